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

  /**
   * The whole address of one of our screens, good to be written into a message.
   *
   * @param path below the screens, starting with a slash
   * @return the path itself where the wiki does not know its own address
   */
  default String addressOf(String path) {
    return path;
  }
}
