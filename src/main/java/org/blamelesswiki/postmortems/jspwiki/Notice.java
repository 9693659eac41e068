package org.blamelesswiki.postmortems.jspwiki;

import java.io.Serializable;
import java.util.Optional;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpSession;
import org.blamelesswiki.postmortems.publishing.Outcome;
import org.blamelesswiki.postmortems.web.I18n;

/**
 * Something the author is told once, above the next page they see.
 *
 * @param key its text
 * @param argument what the text names; may be empty
 * @param address where the author's text opens again, on the server of the wiki; empty for nowhere
 */
record Notice(String key, String argument, String address) implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final String ATTRIBUTE = "postmortems.notice";

  /** What the author of a saved page should know; mostly nothing. */
  static Optional<Notice> of(Outcome outcome) {
    if (outcome instanceof Outcome.CheckFailed failed) {
      String key = failed.timedOut() ? "jspwiki.notice.timed-out" : "jspwiki.notice.failed";
      return Optional.of(new Notice(key, "", ""));
    }
    if (outcome.failure().isPresent()) {
      return Optional.of(new Notice("jspwiki.notice.partly", "", ""));
    }
    if (outcome instanceof Outcome.NoPack noPack) {
      return Optional.of(new Notice("jspwiki.notice.no-pack", noPack.language(), ""));
    }
    return Optional.empty();
  }

  /** The author's text is kept at {@code address}. */
  static Notice kept(String address) {
    return new Notice("jspwiki.notice.kept", "", address);
  }

  Optional<String> link() {
    return address.isEmpty() ? Optional.empty() : Optional.of(address);
  }

  /** Leaves it for the next page of this session. */
  void leave(HttpServletRequest http) {
    http.getSession().setAttribute(ATTRIBUTE, this);
  }

  /** What was left for this session, once. */
  static Optional<Notice> take(HttpServletRequest http) {
    HttpSession session = http.getSession(false);
    if (session == null || !(session.getAttribute(ATTRIBUTE) instanceof Notice notice)) {
      return Optional.empty();
    }
    session.removeAttribute(ATTRIBUTE);
    return Optional.of(notice);
  }

  String text(I18n texts) {
    return texts.text(key, argument);
  }
}
