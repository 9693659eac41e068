package org.blamelesswiki.postmortems.sampletracker;

import java.time.Duration;

/**
 * What is wrong with the sample tracker just now.
 *
 * @param kind how it answers
 * @param latency how long it waits before it does
 */
public record Faults(Kind kind, Duration latency) {

  public static final Faults NONE = new Faults(Kind.NONE, Duration.ZERO);

  /** A way of not answering well. */
  public enum Kind {
    NONE("answers well"),
    /** 401 to every request. */
    REFUSE("refuses every token"),
    /** 403 to every request. */
    FORBID("forbids everything"),
    /** 500. */
    ERROR("fails with an internal error"),
    /** 429 with {@code Retry-After: 30}. */
    BUSY("asks to wait"),
    /** JSON that breaks off. */
    BROKEN_JSON("answers broken JSON"),
    /** A login page. */
    LOGIN_PAGE("answers a login page"),
    /** 50 MB. */
    HUGE("answers 50 MB"),
    /** Half of an answer, and then the connection closes. */
    HALF("closes in mid-answer"),
    /** A redirect to another host. */
    REDIRECT("redirects to another host"),
    /** Makes an issue, and closes before it says so; answers everything else. */
    LOST_ANSWER("makes issues and does not say so"),
    /** Closes without any answer. */
    SILENT("closes without an answer");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** What it does, to follow "The tracker". */
    public String words() {
      return words;
    }
  }

  public static Faults of(Kind kind) {
    return new Faults(kind, Duration.ZERO);
  }

  public static Faults slowBy(Duration latency) {
    return new Faults(Kind.NONE, latency);
  }
}
