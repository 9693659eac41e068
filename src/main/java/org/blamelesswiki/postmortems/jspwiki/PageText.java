package org.blamelesswiki.postmortems.jspwiki;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.blamelesswiki.postmortems.postmortem.FactsMacro;
import org.blamelesswiki.postmortems.postmortem.Form;
import org.blamelesswiki.postmortems.postmortem.NewPage;
import org.blamelesswiki.postmortems.postmortem.PageState;
import org.blamelesswiki.postmortems.web.I18n;

/**
 * A new postmortem in JSPWiki's markup: a draft that its author alone sees, with every section of
 * its form in place.
 *
 * @param page what the wizard knows
 * @param keyword the keyword that puts the page into its space; empty for none
 * @param author the login name of its author
 */
record PageText(NewPage page, String keyword, String author) {

  /** What the author of a draft may do, and nobody else; gone once it is shared. */
  static final String DRAFT_RIGHTS = "modify,rename";

  String markup() {
    StringBuilder text = new StringBuilder();
    if (!keyword.isEmpty()) {
      text.append("[{SET ").append(Keywords.ATTRIBUTE).append("='").append(keyword).append("'}]\n");
    }
    text.append("[{ALLOW ").append(DRAFT_RIGHTS).append(' ').append(author).append("}]\n");
    text.append(facts()).append('\n');
    for (Form.Part part : page.form().parts()) {
      text.append(section(part)).append('\n');
    }
    return text.toString();
  }

  private String facts() {
    return """
        [{%s form='%s' state='%s'%s

        %s
        }]
        """
        .formatted(
            FactsMacro.NAME,
            page.form().key(),
            PageState.DRAFT.key(),
            page.practice() ? " practice='true'" : "",
            page.facts());
  }

  private String section(Form.Part part) {
    return """
        !! %s
        [{%s

        %s
        }]
        %s
        """
        .formatted(
            text(part.headingKey()), Aliases.GUIDANCE, text(part.guidanceKey()), layout(part));
  }

  private String layout(Form.Part part) {
    return switch (part.layout()) {
      case PROSE -> "";
      case LIST -> "* ";
      case TIMELINE -> table("time", "event", "known");
      case OPTIONS -> table("option", "for", "against");
      case FACTORS -> table("factor", "contribution", "answer");
      case ACTIONS ->
          table("action", "kind", "owner", "due", "issue") + "\n\n[{" + Aliases.ACTION_ITEMS + "}]";
    };
  }

  private String table(String... columns) {
    return Arrays.stream(columns)
            .map(column -> "||" + text("form.column." + column))
            .collect(Collectors.joining())
        + "\n"
        + "| ".repeat(columns.length).stripTrailing();
  }

  private String text(String key) {
    return I18n.of(page.locale()).text(key);
  }
}
