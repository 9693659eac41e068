package org.blamelesswiki.postmortems.jspwiki;

import java.util.Optional;
import javax.servlet.http.HttpServletRequest;
import org.blamelesswiki.postmortems.publishing.Outcome;

/**
 * What the gate said of a form before JSPWiki began to save it, so that it is not asked twice.
 *
 * @param page the page's name
 * @param text the text that it looked at
 * @param outcome what it said
 */
record DecidedSave(String page, String text, Outcome outcome) {

  private static final String ATTRIBUTE = DecidedSave.class.getName();

  /** Leaves it for the rest of the request. */
  void leave(HttpServletRequest http) {
    http.setAttribute(ATTRIBUTE, this);
  }

  /** What was decided in this request, if it was about this very text. */
  static Optional<Outcome> of(HttpServletRequest http, String page, String text) {
    return Optional.ofNullable((DecidedSave) http.getAttribute(ATTRIBUTE))
        .filter(decided -> decided.page().equals(page) && decided.text().equals(text))
        .map(DecidedSave::outcome);
  }
}
