package org.blamelesswiki.postmortems.web;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.StringJoiner;
import org.blamelesswiki.postmortems.action.RollUp;
import org.blamelesswiki.postmortems.action.RollUpItem;

/** The roll-up's list as a file for a spreadsheet. It has no column for people. */
final class RollUpCsvScreen implements Screen {

  static final String PATH = "/items/csv";

  private static final int MOST = 50_000;
  private static final String HEAD =
      "page,space,issue,type,status class,due,created,closed,proposed";

  private final RollUpDesk desk;

  RollUpCsvScreen(RollUpDesk desk) {
    this.desk = desk;
  }

  @Override
  public Access access() {
    return Access.ANYONE;
  }

  @Override
  public Response get(Request request) {
    StringJoiner lines = new StringJoiner("\r\n", HEAD + "\r\n", "\r\n");
    lines.setEmptyValue(HEAD + "\r\n");
    for (RollUp.Entry entry :
        desk.all(RollUpScreen.query(request::value), request.viewer(), MOST)) {
      RollUpItem item = entry.item();
      StringJoiner line = new StringJoiner(",");
      line.add(cell(desk.title(entry.page())));
      line.add(cell(entry.page().space()));
      line.add(cell(item.tracker().isEmpty() ? "" : item.key()));
      line.add(item.type());
      line.add(item.statusClass());
      line.add(item.due() == null ? "" : item.due().toString());
      line.add(day(item.createdMillis()));
      line.add(day(item.resolvedMillis()));
      line.add(item.proposed() ? "yes" : "");
      lines.add(line.toString());
    }
    return new Response.Download("text/csv", "action-items.csv", lines.toString());
  }

  private static String day(long millis) {
    return millis == 0
        ? ""
        : Instant.ofEpochMilli(millis).atZone(ZoneOffset.UTC).toLocalDate().toString();
  }

  /** A cell that a spreadsheet takes for words and nothing else. */
  private static String cell(String words) {
    String safe =
        !words.isEmpty() && "=+-@\t\r".indexOf(words.charAt(0)) >= 0 ? "'" + words : words;
    return '"' + safe.replace("\"", "\"\"") + '"';
  }
}
