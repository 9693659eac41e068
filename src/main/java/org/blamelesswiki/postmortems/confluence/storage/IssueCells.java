package org.blamelesswiki.postmortems.confluence.storage;

import java.net.URI;
import org.blamelesswiki.postmortems.action.IssueCell;

/** Writes keys of issues into tables of storage format. */
public final class IssueCells {

  private IssueCells() {}

  /** {@code source} with a link to the issue in the cell. Everything else stays as it is. */
  public static String withIssue(String source, IssueCell cell, String key, URI link) {
    int limit = endOf(source, cell.row().start());
    int start = cellStart(source, cell.row().start(), limit, cell.column());
    if (start < 0) {
      return source;
    }
    int end = cellEnd(source, start, limit);
    boolean isInParagraph = source.startsWith("</p>", end - "</p>".length());
    int at = isInParagraph ? end - "</p>".length() : end;
    char before = source.charAt(at - 1);
    String space = before == '>' || Character.isWhitespace(before) ? "" : " ";
    return source.substring(0, at)
        + space
        + "<a href=\""
        + escaped(link.toString())
        + "\">"
        + escaped(key)
        + "</a>"
        + source.substring(at);
  }

  private static int endOf(String source, int row) {
    int depth = 0;
    for (int at = source.indexOf('<', row); at >= 0; at = source.indexOf('<', at + 1)) {
      depth += depthOf(source, at);
      if (depth == 0 && source.startsWith("</tr", at)) {
        return at;
      }
    }
    return source.length();
  }

  private static int cellStart(String source, int row, int limit, int column) {
    int depth = 0;
    int cell = -1;
    for (int at = source.indexOf('<', row); at >= 0 && at < limit; at = next(source, at)) {
      depth += depthOf(source, at);
      if (depth == 0 && isCell(source, at) && ++cell == column) {
        int close = source.indexOf('>', at);
        return close < 0 || source.charAt(close - 1) == '/' ? -1 : close + 1;
      }
    }
    return -1;
  }

  private static int cellEnd(String source, int start, int limit) {
    int depth = 0;
    for (int at = source.indexOf('<', start); at >= 0 && at < limit; at = next(source, at)) {
      depth += depthOf(source, at);
      if (depth == 0 && (source.startsWith("</td", at) || source.startsWith("</th", at))) {
        return at;
      }
    }
    return limit;
  }

  private static int next(String source, int at) {
    return source.indexOf('<', at + 1);
  }

  /** How a tag changes the number of tables around: one may stand in a cell of another. */
  private static int depthOf(String source, int at) {
    if (source.startsWith("<table", at)) {
      return 1;
    }
    return source.startsWith("</table", at) ? -1 : 0;
  }

  private static boolean isCell(String source, int at) {
    return (source.startsWith("<td", at) || source.startsWith("<th", at))
        && !source.startsWith("<thead", at);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
