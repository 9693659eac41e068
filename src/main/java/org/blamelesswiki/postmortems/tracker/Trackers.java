package org.blamelesswiki.postmortems.tracker;

import java.util.function.Function;

/** Makes the client that fits a connection. */
public final class Trackers {

  private Trackers() {}

  /** The client of each connection, over {@code transports}. */
  public static Function<TrackerConnection, Tracker> over(Transports transports) {
    return connection -> open(connection, transports.open(connection));
  }

  private static Tracker open(TrackerConnection connection, Transport transport) {
    return switch (connection.kind()) {
      case JIRA -> new JiraTracker(connection, transport);
      case REDMINE -> new RedmineTracker(connection, transport);
    };
  }
}
