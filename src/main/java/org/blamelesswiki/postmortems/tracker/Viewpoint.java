package org.blamelesswiki.postmortems.tracker;

import org.blamelesswiki.postmortems.action.Viewer;

/** In whose name a tracker is asked. Answers to one are never shown to another. */
public sealed interface Viewpoint {

  /** One name for each, for keys of caches and stores. */
  String key();

  /** In whose name {@code connection} is asked when {@code viewer} looks. */
  static Viewpoint of(TrackerConnection connection, Viewer viewer) {
    if (connection.access() == TrackerConnection.Access.SERVICE_ACCOUNT) {
      return new ServiceAccount();
    }
    return viewer.isAnonymous() ? new Nobody() : new User(viewer.user());
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
