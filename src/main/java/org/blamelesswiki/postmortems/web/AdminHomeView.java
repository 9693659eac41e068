package org.blamelesswiki.postmortems.web;

import java.util.List;

/**
 * The overview for admins.
 *
 * @param spaces the spaces that use the check
 * @param criteria how many criteria are switched on
 * @param reviewOn when the criteria are to be looked at again, as ISO 8601
 * @param reviewIsDue whether that day has come
 * @param welcomed whether an admin has been through the first screen
 * @param finished whether they have just come from there
 */
public record AdminHomeView(
    List<SpaceRow> spaces,
    long criteria,
    String reviewOn,
    boolean reviewIsDue,
    boolean welcomed,
    boolean finished) {

  public AdminHomeView {
    spaces = List.copyOf(spaces);
  }
}
