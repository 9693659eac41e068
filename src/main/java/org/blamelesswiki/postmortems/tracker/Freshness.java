package org.blamelesswiki.postmortems.tracker;

import java.time.Duration;

/**
 * How long an answer counts.
 *
 * @param fresh up to this age it is shown as it is; after it, it is refreshed behind the page's
 *     back
 * @param usable up to this age a page does not wait for the refresh; after it, it waits within its
 *     budget
 * @param kept up to this age it is shown when there is no newer one
 * @param entries how many answers are kept at most, over all trackers and viewers
 */
public record Freshness(Duration fresh, Duration usable, Duration kept, int entries) {

  public static final Freshness DEFAULT =
      new Freshness(Duration.ofSeconds(60), Duration.ofMinutes(5), Duration.ofDays(7), 20_000);

  public Freshness {
    if (fresh.isNegative() || usable.compareTo(fresh) < 0 || kept.compareTo(usable) < 0) {
      throw new IllegalArgumentException("fresh <= usable <= kept, not " + fresh + usable + kept);
    }
    if (entries < 1) {
      throw new IllegalArgumentException("at least one entry");
    }
  }
}
