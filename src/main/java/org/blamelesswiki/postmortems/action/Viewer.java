package org.blamelesswiki.postmortems.action;

/**
 * Who looks, and at a page of which space.
 *
 * @param user the wiki's key for the user; empty for a visitor who is not logged in
 * @param space the key of the page's space
 */
public record Viewer(String user, String space) {

  /** A visitor who is not logged in: sees what every reader of the space sees. */
  public static Viewer anonymous(String space) {
    return new Viewer("", space);
  }

  public boolean isAnonymous() {
    return user.isEmpty();
  }
}
