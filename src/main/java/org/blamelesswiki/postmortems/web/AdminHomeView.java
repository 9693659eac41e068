package org.blamelesswiki.postmortems.web;

import java.util.List;
import org.blamelesswiki.postmortems.spi.Space;

/**
 * The overview for admins.
 *
 * @param spaces the spaces that use the check
 * @param criteria how many criteria are switched on
 * @param reviewOn when the criteria are to be looked at again, as ISO 8601
 * @param reviewIsDue whether that day has come
 * @param overdue the spaces whose own criteria were to be looked at by now
 * @param welcomed whether an admin has been through the first screen
 * @param finished whether they have just come from there
 */
public record AdminHomeView(
    List<SpaceRow> spaces,
    long criteria,
    String reviewOn,
    boolean reviewIsDue,
    List<Space> overdue,
    boolean welcomed,
    boolean finished) {

  public AdminHomeView {
    spaces = List.copyOf(spaces);
    overdue = List.copyOf(overdue);
  }
}
