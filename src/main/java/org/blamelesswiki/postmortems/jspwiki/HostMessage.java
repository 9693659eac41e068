package org.blamelesswiki.postmortems.jspwiki;

import java.io.IOException;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServletResponse;
import org.blamelesswiki.postmortems.web.I18n;
import org.blamelesswiki.postmortems.web.SafeHtml;

/** A short text in the wiki's frame, in place of what JSPWiki would have shown. */
final class HostMessage {

  private HostMessage() {}

  static void show(
      String key, Installation installation, CurrentRequest current, HttpServletResponse response)
      throws IOException, ServletException {
    I18n texts = I18n.of(current.locale());
    SafeHtml body =
        new SafeHtml(
            "<section class=\"pm pm-message\"><p>"
                + SafeHtml.escape(texts.text(key))
                + "</p></section>");
    ScreensServlet.show(
        texts.text("error.title"), body, installation.engine(), current.http(), response);
  }
}
