package org.blamelesswiki.postmortems.criteria;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A length of calendar time.
 *
 * @param amount how many; at most ten years of them
 * @param kind of what
 */
public record Window(int amount, Kind kind) {

  private static final Pattern ISO = Pattern.compile("P(\\d{1,4})([DWMY])");

  /** What the time is counted in. */
  public enum Kind implements Keyed {
    DAYS(3653),
    MONTHS(120);

    private final int most;

    Kind(int most) {
      this.most = most;
    }

    /** The kind with that key, if there is one. */
    public static Optional<Kind> ofKey(String key) {
      return Keyed.find(values(), key);
    }
  }

  public Window {
    if (amount < 1 || amount > kind.most) {
      throw new IllegalArgumentException(
          "a length of time is 1 to " + kind.most + " " + kind.key() + ", not " + amount);
    }
  }

  public static Window ofDays(int days) {
    return new Window(days, Kind.DAYS);
  }

  public static Window ofMonths(int months) {
    return new Window(months, Kind.MONTHS);
  }

  /**
   * Reads the ISO 8601 form, such as {@code P28D}, {@code P4W}, {@code P6M} or {@code P1Y}; of
   * mixed lengths none.
   */
  public static Optional<Window> parse(String iso) {
    Matcher matcher = ISO.matcher(iso.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int number = Integer.parseInt(matcher.group(1));
    try {
      return Optional.of(
          switch (matcher.group(2)) {
            case "D" -> ofDays(number);
            case "W" -> ofDays(number * 7);
            case "M" -> ofMonths(number);
            default -> ofMonths(number * 12);
          });
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Where the time begins that ends at {@code end}. */
  Instant before(Instant end, ZoneId zone) {
    return end.atZone(zone).minus(period()).toInstant();
  }

  /** The day on which it is over that begins on {@code day}. */
  LocalDate after(LocalDate day) {
    return day.plus(period());
  }

  private Period period() {
    return kind == Kind.DAYS ? Period.ofDays(amount) : Period.ofMonths(amount);
  }

  /** The ISO 8601 form. */
  @Override
  public String toString() {
    return period().toString();
  }
}
