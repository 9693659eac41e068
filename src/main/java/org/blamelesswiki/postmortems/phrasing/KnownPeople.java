package org.blamelesswiki.postmortems.phrasing;

/**
 * Who is a person in this wiki. Asked for capitalised words only; answers stay inside the check.
 * Implementations are thread-safe and fast: a set built once and refreshed, not a look-up per call.
 */
@FunctionalInterface
public interface KnownPeople {

  /** Whether {@code name}, in lower case, is the first, last or user name of somebody. */
  boolean isPerson(String name);

  /** Knows nobody. */
  static KnownPeople none() {
    return name -> false;
  }
}
