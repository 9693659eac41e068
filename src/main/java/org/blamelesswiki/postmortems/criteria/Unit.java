package org.blamelesswiki.postmortems.criteria;

import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a number counts or measures. Minutes turn into hours; nothing turns minutes into dollars,
 * dollars into euros, or users into requests.
 *
 * @param key {@code seconds}, {@code minutes}, {@code hours}, {@code days}; {@code percent}; a
 *     currency code of ISO 4217 such as {@code USD}; or a lower-case word for what is counted, such
 *     as {@code users}
 */
public record Unit(String key) {

  // First: the constants below are checked against them.
  private static final Pattern COUNTED = Pattern.compile("[a-z][a-z0-9-]{0,31}");
  private static final Pattern MONEY = Pattern.compile("[A-Z]{3}");

  public static final Unit SECONDS = new Unit("seconds");
  public static final Unit MINUTES = new Unit("minutes");
  public static final Unit HOURS = new Unit("hours");
  public static final Unit DAYS = new Unit("days");
  public static final Unit PERCENT = new Unit("percent");
  public static final Unit USERS = new Unit("users");
  public static final Unit PEOPLE = new Unit("people");
  public static final Unit INCIDENTS = new Unit("incidents");

  /** How many seconds each unit of time has. */
  private static final Map<String, Double> SECONDS_EACH =
      Map.of("seconds", 1.0, "minutes", 60.0, "hours", 3600.0, "days", 86_400.0);

  private static final Map<String, String> OTHER_WORDS =
      Map.ofEntries(
          Map.entry("s", "seconds"),
          Map.entry("sec", "seconds"),
          Map.entry("second", "seconds"),
          Map.entry("m", "minutes"),
          Map.entry("min", "minutes"),
          Map.entry("mins", "minutes"),
          Map.entry("minute", "minutes"),
          Map.entry("h", "hours"),
          Map.entry("hr", "hours"),
          Map.entry("hrs", "hours"),
          Map.entry("hour", "hours"),
          Map.entry("d", "days"),
          Map.entry("day", "days"),
          Map.entry("%", "percent"),
          Map.entry("$", "USD"),
          Map.entry("€", "EUR"),
          Map.entry("£", "GBP"));

  private static final Map<String, Unit> CURRENCIES =
      Currency.getAvailableCurrencies().stream()
          .collect(Collectors.toMap(Currency::getCurrencyCode, c -> new Unit(c.getCurrencyCode())));

  public Unit {
    if (!COUNTED.matcher(key).matches() && !MONEY.matcher(key).matches()) {
      throw new IllegalArgumentException(
          "a unit is a lower-case word or a currency code, not '" + key + "'");
    }
  }

  /** The unit that a word or sign stands for, such as {@code min}, {@code %} or {@code USD}. */
  public static Optional<Unit> ofWord(String word) {
    String bare = word.strip();
    if (CURRENCIES.containsKey(bare)) {
      return Optional.of(CURRENCIES.get(bare));
    }
    String lower = bare.toLowerCase(Locale.ROOT);
    String key = OTHER_WORDS.getOrDefault(lower, lower);
    return MONEY.matcher(key).matches() || COUNTED.matcher(key).matches()
        ? Optional.of(new Unit(key))
        : Optional.empty();
  }

  public boolean isTime() {
    return SECONDS_EACH.containsKey(key);
  }

  public boolean isShare() {
    return key.equals("percent");
  }

  public boolean isMoney() {
    return MONEY.matcher(key).matches();
  }

  /** Whether it is a thing that is counted, such as users. */
  public boolean isCounted() {
    return !isTime() && !isShare() && !isMoney();
  }

  /** Whether amounts in this unit can be held against amounts in {@code other}. */
  public boolean convertsTo(Unit other) {
    return equals(other) || (isTime() && other.isTime());
  }

  /**
   * The same amount in another unit.
   *
   * @throws IllegalArgumentException if nothing turns one into the other
   */
  double convert(double amount, Unit to) {
    if (equals(to)) {
      return amount;
    }
    Double from = SECONDS_EACH.get(key);
    Double into = SECONDS_EACH.get(to.key);
    if (from == null || into == null) {
      throw new IllegalArgumentException(key + " cannot be turned into " + to.key);
    }
    return amount * from / into;
  }

  @Override
  public String toString() {
    return key;
  }
}
