package org.blamelesswiki.postmortems.jspwiki;

import java.util.List;
import java.util.Optional;
import org.blamelesswiki.postmortems.text.Document;

/**
 * A page in JSPWiki's markup, read.
 *
 * @param document its plain structure
 * @param macros what stands in brackets, in page order, outside of code
 */
record WikiMarkup(Document document, List<Macro> macros) {

  WikiMarkup {
    macros = List.copyOf(macros);
  }

  static WikiMarkup read(String source) {
    return new WikiMarkupReader(source).read();
  }

  /** What the page sets its attribute {@code name} to; the last one counts. */
  Optional<String> attribute(String name) {
    return macros.stream().flatMap(macro -> macro.sets(name).stream()).reduce((a, b) -> b);
  }

  /** The first call of a plugin. */
  Optional<Macro> call(String alias) {
    return macros.stream().filter(macro -> macro.is(alias)).findFirst();
  }
}
