package org.blamelesswiki.postmortems.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import org.blamelesswiki.postmortems.phrasing.Finding;
import org.blamelesswiki.postmortems.phrasing.Rule;
import org.blamelesswiki.postmortems.phrasing.RulePack;
import org.blamelesswiki.postmortems.phrasing.Severity;

/** SARIF 2.1.0, which code hosts show beside the changed lines. */
final class SarifFormat implements FindingsFormat {

  private final ObjectMapper json = new ObjectMapper();
  private final PrintWriter out;
  private final ObjectNode log = json.createObjectNode();
  private final ArrayNode results;

  SarifFormat(PrintWriter out) {
    this.out = out;
    log.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    log.put("version", "2.1.0");
    ObjectNode run = log.putArray("runs").addObject();
    ObjectNode driver = run.putObject("tool").putObject("driver");
    driver.put("name", "Blameless Postmortems");
    ArrayNode rules = driver.putArray("rules");
    for (Rule rule : RulePack.english().rules()) {
      ObjectNode node = rules.addObject().put("id", rule.id().value());
      node.putObject("shortDescription").put("text", rule.summary());
      node.putObject("fullDescription").put("text", rule.why());
    }
    run.put("columnKind", "unicodeCodePoints");
    results = run.putArray("results");
  }

  @Override
  public void add(String name, boolean isLine, Finding finding, Positions.Position position) {
    ObjectNode result = results.addObject().put("ruleId", finding.rule().value());
    result.put("level", finding.severity() == Severity.HINT ? "note" : "warning");
    result.putObject("message").put("text", finding.message() + " " + finding.question());
    ObjectNode place = result.putArray("locations").addObject().putObject("physicalLocation");
    place.putObject("artifactLocation").put("uri", name.replace('\\', '/'));
    place
        .putObject("region")
        .put("startLine", position.line())
        .put("startColumn", position.column())
        .put("charOffset", position.start())
        .put("charLength", position.end() - position.start());
  }

  @Override
  public void end() {
    out.print(log.toPrettyString() + "\n");
  }
}
