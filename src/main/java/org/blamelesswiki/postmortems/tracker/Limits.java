package org.blamelesswiki.postmortems.tracker;

import java.time.Duration;

/**
 * What a request to a tracker may cost.
 *
 * @param connect how long connecting may take
 * @param answer how long the whole answer may take, connecting and one repetition included
 * @param bytes how large an answer may be
 */
public record Limits(Duration connect, Duration answer, int bytes) {

  public static final Limits DEFAULT =
      new Limits(Duration.ofSeconds(2), Duration.ofSeconds(8), 4 * 1024 * 1024);
}
