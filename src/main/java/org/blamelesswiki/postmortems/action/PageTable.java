package org.blamelesswiki.postmortems.action;

import java.util.ArrayList;
import java.util.List;
import org.blamelesswiki.postmortems.text.Block;
import org.blamelesswiki.postmortems.text.BlockKind;
import org.blamelesswiki.postmortems.text.Document;
import org.blamelesswiki.postmortems.text.Section;
import org.blamelesswiki.postmortems.text.SectionRole;
import org.blamelesswiki.postmortems.text.Span;

/**
 * A table of a page, put back into rows and columns.
 *
 * @param role the section it stands in
 * @param headings the words of its first row
 * @param rows the others
 */
public record PageTable(SectionRole role, List<String> headings, List<Row> rows) {

  public PageTable {
    headings = List.copyOf(headings);
    rows = List.copyOf(rows);
  }

  /**
   * A row.
   *
   * @param cells the words of its cells; an empty one is empty, those after the last word are not
   *     there
   * @param place where it stands in the source, with the targets of its links
   */
  public record Row(List<String> cells, Span place) {

    public Row {
      cells = List.copyOf(cells);
    }

    /** The words of a cell; empty where there are none. */
    public String cell(int column) {
      return column >= 0 && column < cells.size() ? cells.get(column) : "";
    }
  }

  /** The tables of {@code document}, parsed from {@code source}, in page order. */
  public static List<PageTable> of(Document document, String source) {
    List<PageTable> tables = new ArrayList<>();
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
          grid.endInto(tables, section.role());
          grid = new Grid(source);
        }
        before = Math.max(before, place.end());
      }
      grid.endInto(tables, section.role());
    }
    return tables;
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

    void endInto(List<PageTable> tables, SectionRole role) {
      if (cells.isEmpty()) {
        return;
      }
      List<Row> rows = new ArrayList<>();
      for (int i = 1; i < cells.size(); i++) {
        rows.add(new Row(cells.get(i), withLinkTargets(i)));
      }
      tables.add(new PageTable(role, cells.get(0), rows));
    }

    /** A link's target stands behind its words, and so may end the row outside its last cell. */
    private Span withLinkTargets(int row) {
      int start = places.get(row).start();
      int limit =
          row + 1 < places.size()
              ? Math.max(places.get(row).end(), linkStart(places.get(row + 1).start(), row + 1))
              : source.length();
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
