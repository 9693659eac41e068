package org.blamelesswiki.postmortems.criteria;

import java.util.Optional;

/** What follows when a criterion applies. */
public enum Level implements Keyed {
  /** A postmortem is due. */
  REQUIRED,
  /** A postmortem is worth writing; nobody has to. */
  RECOMMENDED,
  /** Lifts the criteria it names: see {@link Lifts}. */
  EXEMPT;

  /** The level with that key, if there is one. */
  public static Optional<Level> ofKey(String key) {
    return Keyed.find(values(), key);
  }
}
