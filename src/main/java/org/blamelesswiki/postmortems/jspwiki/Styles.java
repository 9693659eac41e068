package org.blamelesswiki.postmortems.jspwiki;

import org.blamelesswiki.postmortems.web.Request;
import org.blamelesswiki.postmortems.web.SafeHtml;

/**
 * Our style sheet, for what stands inside the wiki's own pages. JSPWiki's way to ask for one goes
 * through a context that other readers of the page share, so it stands beside what it is for.
 */
final class Styles {

  private Styles() {}

  static String link(Request.Site site) {
    return "<link rel=\"stylesheet\" href=\"%s/assets/pm.css\"/>"
        .formatted(SafeHtml.escape(site.screens()));
  }
}
