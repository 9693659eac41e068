package org.blamelesswiki.postmortems.settings;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How one space uses the plugin.
 *
 * @param key the space: lower- or upper-case letters, digits, {@code ~ . _ -}, 1 to 64 of them
 * @param name the name readers see
 * @param mode how its pages are checked
 * @param pagePattern in a wiki without spaces: the page names that belong to it, with {@code *} for
 *     any characters; empty when pages are told by keyword only or the wiki has spaces of its own
 * @param keyword in a wiki without spaces: the keyword of pages that belong to it; may be empty
 * @param ownersGroup in a wiki without spaces: the wiki group that owns it; empty means wiki admins
 * @param pages which of its pages are checked
 * @param language the language its pages are written in, as a BCP 47 tag; picks the rule pack
 */
public record SpaceSettings(
    String key,
    String name,
    Mode mode,
    String pagePattern,
    String keyword,
    String ownersGroup,
    CheckedPages pages,
    String language) {

  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9~._-]{1,64}");

  public SpaceSettings {
    if (!KEY.matcher(key).matches()) {
      throw new IllegalArgumentException("a space key is letters and digits, not '" + key + "'");
    }
    if (name.isBlank()) {
      throw new IllegalArgumentException("space " + key + " has no name");
    }
    if (Locale.forLanguageTag(language).getLanguage().isEmpty()) {
      throw new IllegalArgumentException("'" + language + "' is no language tag");
    }
  }

  /** A space with nothing switched on. */
  public static SpaceSettings off(String key, String name) {
    return new SpaceSettings(key, name, Mode.OFF, "", "", "", CheckedPages.POSTMORTEMS, "en");
  }

  public SpaceSettings withMode(Mode newMode) {
    return new SpaceSettings(
        key, name, newMode, pagePattern, keyword, ownersGroup, pages, language);
  }

  public SpaceSettings withPages(CheckedPages newPages) {
    return new SpaceSettings(
        key, name, mode, pagePattern, keyword, ownersGroup, newPages, language);
  }
}
