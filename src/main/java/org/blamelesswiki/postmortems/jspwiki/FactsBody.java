package org.blamelesswiki.postmortems.jspwiki;

import java.util.Optional;
import org.blamelesswiki.postmortems.postmortem.FactsMacro;

/** The body of a page's facts macro in JSPWiki's markup. */
final class FactsBody {

  private FactsBody() {}

  /** {@code source} with another body of its first facts macro; empty if it has none. */
  static Optional<String> replaced(String source, String facts) {
    return WikiMarkup.read(source)
        .call(FactsMacro.NAME)
        .map(
            macro -> {
              int start = macro.span().start();
              int head = macro.body().isEmpty() ? macro.span().end() - 2 : macro.bodySpan().start();
              String before = source.substring(start, head).stripTrailing();
              return source.substring(0, start)
                  + before
                  + "\n\n"
                  + safe(facts)
                  + "\n}]"
                  + source.substring(macro.span().end());
            });
  }

  /** Facts cannot end the macro they stand in. */
  private static String safe(String facts) {
    return facts.replace("}]", "} ]");
  }
}
