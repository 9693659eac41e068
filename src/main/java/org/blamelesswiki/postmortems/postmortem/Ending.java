package org.blamelesswiki.postmortems.postmortem;

import java.time.Instant;

/** How it came that a postmortem is not due any more. */
public sealed interface Ending {

  /** The longest reason, in characters. */
  int LONGEST_REASON = 2000;

  /** When. */
  Instant at();

  /** The word in rows, addresses and i18n keys. */
  String key();

  /** Why, in the words of who decided; empty where nobody did. */
  default String because() {
    return "";
  }

  /**
   * It is published: the only way to be done.
   *
   * @param page the id of the page
   */
  record Published(String page, Instant at) implements Ending {
    @Override
    public String key() {
      return "published";
    }
  }

  /** It was decided not to write one, where the criteria leave that open. */
  record NotWritten(String because, Instant at) implements Ending {
    public NotWritten {
      requireReason(because);
    }

    @Override
    public String key() {
      return "not-written";
    }
  }

  /** Somebody saw that none is required after all. */
  record NotRequired(String because, Instant at) implements Ending {
    public NotRequired {
      requireReason(because);
    }

    @Override
    public String key() {
      return "not-required";
    }
  }

  /** The facts were corrected, and under them none is due. */
  record Lifted(Instant at) implements Ending {
    @Override
    public String key() {
      return "lifted";
    }
  }

  private static void requireReason(String because) {
    if (because.isBlank() || because.length() > LONGEST_REASON) {
      throw new IllegalArgumentException(
          "a decision has a reason, in " + LONGEST_REASON + " characters at most");
    }
  }
}
