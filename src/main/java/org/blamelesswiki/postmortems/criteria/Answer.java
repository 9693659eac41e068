package org.blamelesswiki.postmortems.criteria;

/** What the facts say about a condition. Not knowing is never a no. */
public enum Answer implements Keyed {
  YES,
  NO,
  /** A fact that the condition asks for is not known yet. */
  UNKNOWN;

  static Answer of(boolean yes) {
    return yes ? YES : NO;
  }

  /** The opposite; what is not known stays so. */
  public Answer negated() {
    return switch (this) {
      case YES -> NO;
      case NO -> YES;
      case UNKNOWN -> UNKNOWN;
    };
  }
}
