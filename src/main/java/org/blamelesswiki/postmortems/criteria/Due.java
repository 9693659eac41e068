package org.blamelesswiki.postmortems.criteria;

import java.util.Comparator;
import java.util.Optional;

/**
 * How much time there is.
 *
 * @param amount how many; 1 to 1,000
 * @param kind of what
 */
public record Due(int amount, Kind kind) implements Comparable<Due> {

  private static final Comparator<Due> BY_ROUGH_LENGTH =
      Comparator.comparingDouble(Due::roughHours).thenComparing(Due::kind);

  /** What the time is counted in. */
  public enum Kind implements Keyed {
    HOURS,
    CALENDAR_DAYS,
    /** Days on which the calendar says people work. */
    WORKING_DAYS;

    /** The kind with that key, if there is one. */
    public static Optional<Kind> ofKey(String key) {
      return Keyed.find(values(), key);
    }
  }

  public Due {
    if (amount < 1 || amount > 1000) {
      throw new IllegalArgumentException("a time to write is 1 to 1,000 long, not " + amount);
    }
  }

  public static Due hours(int amount) {
    return new Due(amount, Kind.HOURS);
  }

  public static Due calendarDays(int amount) {
    return new Due(amount, Kind.CALENDAR_DAYS);
  }

  public static Due workingDays(int amount) {
    return new Due(amount, Kind.WORKING_DAYS);
  }

  /** The shorter first, taking five working days for a week: a calendar tells exactly. */
  @Override
  public int compareTo(Due other) {
    return BY_ROUGH_LENGTH.compare(this, other);
  }

  private double roughHours() {
    return amount
        * switch (kind) {
          case HOURS -> 1.0;
          case CALENDAR_DAYS -> 24.0;
          case WORKING_DAYS -> 24.0 * 7 / 5;
        };
  }

  @Override
  public String toString() {
    return amount + " " + kind.key();
  }
}
