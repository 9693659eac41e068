package org.blamelesswiki.postmortems.web;

import org.blamelesswiki.postmortems.settings.SpaceSettings;

/**
 * A line of the spaces screen, as shown or as typed.
 *
 * @param remove whether the line is to go
 */
public record SpaceRow(
    String key,
    String name,
    String mode,
    String pagePattern,
    String keyword,
    String ownersGroup,
    String language,
    boolean remove) {

  /** An empty line to type a new space into. */
  public static final SpaceRow NEW = new SpaceRow("", "", "advise", "", "", "", "en", false);

  static SpaceRow of(SpaceSettings space) {
    return new SpaceRow(
        space.key(),
        space.name(),
        space.mode().key(),
        space.pagePattern(),
        space.keyword(),
        space.ownersGroup(),
        space.language(),
        false);
  }

  boolean isBlank() {
    return key.isEmpty() && name.isEmpty() && pagePattern.isEmpty() && keyword.isEmpty();
  }
}
