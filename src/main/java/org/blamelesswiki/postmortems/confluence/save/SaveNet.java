package org.blamelesswiki.postmortems.confluence.save;

import java.util.List;
import java.util.Optional;
import org.blamelesswiki.postmortems.postmortem.PageState;
import org.blamelesswiki.postmortems.publishing.KeptSentences;
import org.blamelesswiki.postmortems.publishing.Outcome;
import org.blamelesswiki.postmortems.publishing.PageEdit;
import org.blamelesswiki.postmortems.publishing.PageGate;
import org.blamelesswiki.postmortems.text.Document;
import org.blamelesswiki.postmortems.text.DocumentParser;

/**
 * The net behind the hook: hears of every page that became current, whatever its route. It holds
 * nothing and writes nothing down about what a page says: whoever edits it next sees that in the
 * editor. It only forgets, as soon as a kept sentence or its page is gone.
 */
public final class SaveNet {

  private final PageGate gate;
  private final KeptSentences kept;
  private final DocumentParser parser;

  public SaveNet(PageGate gate, KeptSentences kept, DocumentParser parser) {
    this.gate = gate;
    this.kept = kept;
    this.parser = parser;
  }

  /**
   * A page has a new current version.
   *
   * @param title its title
   * @param source its text in storage format
   */
  public void shared(String pageId, String space, String title, String source) {
    if (kept.of(pageId).isEmpty()) {
      return;
    }
    Outcome outcome =
        gate.decide(
            space,
            () -> {
              Document page = Titled.document(title, parser.parse(source));
              return new PageEdit(
                  pageId, space, PageState.PUBLISHED, page, Optional.of(page), Optional.empty());
            });
    if (outcome instanceof Outcome.Decided decided) {
      gate.shared(pageId, decided.verdict());
    }
  }

  /** A page is gone for good. */
  public void removed(String pageId) {
    kept.replace(pageId, List.of());
  }
}
