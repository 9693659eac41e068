package org.blamelesswiki.postmortems.sampletracker;

import java.util.List;

/** The few pages that the sample tracker shows to people. */
final class SamplePages {

  private static final String HEAD =
      "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">"
          + "<meta name=\"viewport\" content=\"width=device-width\">"
          + "<title>Sample tracker</title><style>body{font:16px/1.5 system-ui,sans-serif;"
          + "margin:2rem auto;max-width:46rem;padding:0 1rem}table{border-collapse:collapse}"
          + "td,th{padding:.2rem .8rem .2rem 0;text-align:left}</style></head><body>"
          + "<p><a href=\"/\">Sample tracker</a> of the demo. It is no product: it only answers as"
          + " Jira would.</p>";

  private SamplePages() {}

  static String home(Faults now, List<SampleIssue> issues) {
    StringBuilder page = new StringBuilder(HEAD);
    page.append(
        "<h1>What the tracker does now</h1><form method=\"post\" action=\"/sample/faults\">");
    page.append("<p><label>The tracker <select name=\"kind\">");
    for (Faults.Kind kind : Faults.Kind.values()) {
      page.append("<option value=\"").append(kind).append('"');
      page.append(kind == now.kind() ? " selected>" : ">").append(kind.words()).append("</option>");
    }
    page.append("</select></label> <label>after <input name=\"latency\" type=\"number\" min=\"0\"");
    page.append(" max=\"60000\" value=\"").append(now.latency().toMillis());
    page.append("\"> milliseconds</label> <button>Set</button></p></form>");
    page.append("<h2>Issues</h2><table><tr><th>Key<th>Status<th>Title</tr>");
    for (SampleIssue issue : issues) {
      page.append("<tr><td><a href=\"/browse/").append(escaped(issue.key())).append("\">");
      page.append(escaped(issue.key())).append("</a><td>").append(escaped(issue.status()));
      page.append("<td>").append(escaped(issue.summary())).append("</tr>");
    }
    return page.append("</table></body></html>").toString();
  }

  static String issue(SampleIssue issue) {
    StringBuilder page = new StringBuilder(HEAD);
    page.append("<h1>").append(escaped(issue.key())).append(": ");
    page.append(escaped(issue.summary()))
        .append("</h1><p>Status: ")
        .append(escaped(issue.status()));
    page.append(issue.resolution() == null ? "" : " (" + escaped(issue.resolution()) + ")");
    page.append("</p><form method=\"post\"><p><label>Set to <select name=\"status\">");
    for (String status : List.of("To Do", "In Progress", "In Review", "Done", "Won't Do")) {
      page.append("<option").append(status.equals(issue.status()) ? " selected>" : ">");
      page.append(escaped(status)).append("</option>");
    }
    return page.append("</select></label> <button>Set</button></p></form></body></html>")
        .toString();
  }

  static String missing() {
    return HEAD + "<h1>There is no such page</h1></body></html>";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
