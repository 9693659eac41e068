package org.blamelesswiki.postmortems.action;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/**
 * How a list of items is shown, as the macro's parameters say.
 *
 * @param layout how much of each item
 * @param filter which of them
 * @param sort in which order; within a group too
 * @param group under which headings
 */
public record Display(Layout layout, Filter filter, Sort sort, Group group) {

  /** Everything, in page order. */
  public static final Display FULL = new Display(Layout.FULL, Filter.ALL, Sort.PAGE, Group.NONE);

  /** How much of each item is shown. */
  public enum Layout {
    /** A table with every column. */
    FULL,
    /** A list of one line each. */
    COMPACT,
    /** The progress alone. */
    PROGRESS
  }

  /** What the rows are ordered by. */
  public enum Sort {
    PAGE,
    DUE,
    STATUS,
    TYPE,
    KEY
  }

  /** What the rows are gathered under. */
  public enum Group {
    NONE,
    STATUS,
    TYPE,
    FACTOR,
    OWNER
  }

  /**
   * Which rows are shown. The only filter by person is {@code mine}: no list ranks people.
   *
   * @param open only what is not closed
   * @param pastDate only what is past its date
   * @param mine only the viewer's own
   * @param statusClass only these, as {@link StatusClass#key()}; empty for all
   * @param type only these, as {@link ActionType#key()}; empty for all
   * @param factor only what answers it, in any case; empty for all
   */
  public record Filter(
      boolean open,
      boolean pastDate,
      boolean mine,
      String statusClass,
      String type,
      String factor) {

    public static final Filter ALL = new Filter(false, false, false, "", "", "");
  }

  /**
   * What a macro's parameters ask for, by name: {@code layout}, {@code show} ({@code open}, {@code
   * past-date}, {@code mine} or a status class), {@code type}, {@code factor}, {@code sort}, {@code
   * group}. What is not known is left at its default: a macro never fails for a typing slip.
   */
  public static Display ofParameters(Map<String, String> parameters) {
    String show = value(parameters, "show");
    Filter filter =
        new Filter(
            show.equals("open"),
            show.equals("past-date"),
            show.equals("mine"),
            isStatusClass(show) ? show : "",
            ActionType.ofWord(value(parameters, "type")).map(ActionType::key).orElse(""),
            value(parameters, "factor"));
    return new Display(
        choice(Layout.class, parameters, "layout", Layout.FULL),
        filter,
        choice(Sort.class, parameters, "sort", Sort.PAGE),
        choice(Group.class, parameters, "group", Group.NONE));
  }

  private static boolean isStatusClass(String word) {
    for (StatusClass statusClass : StatusClass.values()) {
      if (statusClass.key().equals(word)) {
        return true;
      }
    }
    return false;
  }

  private static <E extends Enum<E>> E choice(
      Class<E> type, Map<String, String> parameters, String name, E fallback) {
    String word = value(parameters, name).toUpperCase(Locale.ROOT);
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.name().equals(word))
        .findFirst()
        .orElse(fallback);
  }

  private static String value(Map<String, String> parameters, String name) {
    return parameters.getOrDefault(name, "").strip().toLowerCase(Locale.ROOT);
  }
}
