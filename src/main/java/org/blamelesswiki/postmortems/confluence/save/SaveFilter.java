package org.blamelesswiki.postmortems.confluence.save;

import com.atlassian.annotations.security.UnrestrictedAccess;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Function;
import org.blamelesswiki.postmortems.web.I18n;
import org.blamelesswiki.postmortems.web.Views;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands before Confluence's own handling of a save and asks the {@link SaveHook}. It decides
 * nothing about who may do what: it looks at requests of everybody, and Confluence answers all that
 * it does not hold.
 */
@UnrestrictedAccess
public final class SaveFilter implements Filter {

  private static final Logger log = LoggerFactory.getLogger(SaveFilter.class);

  /** Remembers on a request that one of its addresses was looked at: a forward is another. */
  private static final String LOOKED_AT = SaveFilter.class.getName() + ".lookedAt.";

  private final SaveHook hook;
  private final HeldForm form;
  private final Function<HttpServletRequest, Locale> locales;

  /**
   * A filter.
   *
   * @param hook decides about each request
   * @param views renders the answer to a form
   * @param screens the path below the wiki's own where our screens are served
   * @param locales the language in which the user reads
   */
  public SaveFilter(
      SaveHook hook, Views views, String screens, Function<HttpServletRequest, Locale> locales) {
    this.hook = hook;
    this.form = new HeldForm(views, screens);
    this.locales = locales;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!(request instanceof HttpServletRequest http)
        || !(response instanceof HttpServletResponse answer)
        || isLookedAt(http)) {
      chain.doFilter(request, response);
      return;
    }
    FilteredRequest filtered = new FilteredRequest(http, locales.apply(http));
    Decision decision = hook.decide(filtered);
    if (decision instanceof Decision.Hold hold && held(hold, filtered, answer)) {
      return;
    }
    chain.doFilter(filtered.onward(), response);
    if (decision instanceof Decision.Pass pass && wasSaved(filtered, answer.getStatus())) {
      pass.kept().ifPresent(hook::saved);
    }
  }

  private static boolean isLookedAt(HttpServletRequest request) {
    String attribute = LOOKED_AT + request.getRequestURI();
    boolean before = request.getAttribute(attribute) != null;
    request.setAttribute(attribute, true);
    return before;
  }

  /** A form that was saved redirects; one that was not is shown again. */
  private static boolean wasSaved(SaveRequest request, int status) {
    boolean isForm =
        Routes.of(request)
            .filter(match -> match.route().treatment() == Route.Treatment.FORM)
            .isPresent();
    return isForm ? status / 100 == 3 : status / 100 == 2;
  }

  /** Whether the answer could be given; a page is not held without a word to its author. */
  private boolean held(Decision.Hold hold, SaveRequest request, HttpServletResponse response)
      throws IOException {
    if (response.isCommitted()) {
      return false;
    }
    boolean isForm = hold.route().treatment() == Route.Treatment.FORM;
    byte[] bytes;
    try {
      String body = isForm ? form.of(hold, request) : HeldJson.of(hold, I18n.of(request.locale()));
      bytes = body.getBytes(StandardCharsets.UTF_8);
    } catch (RuntimeException e) {
      log.warn("The answer to a held save could not be written: {}", e.getClass().getName());
      return false;
    }
    // Confluence shows a form that was not saved with 200, and so do we: nothing between the author
    // and us may then put an error page of its own in the place of the author's text.
    response.setStatus(isForm ? HttpServletResponse.SC_OK : HeldJson.STATUS);
    response.setContentType((isForm ? "text/html" : "application/json") + ";charset=UTF-8");
    response.setHeader("Cache-Control", "no-store");
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
    response.flushBuffer();
    return true;
  }
}
