package org.blamelesswiki.postmortems.action;

import java.util.Arrays;
import java.util.Locale;

/**
 * What is wanted of the action items of many pages.
 *
 * @param space the key of one space; empty for all
 * @param show which items are listed
 * @param type as {@link ActionType#key()}; empty for all
 * @param age how long past their date; {@link Age#ANY} for no matter
 * @param mine whether only those of whoever asks
 */
public record RollUpQuery(String space, Show show, String type, Age age, boolean mine) {

  /** Everything that is open. */
  public static final RollUpQuery OPEN = new RollUpQuery("", Show.OPEN, "", Age.ANY, false);

  /** Which items are listed. */
  public enum Show {
    OPEN,
    PAST_DATE,
    PROPOSED,
    DONE,
    NOT_DOING,
    ALL;

    /** The name in addresses and message keys, such as {@code past-date}. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What {@code key} names; open ones for anything else. */
    public static Show ofKey(String key) {
      return Arrays.stream(values())
          .filter(show -> show.key().equals(key))
          .findFirst()
          .orElse(OPEN);
    }
  }

  /** How long an item is past its date. */
  public enum Age {
    ANY("", 0, Long.MAX_VALUE),
    WEEK("week", 1, 7),
    MONTH("month", 8, 30),
    QUARTER("quarter", 31, 90),
    LONGER("longer", 91, Long.MAX_VALUE);

    private final String key;
    private final long from;
    private final long to;

    Age(String key, long from, long to) {
      this.key = key;
      this.from = from;
      this.to = to;
    }

    /** The name in addresses and message keys; empty for any. */
    public String key() {
      return key;
    }

    /** What {@code key} names; any for anything else. */
    public static Age ofKey(String key) {
      return Arrays.stream(values()).filter(age -> age.key.equals(key)).findFirst().orElse(ANY);
    }

    boolean holds(long daysPast) {
      return daysPast >= from && daysPast <= to;
    }

    /** The age of an item that is {@code daysPast} days past its date, 1 or more. */
    static Age of(long daysPast) {
      return Arrays.stream(values())
          .filter(age -> age != ANY && age.holds(daysPast))
          .findFirst()
          .orElse(LONGER);
    }
  }
}
