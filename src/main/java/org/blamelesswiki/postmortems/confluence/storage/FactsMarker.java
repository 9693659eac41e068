package org.blamelesswiki.postmortems.confluence.storage;

import java.util.Optional;
import org.blamelesswiki.postmortems.postmortem.FactsMacro;
import org.blamelesswiki.postmortems.postmortem.PageState;

/** What the facts macro of a page in storage format says, its parameters among it. */
public final class FactsMarker {

  private FactsMarker() {}

  /**
   * The macro of a published page in storage format or in the editor's form, if it has one.
   * Confluence tells drafts from pages itself, so the state in the macro is not asked.
   */
  public static Optional<FactsMacro> in(String source) {
    return org.blamelesswiki.postmortems.confluence.storage.FactsMacro.bodyIn(source)
        .map(
            body ->
                FactsMacro.of(
                    org.blamelesswiki.postmortems.confluence.storage.FactsMacro.parameterIn(
                        source, FactsMacro.FORM),
                    PageState.PUBLISHED.key(),
                    org.blamelesswiki.postmortems.confluence.storage.FactsMacro.parameterIn(
                        source, FactsMacro.PRACTICE),
                    body));
  }
}
