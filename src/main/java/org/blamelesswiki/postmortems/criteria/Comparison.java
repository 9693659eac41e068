package org.blamelesswiki.postmortems.criteria;

import java.util.Optional;

/** How a number or an incident severity is held against its threshold. */
public enum Comparison implements Keyed {
  AT_LEAST(">="),
  MORE_THAN(">"),
  AT_MOST("<="),
  LESS_THAN("<"),
  EXACTLY("=");

  private final String sign;

  Comparison(String sign) {
    this.sign = sign;
  }

  /** The comparison with that key, if there is one. */
  public static Optional<Comparison> ofKey(String key) {
    return Keyed.find(values(), key);
  }

  /** The sign in formulas, such as {@code >=}. */
  public String sign() {
    return sign;
  }

  /** Holds a known number against the threshold. */
  Answer test(double value, double threshold) {
    return Answer.of(
        switch (this) {
          case AT_LEAST -> value >= threshold;
          case MORE_THAN -> value > threshold;
          case AT_MOST -> value <= threshold;
          case LESS_THAN -> value < threshold;
          case EXACTLY -> value == threshold;
        });
  }

  /** Holds a number of which only a lower bound is known against the threshold. */
  Answer testFrom(double lowerBound, double threshold) {
    return switch (this) {
      case AT_LEAST, MORE_THAN ->
          test(lowerBound, threshold) == Answer.YES ? Answer.YES : Answer.UNKNOWN;
      case AT_MOST, EXACTLY -> lowerBound > threshold ? Answer.NO : Answer.UNKNOWN;
      case LESS_THAN -> lowerBound >= threshold ? Answer.NO : Answer.UNKNOWN;
    };
  }
}
