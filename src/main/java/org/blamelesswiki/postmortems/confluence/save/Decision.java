package org.blamelesswiki.postmortems.confluence.save;

import java.util.Optional;
import org.blamelesswiki.postmortems.publishing.Verdict;

/** What the hook says of one request. */
sealed interface Decision {

  /** Confluence answers the request; nothing is to be done before or after. */
  Decision PASS = new Pass(Optional.empty());

  /**
   * Confluence answers the request.
   *
   * @param kept what to remember once it has saved the page
   */
  record Pass(Optional<Kept> kept) implements Decision {}

  /**
   * We answer it, and nothing is saved.
   *
   * @param route where it came from
   * @param verdict what holds the page; empty if it could not be checked and the site's settings
   *     say that such a page waits
   * @param text the text the verdict is about, as it was sent
   */
  record Hold(Route route, Optional<Verdict> verdict, String text) implements Decision {}

  /**
   * What stays kept on a page.
   *
   * @param page its id, or that of the draft it is made from; empty if Confluence has yet to give
   *     it one
   * @param space the key of its space
   * @param title its title
   * @param verdict the gate's answer
   */
  record Kept(Optional<String> page, String space, String title, Verdict verdict) {}
}
