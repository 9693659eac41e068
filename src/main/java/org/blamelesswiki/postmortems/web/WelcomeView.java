package org.blamelesswiki.postmortems.web;

import java.util.List;
import org.blamelesswiki.postmortems.spi.Space;

/**
 * The first screen an admin meets.
 *
 * @param pilots the spaces to choose one from
 * @param pilot the key of the chosen one; empty for none
 * @param newSpace a space to add instead, in a wiki without spaces of its own
 * @param wikiDefinesSpaces whether the wiki has spaces of its own
 * @param criteria the criteria to start from
 * @param siteVersion the version of the settings it was read from
 * @param stale whether somebody else saved in between, so that nothing was changed
 * @param problems what is wrong with the form
 */
public record WelcomeView(
    List<Space> pilots,
    String pilot,
    SpaceRow newSpace,
    boolean wikiDefinesSpaces,
    CriteriaView criteria,
    long siteVersion,
    boolean stale,
    Problems problems) {

  public WelcomeView {
    pilots = List.copyOf(pilots);
  }
}
