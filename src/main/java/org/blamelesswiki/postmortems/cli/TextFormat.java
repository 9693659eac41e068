package org.blamelesswiki.postmortems.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.blamelesswiki.postmortems.phrasing.Finding;

/** For people: a line with the place, then what a reader may hear and what to write instead. */
final class TextFormat implements FindingsFormat {

  private final PrintWriter out;
  private boolean any;

  TextFormat(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void add(String name, boolean isLine, Finding finding, Positions.Position position) {
    any = true;
    out.printf(
        "%s:%d:%d: %s [%s]%n    %s%n    %s%n    %s%n",
        name,
        position.line(),
        position.column(),
        finding.severity().name().toLowerCase(Locale.ROOT),
        finding.rule(),
        "\u201c" + finding.excerpt().replace('\n', ' ') + "\u201d",
        finding.message(),
        finding.question());
    finding.rewrites().forEach(rewrite -> out.printf("    Perhaps: %s%n", rewrite.text()));
  }

  @Override
  public void end() {
    if (!any) {
      out.println("Nothing to suggest.");
    }
  }
}
