package org.blamelesswiki.postmortems.action;

import java.util.Locale;

/** What a tracker's status means for the reader, whatever the tracker calls it. */
public enum StatusClass {
  TO_DO,
  DOING,
  DONE,
  /** Closed on purpose without being done: declined, out of date, answered another way. */
  NOT_DOING;

  /** Whether nothing is left to do. */
  public boolean isClosed() {
    return this == DONE || this == NOT_DOING;
  }

  /** The name in views, style classes and the API, such as {@code to-do}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
