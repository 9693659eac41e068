package org.blamelesswiki.postmortems.confluence.storage;

import java.util.Optional;
import org.blamelesswiki.postmortems.postmortem.FactsMacro;
import org.blamelesswiki.postmortems.postmortem.PageState;

/** What the facts macro of a page in storage format says, its parameters among it. */
public final class FactsMarker {

  private FactsMarker() {}

  /**
   * The macro of a published page, if it has one. Confluence tells drafts from pages itself, so the
   * state in the macro is not asked.
   */
  public static Optional<FactsMacro> in(String source) {
    return org.blamelesswiki.postmortems.confluence.storage.FactsMacro.bodyIn(source)
        .map(
            body ->
                FactsMacro.of(
                    parameter(source, FactsMacro.FORM),
                    PageState.PUBLISHED.key(),
                    parameter(source, FactsMacro.PRACTICE),
                    body));
  }

  private static String parameter(String source, String name) {
    int macro = source.indexOf("ac:name=\"" + FactsMacro.NAME + "\"");
    String start = "<ac:parameter ac:name=\"" + name + "\">";
    int at = macro < 0 ? -1 : source.indexOf(start, macro);
    int body = macro < 0 ? -1 : source.indexOf("<ac:plain-text-body>", macro);
    if (at < 0 || (body >= 0 && at > body)) {
      return "";
    }
    int from = at + start.length();
    int to = source.indexOf('<', from);
    return to < 0 ? "" : source.substring(from, to).strip();
  }
}
