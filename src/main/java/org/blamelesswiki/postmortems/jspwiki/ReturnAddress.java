package org.blamelesswiki.postmortems.jspwiki;

import java.util.Optional;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpSession;

/** Where somebody wanted to go when they were asked to log in: JSPWiki's login knows pages only. */
final class ReturnAddress {

  private static final String ATTRIBUTE = "postmortems.return-address";

  private ReturnAddress() {}

  /** Remembers the address of this request for the session. */
  static void remember(HttpServletRequest http) {
    String query = http.getQueryString();
    remember(http, http.getRequestURI() + (query == null ? "" : "?" + query));
  }

  /** Remembers an address on this server for the session. */
  static void remember(HttpServletRequest http, String address) {
    http.getSession().setAttribute(ATTRIBUTE, address);
  }

  /** The remembered address, once. */
  static Optional<String> take(HttpServletRequest http) {
    HttpSession session = http.getSession(false);
    if (session == null || !(session.getAttribute(ATTRIBUTE) instanceof String address)) {
      return Optional.empty();
    }
    session.removeAttribute(ATTRIBUTE);
    return Optional.of(address);
  }
}
