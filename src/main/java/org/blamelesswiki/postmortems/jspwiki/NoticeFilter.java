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
import org.blamelesswiki.postmortems.web.I18n;
import org.blamelesswiki.postmortems.web.SafeHtml;

/** Shows a {@link Notice} above the page that its reader sees next. */
public final class NoticeFilter implements Filter {

  private static final String CONTENT = "<div class=\"page-content";

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest http = (HttpServletRequest) request;
    Optional<Notice> notice = Notice.take(http);
    if (notice.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    HtmlInsert insert = new HtmlInsert((HttpServletResponse) response);
    chain.doFilter(request, insert);
    if (!insert.sendBefore(CONTENT, html(notice.get(), http))) {
      notice.get().leave(http);
    }
  }

  private static String html(Notice notice, HttpServletRequest http) {
    I18n texts = I18n.of(http.getLocale());
    String link =
        notice
            .link()
            .map(
                address ->
                    " <a href=\"%s\">%s</a>"
                        .formatted(
                            SafeHtml.escape(address),
                            SafeHtml.escape(texts.text("jspwiki.draft.open"))))
            .orElse("");
    return "%s<p class=\"pm pm-notice\" role=\"status\">%s%s</p>"
        .formatted(
            Styles.link(CurrentRequest.site(http.getContextPath())),
            SafeHtml.escape(notice.text(texts)),
            link);
  }
}
