package org.blamelesswiki.postmortems.action;

/**
 * Who looks, and at a page of which space.
 *
 * @param user the wiki's key for the user; empty for a visitor who is not logged in
 * @param space the key of the page's space
 */
public record Reader(String user, String space) {

  /** A visitor who is not logged in: sees what every reader of the space sees. */
  public static Reader anonymous(String space) {
    return new Reader("", space);
  }

  public boolean isAnonymous() {
    return user.isEmpty();
  }
}
