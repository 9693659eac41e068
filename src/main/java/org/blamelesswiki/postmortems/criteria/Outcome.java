package org.blamelesswiki.postmortems.criteria;

import java.util.Optional;

/** Whether a postmortem is due. */
public enum Outcome implements Keyed {
  REQUIRED,
  RECOMMENDED,
  /** No criterion applies. */
  NOT_REQUIRED,
  /** An exemption applies, and nothing that it leaves. */
  EXEMPT,
  /** It hangs on facts that are not known yet. */
  UNDECIDED;

  /** The outcome with that key, if there is one. */
  public static Optional<Outcome> ofKey(String key) {
    return Keyed.find(values(), key);
  }

  /** Whether more facts can make it another one, exemptions aside. */
  public boolean isDecided() {
    return this != UNDECIDED;
  }
}
