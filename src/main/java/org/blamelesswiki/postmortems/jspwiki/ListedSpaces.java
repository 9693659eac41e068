package org.blamelesswiki.postmortems.jspwiki;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.wiki.auth.permissions.WikiPermission;
import org.blamelesswiki.postmortems.settings.NamePattern;
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
    return of(pageName, keywords::contains);
  }

  /**
   * The key of the space of a page.
   *
   * @param hasKeyword whether the page has a keyword; asked only for spaces that go by one
   */
  String of(String pageName, Predicate<String> hasKeyword) {
    return of(site.get().spaces(), pageName, hasKeyword);
  }

  /** The key of the first of {@code spaces} that takes the page. */
  static String of(List<SpaceSettings> spaces, String pageName, Predicate<String> hasKeyword) {
    for (SpaceSettings space : spaces) {
      boolean isWhole = space.key().equals(WHOLE_WIKI);
      if (!isWhole && (isNamed(space, pageName) || isTagged(space, hasKeyword))) {
        return space.key();
      }
    }
    return WHOLE_WIKI;
  }

  private static boolean isNamed(SpaceSettings space, String pageName) {
    return !space.pagePattern().isEmpty() && NamePattern.matches(space.pagePattern(), pageName);
  }

  private static boolean isTagged(SpaceSettings space, Predicate<String> hasKeyword) {
    return !space.keyword().isEmpty() && hasKeyword.test(space.keyword());
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
}
