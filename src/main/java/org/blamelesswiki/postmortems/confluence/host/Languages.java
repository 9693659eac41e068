package org.blamelesswiki.postmortems.confluence.host;

import com.atlassian.confluence.languages.LocaleManager;
import com.atlassian.confluence.user.ConfluenceUser;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The language in which somebody reads Confluence. What type Confluence 10 asks a user's locale by
 * could not be confirmed; without that call everybody reads in the site's language.
 */
final class Languages {

  private static final Logger log = LoggerFactory.getLogger(Languages.class);

  private final LocaleManager locales;
  private volatile boolean onlySite;

  Languages(LocaleManager locales) {
    this.locales = locales;
  }

  /** The locale of a user, or of a visitor for null. */
  Locale of(@Nullable ConfluenceUser user) {
    if (!onlySite) {
      try {
        return locales.getLocale(user);
      } catch (LinkageError e) {
        onlySite = true;
        log.warn("Everybody reads in the site's language: {}", e.toString());
      }
    }
    return locales.getSiteDefaultLocale();
  }
}
