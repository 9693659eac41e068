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
import org.blamelesswiki.postmortems.text.Document;
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
    for (PageTable table : PageTable.of(document, source)) {
      Map<Column, Integer> columns = columns(table.headings());
      if (columns.containsKey(Column.TITLE) && columns.size() >= 2) {
        for (PageTable.Row row : table.rows()) {
          rows.add(
              new Row(
                  row.place(),
                  table.role(),
                  says(row.cells(), columns),
                  columns.getOrDefault(Column.ISSUE, columns.getOrDefault(Column.TITLE, 0)),
                  columns.containsKey(Column.ISSUE)));
        }
      }
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

  /** The rows that {@link #tasksWithout} tells of, and where each would name its issue. */
  List<IssueCell> cellsWithout(Set<Integer> offsets) {
    List<IssueCell> cells = new ArrayList<>();
    for (PageTask task : tasksWithout(offsets)) {
      Row row = rows.get(places.at(task.offset()));
      cells.add(new IssueCell(task, row.place(), row.issueColumn(), row.hasIssueColumn()));
    }
    return cells;
  }

  private record Row(
      Span place, SectionRole role, TableRow says, int issueColumn, boolean hasIssueColumn) {

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
