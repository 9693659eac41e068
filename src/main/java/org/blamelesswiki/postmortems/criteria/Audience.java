package org.blamelesswiki.postmortems.criteria;

import java.util.Optional;

/** Who a postmortem is written for, the narrowest first. */
public enum Audience implements Keyed {
  /** Those who are named: security, privacy, law, people. */
  NAMED_READERS,
  /** The team and those it works with. */
  TEAM,
  /** Everyone who works here. */
  COMPANY,
  /** Anybody. */
  PUBLIC;

  /** The audience with that key, if there is one. */
  public static Optional<Audience> ofKey(String key) {
    return Keyed.find(values(), key);
  }
}
