package org.blamelesswiki.postmortems.criteria;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number with its unit.
 *
 * @param amount finite and not negative
 * @param unit what it counts or measures
 */
public record Quantity(double amount, Unit unit) {

  private static final Pattern NUMBER = Pattern.compile("\\d[\\d.,' \\u00a0\\u202f]*");
  private static final Pattern GROUPED =
      Pattern.compile("\\d{1,3}([,' \\u00a0\\u202f]\\d{3})+(\\.\\d+)?");
  private static final Pattern GROUP_SIGNS = Pattern.compile("[,' \\u00a0\\u202f]");

  public Quantity {
    if (Double.isNaN(amount) || Double.isInfinite(amount)) {
      throw new IllegalArgumentException("an amount is a number, not " + amount);
    }
    if (amount < 0) {
      throw new IllegalArgumentException("an amount is not negative: " + amount);
    }
    amount = amount + 0.0; // -0.0 and 0.0 are one amount
  }

  public static Quantity of(double amount, Unit unit) {
    return new Quantity(amount, unit);
  }

  /**
   * Reads what a person types: {@code 5,200 users}, {@code 45 min}, {@code 1 h 30 min}, {@code USD
   * 5000}, {@code 12%}. A comma or space before three digits groups them.
   *
   * @param assumed the unit of a bare number
   * @return empty when it is no amount, or its units do not go together
   */
  public static Optional<Quantity> parse(String typed, Unit assumed) {
    String text = typed.strip();
    Matcher number = NUMBER.matcher(text);
    if (!number.find()) {
      return Optional.empty();
    }
    String before = text.substring(0, number.start()).strip();
    String rest = text.substring(number.start());
    if (!before.isEmpty()) {
      return Unit.ofWord(before)
          .filter(Unit::isMoney)
          .flatMap(unit -> parse(rest, unit))
          .filter(quantity -> quantity.unit().isMoney());
    }
    String amount = number.group().strip();
    int end = number.start() + number.group().length();
    int next = end;
    while (next < text.length() && !Character.isDigit(text.charAt(next))) {
      next++;
    }
    String word = text.substring(end, next).strip();
    Optional<Unit> unit = word.isEmpty() ? Optional.of(assumed) : Unit.ofWord(word);
    Optional<Quantity> first =
        unit.flatMap(u -> number(amount).map(value -> new Quantity(value, u)));
    if (next == text.length() || first.isEmpty()) {
      return first;
    }
    return parse(text.substring(next), assumed)
        .filter(more -> first.get().unit().isTime() && more.unit().isTime())
        .map(more -> first.get().plus(more.in(first.get().unit())));
  }

  private static Optional<Double> number(String typed) {
    String plain =
        GROUPED.matcher(typed).matches()
            ? GROUP_SIGNS.matcher(typed).replaceAll("")
            : typed.replace(',', '.');
    try {
      double value = Double.parseDouble(plain);
      return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /**
   * The same quantity in another unit.
   *
   * @throws IllegalArgumentException if nothing turns one into the other
   */
  public Quantity in(Unit other) {
    return new Quantity(unit.convert(amount, other), other);
  }

  /** The sum, in this unit. */
  Quantity plus(Quantity other) {
    return new Quantity(amount + other.in(unit).amount, unit);
  }

  @Override
  public String toString() {
    return (amount == Math.rint(amount) && amount < 1e15
            ? Long.toString((long) amount)
            : Double.toString(amount))
        + " "
        + unit;
  }
}
