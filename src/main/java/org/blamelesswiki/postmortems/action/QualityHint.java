package org.blamelesswiki.postmortems.action;

import java.util.Locale;

/**
 * A thought on an action item, or on a factor without one. It never holds anything up.
 *
 * @param kind what may be missing
 * @param about the item's key or title, or the factor
 */
public record QualityHint(Kind kind, String about) {

  /** What may be missing. */
  public enum Kind {
    /** Nobody has taken it on. */
    NO_OWNER,
    /** It has no date. */
    NO_DATE,
    /** Nobody could tell when it is done. */
    NO_END,
    /** It asks people to be more careful, where a change of the system would last. */
    MORE_CAREFUL,
    /** A contributing factor that no item answers, and that is not accepted with a reason. */
    FACTOR_WITHOUT_ACTION,
    /** Left undone without a reason. */
    NO_REASON;

    /** The name in views and message keys, such as {@code no-owner}. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
