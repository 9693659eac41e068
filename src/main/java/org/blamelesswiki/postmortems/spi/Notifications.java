package org.blamelesswiki.postmortems.spi;

/** The wiki's own way to tell a user something. */
public interface Notifications {

  /**
   * Tells one user.
   *
   * @param userId the wiki's key of the user; nothing happens if there is no such user any more
   * @param subject one line
   * @param text plain text, with addresses below the wiki's written out
   */
  void send(String userId, String subject, String text);
}
