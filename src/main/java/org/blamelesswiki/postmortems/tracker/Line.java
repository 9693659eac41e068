package org.blamelesswiki.postmortems.tracker;

import org.blamelesswiki.postmortems.action.Issue;

/** A connection in use: equal only to itself, so that nothing outlives a change of settings. */
final class Line {

  final TrackerConnection connection;
  final Tracker tracker;
  final Health health;

  Line(TrackerConnection connection, Tracker tracker, Health health) {
    this.connection = connection;
    this.tracker = tracker;
    this.health = health;
  }

  String id() {
    return connection.id();
  }

  /** Whether {@code issue} may be shown to readers of {@code space}. */
  boolean shows(Issue issue, String space) {
    return connection.access() == TrackerConnection.Access.AS_VIEWER
        || connection.lists(issue.details().project(), space);
  }

  /**
   * Whether issues with {@code key} are hidden from readers of {@code space}, whatever they say.
   */
  boolean hides(String key, String space) {
    return connection.access() == TrackerConnection.Access.SERVICE_ACCOUNT
        && connection.kind() == TrackerConnection.Kind.JIRA
        && !connection.lists(project(key), space);
  }

  private static String project(String key) {
    int dash = key.lastIndexOf('-');
    return dash < 0 ? "" : key.substring(0, dash);
  }
}
