package org.blamelesswiki.postmortems.jspwiki;

import java.io.IOException;
import java.util.Optional;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.apache.wiki.api.core.Session;
import org.apache.wiki.api.spi.Wiki;
import org.jspecify.annotations.Nullable;

/**
 * Tells the rest of the plugin whose request a thread answers, and leads who has just logged in
 * back to where they wanted to go.
 */
public final class RequestFilter implements Filter {

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest http = (HttpServletRequest) request;
    Optional<Installation> installation = Installation.in(http.getServletContext());
    if (installation.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    Session session = Wiki.session().find(installation.get().engine(), http);
    @Nullable CurrentRequest outer = new CurrentRequest(http, session).enter();
    try {
      Optional<String> back = afterLogin(http, session);
      if (back.isPresent()) {
        ((HttpServletResponse) response).sendRedirect(back.get());
      } else {
        chain.doFilter(request, response);
      }
    } finally {
      CurrentRequest.restore(outer);
    }
  }

  /** JSPWiki leads to a page after the login; the first page somebody then asks for is that one. */
  private static Optional<String> afterLogin(HttpServletRequest http, Session session) {
    boolean isPage = http.getMethod().equals("GET") && http.getServletPath().equals("/Wiki.jsp");
    return isPage && session.isAuthenticated() ? ReturnAddress.take(http) : Optional.empty();
  }
}
