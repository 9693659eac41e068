package org.blamelesswiki.postmortems.action;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.blamelesswiki.postmortems.text.Block;
import org.blamelesswiki.postmortems.text.BlockKind;
import org.blamelesswiki.postmortems.text.Document;
import org.blamelesswiki.postmortems.text.Section;
import org.blamelesswiki.postmortems.text.SectionRole;
import org.blamelesswiki.postmortems.text.Span;
import org.jspecify.annotations.Nullable;

/** The rows of a page's tables whose column headings say that they list actions. */
final class ActionTable {

  /** What a column of an action table holds. */
  private enum Column {
    TITLE,
    TYPE,
    OWNER,
    DUE,
    FACTOR,
    STATE,
    ISSUE
  }

  /** The words that head a column, in English and German. */
  private static final Map<String, Column> HEADINGS = headings();

  private static Map<String, Column> headings() {
    Map<String, Column> headings = new HashMap<>();
    for (String word :
        List.of(
            "action", "action item", "item", "what", "task", "follow-up", "aufgabe", "maßnahme")) {
      headings.put(word, Column.TITLE);
    }
    List.of("type", "kind", "art").forEach(word -> headings.put(word, Column.TYPE));
    List.of("owner", "who", "assignee", "responsible", "wer", "zuständig")
        .forEach(word -> headings.put(word, Column.OWNER));
    List.of("due", "due date", "by", "when", "deadline", "date", "bis", "fällig", "termin")
        .forEach(word -> headings.put(word, Column.DUE));
    List.of("factor", "contributing factor", "cause", "answers", "faktor", "ursache")
        .forEach(word -> headings.put(word, Column.FACTOR));
    List.of("state", "agreed", "decision", "stand", "beschluss")
        .forEach(word -> headings.put(word, Column.STATE));
    List.of("issue", "ticket", "key", "tracker", "jira", "vorgang")
        .forEach(word -> headings.put(word, Column.ISSUE));
    return Map.copyOf(headings);
  }

  private final List<Row> rows;
  private final SpanIndex places;

  private ActionTable(List<Row> rows) {
    this.rows = rows;
    this.places = new SpanIndex(rows.stream().map(Row::place).toList());
  }

  static ActionTable of(Document document, String source) {
    List<Row> rows = new ArrayList<>();
    int before = 0;
    for (Section section : document.sections()) {
      Grid grid = new Grid(source);
      for (Block block : section.blocks()) {
        if (block.text().text().isEmpty()) {
          continue;
        }
        Span place = block.text().toSource(new Span(0, block.text().text().length()));
        if (block.kind() == BlockKind.TABLE_CELL) {
          grid.add(before, place, block.text().text().strip());
        } else {
          grid.endInto(rows, section.role());
          grid = new Grid(source);
        }
        before = Math.max(before, place.end());
      }
      grid.endInto(rows, section.role());
    }
    return new ActionTable(rows);
  }

  /** What the row around {@code offset} says; {@link TableRow#NONE} outside action tables. */
  TableRow at(int offset) {
    int position = places.at(offset);
    return position < 0 ? TableRow.NONE : rows.get(position).says();
  }

  /** The rows of the action items section that hold none of {@code offsets}, as tasks. */
  List<PageTask> tasksWithout(Set<Integer> offsets) {
    boolean[] taken = new boolean[rows.size()];
    for (int offset : offsets) {
      int position = places.at(offset);
      if (position >= 0) {
        taken[position] = true;
      }
    }
    List<PageTask> tasks = new ArrayList<>();
    for (int i = 0; i < taken.length; i++) {
      Row row = rows.get(i);
      if (!taken[i] && row.role() == SectionRole.ACTION_ITEMS && !row.says().title().isEmpty()) {
        tasks.add(row.asTask());
      }
    }
    return tasks;
  }

  private record Row(Span place, SectionRole role, TableRow says) {

    PageTask asTask() {
      StatusClass statusClass =
          says.state() == Agreement.NOT_DONE_BECAUSE ? StatusClass.NOT_DOING : StatusClass.TO_DO;
      Details details =
          new Details(
              "",
              says.title(),
              says.type(),
              "",
              new Status("", statusClass),
              says.owner().isEmpty() ? Owner.NOBODY : new Owner("", says.owner()),
              says.due(),
              null,
              null);
      return new PageTask(
          new TaskId("row-" + digest(says.title())),
          ItemSource.TABLE,
          place.start(),
          details,
          says);
    }
  }

  /** Names a row by its words, so that it stays the same row when the table is sorted. */
  private static String digest(String title) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(title.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Puts the cells of one table back into rows and columns, by what stands between them. */
  private static final class Grid {

    private final String source;
    private final List<List<String>> cells = new ArrayList<>();
    private final List<Span> places = new ArrayList<>();
    private int column = -1;
    private int floor;
    private int end;

    Grid(String source) {
      this.source = source;
    }

    void add(int before, Span place, String words) {
      int from = cells.isEmpty() ? Math.min(before, place.start()) : Math.min(end, place.start());
      Gap gap = Gap.of(source.substring(from, place.start()));
      if (cells.isEmpty()) {
        floor = from;
      }
      if (cells.isEmpty() || gap.newRow()) {
        cells.add(new ArrayList<>());
        places.add(place);
        column = -1;
      }
      column = Math.max(0, column + gap.columns());
      List<String> row = cells.get(cells.size() - 1);
      while (row.size() <= column && row.size() < 50) {
        row.add("");
      }
      int at = Math.min(column, row.size() - 1);
      row.set(at, row.get(at).isEmpty() ? words : row.get(at) + " " + words);
      Span first = places.get(places.size() - 1);
      end = Math.max(end, place.end());
      places.set(places.size() - 1, new Span(first.start(), Math.max(first.end(), place.end())));
    }

    void endInto(List<Row> rows, SectionRole role) {
      if (cells.size() < 2) {
        return;
      }
      Map<Column, Integer> columns = columns(cells.get(0));
      if (!columns.containsKey(Column.TITLE) || columns.size() < 2) {
        return;
      }
      for (int i = 1; i < cells.size(); i++) {
        rows.add(new Row(withLinkTargets(i), role, says(cells.get(i), columns)));
      }
    }

    /** A link's target stands behind its words, and so may end the row outside its last cell. */
    private Span withLinkTargets(int row) {
      int start = places.get(row).start();
      int limit = row + 1 < places.size() ? places.get(row + 1).start() : source.length();
      int end = Math.min(places.get(row).end(), limit);
      int newline = source.substring(end, limit).indexOf('\n');
      return new Span(linkStart(start, row), newline < 0 ? limit : end + newline);
    }

    /** In storage format a link's target stands before its words. */
    private int linkStart(int start, int row) {
      int from = Math.min(start, row == 0 ? floor : places.get(row - 1).end());
      String before = source.substring(from, start);
      int tag = before.lastIndexOf("<tr");
      return from + (tag >= 0 ? tag : before.lastIndexOf('\n') + 1);
    }

    private static Map<Column, Integer> columns(List<String> headings) {
      Map<Column, Integer> columns = new EnumMap<>(Column.class);
      for (int i = 0; i < headings.size(); i++) {
        Column column = HEADINGS.get(headings.get(i).strip().toLowerCase(Locale.ROOT));
        if (column != null) {
          columns.putIfAbsent(column, i);
        }
      }
      return columns;
    }

    private static TableRow says(List<String> row, Map<Column, Integer> columns) {
      String state = cell(row, columns, Column.STATE);
      return new TableRow(
          cell(row, columns, Column.TITLE),
          ActionType.ofWord(cell(row, columns, Column.TYPE)).orElse(null),
          cell(row, columns, Column.OWNER),
          date(cell(row, columns, Column.DUE)),
          cell(row, columns, Column.FACTOR),
          Agreement.ofWords(state).orElse(Agreement.NOT_SAID),
          reason(state));
    }

    private static String cell(List<String> row, Map<Column, Integer> columns, Column column) {
      int at = columns.getOrDefault(column, Integer.MAX_VALUE);
      return at < row.size() ? row.get(at) : "";
    }

    private static @Nullable LocalDate date(String words) {
      for (int i = 0; i + 10 <= words.length(); i++) {
        if (words.charAt(i + 4) == '-' && Character.isDigit(words.charAt(i))) {
          LocalDate date = dateOrNull(words.substring(i, i + 10));
          if (date != null) {
            return date;
          }
        }
      }
      return null;
    }

    private static @Nullable LocalDate dateOrNull(String word) {
      try {
        return LocalDate.parse(word);
      } catch (DateTimeParseException e) {
        return null; // A cell may hold anything.
      }
    }

    private static String reason(String state) {
      int colon = state.indexOf(':');
      int because = state.toLowerCase(Locale.ROOT).indexOf("because");
      if (colon >= 0) {
        return state.substring(colon + 1).strip();
      }
      return because >= 0 ? state.substring(because + "because".length()).strip() : "";
    }
  }

  /**
   * What stands between two cells. Tags count where there are any (storage format), else line
   * breaks and bars do (wiki markup).
   */
  private record Gap(boolean newRow, int columns) {

    static Gap of(String between) {
      int row = Math.max(between.lastIndexOf("<tr>"), between.lastIndexOf("<tr "));
      int cells = count(between, Math.max(row, 0), "<td") + headerCells(between, Math.max(row, 0));
      if (row >= 0 || cells > 0 || between.contains("</")) {
        return new Gap(row >= 0, cells);
      }
      int line = between.lastIndexOf('\n');
      return new Gap(line >= 0, bars(between, line < 0 ? afterLink(between) : line + 1));
    }

    private static int headerCells(String text, int from) {
      return count(text, from, "<th") - count(text, from, "<thead");
    }

    private static int count(String text, int from, String tag) {
      int count = 0;
      for (int at = text.indexOf(tag, from); at >= 0; at = text.indexOf(tag, at + 1)) {
        count++;
      }
      return count;
    }

    /** The bar inside {@code [words|target]} parts a link, not cells. */
    private static int afterLink(String text) {
      int close = text.indexOf(']');
      int open = text.indexOf('[');
      return close >= 0 && (open < 0 || close < open) ? close + 1 : 0;
    }

    private static int bars(String text, int from) {
      int bars = 0;
      for (int i = from; i < text.length(); i++) {
        if (text.charAt(i) == '|' && (i == from || text.charAt(i - 1) != '|')) {
          bars++;
        }
      }
      return bars;
    }
  }
}
