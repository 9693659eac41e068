package org.blamelesswiki.postmortems.jspwiki;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpSession;
import org.apache.wiki.api.core.Session;
import org.blamelesswiki.postmortems.spi.Viewer;
import org.blamelesswiki.postmortems.web.Request;
import org.jspecify.annotations.Nullable;

/**
 * The request that this thread answers, and whose it is.
 *
 * <p>JSPWiki shares one context among all who read the same cached page, so a macro that asks its
 * context for the user may be told somebody else's name. What a macro or a save shows or decides
 * for a user comes from here; where nothing is here, they are nobody.
 *
 * @param http the request
 * @param session the wiki's session of who sent it
 */
record CurrentRequest(HttpServletRequest http, Session session) {

  private static final ThreadLocal<@Nullable CurrentRequest> OF_THREAD = new ThreadLocal<>();

  private static final String TOKEN = "postmortems.token";

  static Optional<CurrentRequest> get() {
    return Optional.ofNullable(OF_THREAD.get());
  }

  /** Makes this the request of the thread, until {@link #restore}; answers what was before. */
  @Nullable CurrentRequest enter() {
    CurrentRequest outer = OF_THREAD.get();
    OF_THREAD.set(this);
    return outer;
  }

  static void restore(@Nullable CurrentRequest outer) {
    if (outer == null) {
      OF_THREAD.remove();
    } else {
      OF_THREAD.set(outer);
    }
  }

  /** The CSRF token of the session; made when it is asked for first. */
  String token() {
    HttpSession httpSession = http.getSession();
    synchronized (httpSession) {
      if (!(httpSession.getAttribute(TOKEN) instanceof String token)) {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        String made = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        httpSession.setAttribute(TOKEN, made);
        return made;
      }
      return token;
    }
  }

  Locale locale() {
    return http.getLocale();
  }

  /** The request as views take it, for what stands inside the wiki's own pages. */
  Request toRequest(Viewer viewer) {
    return new Request(Request.Method.GET, "/", Map.of(), viewer, locale(), token(), "", site());
  }

  /** The addresses of the wiki on its server. */
  Request.Site site() {
    return site(http.getContextPath());
  }

  static Request.Site site(String contextPath) {
    return new Request.Site(contextPath, contextPath + ScreensServlet.PATH);
  }
}
