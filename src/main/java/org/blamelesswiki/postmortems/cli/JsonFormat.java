package org.blamelesswiki.postmortems.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.Locale;
import org.blamelesswiki.postmortems.phrasing.Finding;

/** One JSON array of all findings, or one object a line. */
final class JsonFormat implements FindingsFormat {

  private final ObjectMapper json = new ObjectMapper();
  private final PrintWriter out;
  private final boolean lines;
  private final ArrayNode all = json.createArrayNode();

  JsonFormat(PrintWriter out, boolean lines) {
    this.out = out;
    this.lines = lines;
  }

  @Override
  public void add(String name, boolean isLine, Finding finding, Positions.Position position) {
    ObjectNode node = json.createObjectNode();
    node.put(isLine ? "id" : "file", name);
    node.put("start", position.start());
    node.put("end", position.end());
    node.put("line", position.line());
    node.put("column", position.column());
    node.put("rule", finding.rule().value());
    node.put("category", finding.category().key());
    node.put("severity", finding.severity().name().toLowerCase(Locale.ROOT));
    node.put("excerpt", finding.excerpt());
    node.put("message", finding.message());
    ArrayNode rewrites = node.putArray("rewrites");
    finding.rewrites().forEach(rewrite -> rewrites.add(rewrite.text()));
    if (lines) {
      out.print(node.toString() + "\n");
    } else {
      all.add(node);
    }
  }

  @Override
  public void end() {
    if (!lines) {
      out.print(all.toPrettyString() + "\n");
    }
  }
}
