package org.blamelesswiki.postmortems.settings;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The settings of the whole site.
 *
 * @param welcomed whether an admin has been through the first screen
 * @param stewardsGroup the wiki group that edits criteria and rules beside the wiki admins; may be
 *     empty
 * @param whenCheckFails what happens to a page when the check itself fails
 * @param timeBudgetMillis how long the check may take for one page, 50 to 10,000 milliseconds
 * @param spaces the spaces with settings of their own, in order; in a wiki without spaces the first
 *     that matches a page is its space
 */
public record SiteSettings(
    boolean welcomed,
    String stewardsGroup,
    WhenCheckFails whenCheckFails,
    int timeBudgetMillis,
    List<SpaceSettings> spaces) {

  /** What happens to a page when the check itself fails. */
  public enum WhenCheckFails {
    /** The page is shared and the author told. */
    SHARE,
    /** The page is held and its draft kept. */
    HOLD
  }

  public SiteSettings {
    spaces = List.copyOf(spaces);
    if (timeBudgetMillis < 50 || timeBudgetMillis > 10_000) {
      throw new IllegalArgumentException(
          "the time budget is 50 to 10,000 milliseconds, not " + timeBudgetMillis);
    }
    Set<String> keys = new HashSet<>();
    for (SpaceSettings space : spaces) {
      if (!keys.add(space.key())) {
        throw new IllegalArgumentException("space " + space.key() + " is listed twice");
      }
    }
  }

  /** What holds before any admin said otherwise: nothing is switched on. */
  public static SiteSettings initial() {
    return new SiteSettings(false, "", WhenCheckFails.SHARE, 500, List.of());
  }

  /** The settings of the space, if it has any of its own. */
  public Optional<SpaceSettings> space(String key) {
    return spaces.stream().filter(space -> space.key().equals(key)).findFirst();
  }

  /** How the space's pages are checked; a space nobody switched on is off. */
  public Mode mode(String spaceKey) {
    return space(spaceKey).map(SpaceSettings::mode).orElse(Mode.OFF);
  }

  /** Whether a page of the space is checked; a space nobody switched on looks at none. */
  public boolean checks(String spaceKey, PageSigns page) {
    return space(spaceKey)
        .filter(space -> space.mode() != Mode.OFF && space.pages().takes(page))
        .isPresent();
  }

  /** The same with one space added, or replaced where it stands. */
  public SiteSettings withSpace(SpaceSettings changed) {
    List<SpaceSettings> list = new ArrayList<>(spaces);
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i).key().equals(changed.key())) {
        list.set(i, changed);
        return withSpaces(list);
      }
    }
    list.add(changed);
    return withSpaces(list);
  }

  public SiteSettings withSpaces(List<SpaceSettings> newSpaces) {
    return new SiteSettings(welcomed, stewardsGroup, whenCheckFails, timeBudgetMillis, newSpaces);
  }

  /** The same with what holds for the check of every page. */
  public SiteSettings withCheck(
      String newStewardsGroup, WhenCheckFails newWhenCheckFails, int newTimeBudgetMillis) {
    return new SiteSettings(
        welcomed, newStewardsGroup, newWhenCheckFails, newTimeBudgetMillis, spaces);
  }

  public SiteSettings withWelcomed() {
    return new SiteSettings(true, stewardsGroup, whenCheckFails, timeBudgetMillis, spaces);
  }
}
