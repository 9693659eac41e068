package org.blamelesswiki.postmortems.action;

import java.util.Locale;
import java.util.Optional;

/** How far the authors of a page have come with an action. */
public enum Agreement {
  NOT_SAID,
  /** An idea from the write-up, to be decided after the review. */
  PROPOSED,
  AGREED,
  /** Considered and left, with a reason. */
  NOT_DONE_BECAUSE;

  /** The name in views and message keys, such as {@code not-done-because}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What a cell such as {@code proposed} or {@code not done: too costly} says. */
  static Optional<Agreement> ofWords(String words) {
    String lower = words.strip().toLowerCase(Locale.ROOT);
    if (lower.startsWith("proposed") || lower.startsWith("idea")) {
      return Optional.of(PROPOSED);
    }
    if (lower.startsWith("agreed")) {
      return Optional.of(AGREED);
    }
    if (lower.startsWith("not done")
        || lower.startsWith("not doing")
        || lower.startsWith("won't do")
        || lower.startsWith("accepted")
        || lower.startsWith("considered and not done")) {
      return Optional.of(NOT_DONE_BECAUSE);
    }
    return Optional.empty();
  }
}
