package org.blamelesswiki.postmortems.confluence;

import java.util.Optional;
import org.blamelesswiki.postmortems.postmortem.Form;
import org.blamelesswiki.postmortems.postmortem.NewPage;
import org.blamelesswiki.postmortems.publishing.Draft;
import org.blamelesswiki.postmortems.publishing.Drafts;
import org.blamelesswiki.postmortems.spi.Viewer;

/**
 * What an author told the wizard, kept until the blueprint makes their page: Confluence has no
 * address that opens its editor with a text.
 *
 * @param title the title they chose
 * @param space the key of the space it goes to
 * @param form which sections it opens with
 * @param facts the body of the facts macro
 * @param practice whether it is a trial
 */
record WaitingPage(String title, String space, Form form, String facts, boolean practice) {

  private static final String PAGE = "new-postmortem";

  /** Keeps the page for its author, and answers where they go on. */
  static String open(Drafts drafts, NewPage page, Viewer author) {
    drafts.keep(
        author.id().orElseThrow(),
        PAGE,
        page.facts(),
        page.title(),
        page.space() + " " + page.form().key() + " " + page.practice());
    return Plugin.SCREENS + "/waiting";
  }

  /** What waits for the author, if anything does. */
  static Optional<WaitingPage> of(Drafts drafts, Viewer author) {
    return author.id().flatMap(id -> drafts.latest(id, PAGE)).map(WaitingPage::of);
  }

  private static WaitingPage of(Draft draft) {
    String[] base = draft.base().split(" ", 3);
    return new WaitingPage(
        draft.note(),
        base[0],
        Form.ofKey(base[1]).orElse(Form.INCIDENT),
        draft.text(),
        Boolean.parseBoolean(base[2]));
  }

  /** The author's page was made. */
  static void forget(Drafts drafts, Viewer author) {
    author.id().ifPresent(id -> drafts.forget(id, PAGE));
  }
}
