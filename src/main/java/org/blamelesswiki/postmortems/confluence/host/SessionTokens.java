package org.blamelesswiki.postmortems.confluence.host;

import com.atlassian.sal.api.web.context.HttpContext;
import com.atlassian.sal.api.xsrf.XsrfTokenAccessor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The token of a session that every change carries. It is Confluence's own; since the signature of
 * that could not be confirmed for Confluence 10, a session gets one of ours if the call is missing.
 */
public final class SessionTokens {

  private static final Logger log = LoggerFactory.getLogger(SessionTokens.class);
  private static final String ATTRIBUTE = SessionTokens.class.getName();
  private static final int BYTES = 24;

  private final XsrfTokenAccessor tokens;
  private final HttpContext http;
  private final SecureRandom random = new SecureRandom();
  private volatile boolean onlyOurs;

  public SessionTokens(XsrfTokenAccessor tokens, HttpContext http) {
    this.tokens = tokens;
    this.http = http;
  }

  /** The token of the session that the request belongs to. */
  public String of(HttpServletRequest request, HttpServletResponse response) {
    if (!onlyOurs) {
      try {
        String token = tokens.getXsrfToken(request, response, true);
        return token == null ? "" : token;
      } catch (LinkageError e) {
        onlyOurs = true;
        log.warn("Forms carry a token of our own: {}", e.toString());
      }
    }
    return ours(request.getSession(true));
  }

  /**
   * The token of the session whose request this thread answers; empty if it answers none, or if
   * that cannot be told.
   */
  public String current() {
    try {
      HttpServletRequest request = http.getRequest();
      HttpServletResponse response = request == null ? null : http.getResponse();
      return request == null || response == null ? "" : of(request, response);
    } catch (LinkageError e) {
      return "";
    }
  }

  private String ours(HttpSession session) {
    synchronized (this) {
      @Nullable Object known = session.getAttribute(ATTRIBUTE);
      if (known instanceof String token) {
        return token;
      }
      byte[] bytes = new byte[BYTES];
      random.nextBytes(bytes);
      String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
      session.setAttribute(ATTRIBUTE, token);
      return token;
    }
  }
}
