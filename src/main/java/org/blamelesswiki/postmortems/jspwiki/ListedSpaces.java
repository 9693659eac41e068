package org.blamelesswiki.postmortems.jspwiki;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.wiki.auth.permissions.WikiPermission;
import org.blamelesswiki.postmortems.settings.SiteSettings;
import org.blamelesswiki.postmortems.settings.SpaceSettings;
import org.blamelesswiki.postmortems.spi.Space;
import org.blamelesswiki.postmortems.spi.Spaces;
import org.blamelesswiki.postmortems.spi.Viewer;

/**
 * JSPWiki has no spaces: an admin lists them in our settings, each with a pattern of page names or
 * a keyword. The first that matches a page is its space; {@link #WHOLE_WIKI} takes what is left.
 */
final class ListedSpaces implements Spaces {

  /** The key of the space of every page that no other space takes. */
  static final String WHOLE_WIKI = "wiki";

  private final Visitors visitors;
  private final Supplier<SiteSettings> site;
  private final String wikiName;

  /**
   * The spaces of {@code site}.
   *
   * @param wikiName what readers call the whole wiki
   */
  ListedSpaces(Visitors visitors, Supplier<SiteSettings> site, String wikiName) {
    this.visitors = visitors;
    this.site = site;
    this.wikiName = wikiName;
  }

  /** The key of the space of a page. */
  String of(String pageName, Set<String> keywords) {
    for (SpaceSettings space : site.get().spaces()) {
      boolean isWhole = space.key().equals(WHOLE_WIKI);
      boolean byKeyword = !space.keyword().isEmpty() && keywords.contains(space.keyword());
      boolean byName = !space.pagePattern().isEmpty() && matches(space.pagePattern(), pageName);
      if (!isWhole && (byKeyword || byName)) {
        return space.key();
      }
    }
    return WHOLE_WIKI;
  }

  @Override
  public List<Space> visibleTo(Viewer viewer) {
    List<Space> spaces = new ArrayList<>();
    boolean isWholeListed = false;
    for (SpaceSettings space : site.get().spaces()) {
      spaces.add(new Space(space.key(), space.name()));
      isWholeListed |= space.key().equals(WHOLE_WIKI);
    }
    if (!isWholeListed) {
      spaces.add(new Space(WHOLE_WIKI, wikiName));
    }
    return spaces;
  }

  @Override
  public boolean mayCreate(String key, Viewer viewer) {
    return find(key, viewer).isPresent() && visitors.may(viewer, WikiPermission.CREATE_PAGES);
  }

  @Override
  public boolean mayAdminister(String key, Viewer viewer) {
    return viewer.wikiAdmin()
        || site.get()
            .space(key)
            .map(SpaceSettings::ownersGroup)
            .filter(group -> !group.isEmpty() && visitors.isMember(viewer, group))
            .isPresent();
  }

  /** Whether {@code name} is what {@code pattern} says, with {@code *} for any characters. */
  static boolean matches(String pattern, String name) {
    int star = -1;
    int resume = 0;
    int p = 0;
    int n = 0;
    while (n < name.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        resume = n;
      } else if (p < pattern.length() && pattern.charAt(p) == name.charAt(n)) {
        p++;
        n++;
      } else if (star >= 0) {
        p = star + 1;
        n = ++resume;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }
}
