package org.blamelesswiki.postmortems.tracker;

import org.blamelesswiki.postmortems.action.Reader;

/** In whose name a tracker is asked. Answers to one are never shown to another. */
public sealed interface Viewpoint {

  /** One name for each, for keys of caches and stores. */
  String key();

  /** In whose name {@code connection} is asked when {@code reader} looks. */
  static Viewpoint of(TrackerConnection connection, Reader reader) {
    if (connection.access() == TrackerConnection.Access.SERVICE_ACCOUNT) {
      return new ServiceAccount();
    }
    return reader.isAnonymous() ? new Nobody() : new User(reader.user());
  }

  /** The connection's own account, the same for every viewer. */
  record ServiceAccount() implements Viewpoint {
    @Override
    public String key() {
      return "service";
    }
  }

  /** A user of the wiki. */
  record User(String user) implements Viewpoint {
    @Override
    public String key() {
      return "user:" + user;
    }
  }

  /** A visitor who is not logged in: nobody's name, and so nothing is asked. */
  record Nobody() implements Viewpoint {
    @Override
    public String key() {
      return "nobody";
    }
  }
}
