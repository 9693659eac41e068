package org.blamelesswiki.postmortems.phrasing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Writes a page of documentation for each rule, from the rule's own file. */
public final class RulePages {

  static final Path FOLDER = Path.of("docs/rules");

  private RulePages() {}

  /** Writes all pages anew. */
  public static void main(String[] args) throws IOException {
    Files.createDirectories(FOLDER);
    for (Rule rule : RulePack.english().rules()) {
      Files.writeString(file(rule), page(rule));
    }
  }

  static Path file(Rule rule) {
    return FOLDER.resolve(rule.id() + ".md");
  }

  static String page(Rule rule) {
    StringBuilder page = new StringBuilder();
    page.append("# ").append(rule.id()).append("\n\n");
    page.append(rule.summary()).append(". Category `").append(rule.category().key());
    page.append("`, severity `").append(rule.severity().name().toLowerCase(Locale.ROOT));
    page.append("`.\n\n> ").append(rule.message()).append("\n\n").append(rule.why());
    page.append("\n\nAsk instead: ").append(rule.question()).append("\n\n## Flagged\n\n");
    for (Example example : rule.flags()) {
      page.append("- ").append(example.text()).append("\n  Better: ").append(example.rewrite());
      page.append('\n');
    }
    page.append("\n## Left alone\n\n");
    rule.leaves().forEach(sentence -> page.append("- ").append(sentence).append('\n'));
    page.append("\n## A pattern to write after\n\n");
    rule.rewrites().forEach(rewrite -> page.append("- ").append(rewrite).append('\n'));
    return page.toString();
  }
}
