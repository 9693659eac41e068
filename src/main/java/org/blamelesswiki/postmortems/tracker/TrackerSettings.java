package org.blamelesswiki.postmortems.tracker;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The trackers of a site, as an admin set them up. Holds no token.
 *
 * @param connections in the order in which they may claim an issue key
 * @param budgetMillis how long a page waits for trackers, 0 to 5,000 milliseconds
 * @param freshSeconds how long an answer is shown as it is, 5 to 3,600 seconds
 */
public record TrackerSettings(
    List<TrackerConnection> connections, int budgetMillis, int freshSeconds) {

  public static final int DEFAULT_BUDGET_MILLIS = 300;
  public static final int DEFAULT_FRESH_SECONDS = 60;

  /** No tracker: what a new installation has. */
  public static final TrackerSettings NONE =
      new TrackerSettings(List.of(), DEFAULT_BUDGET_MILLIS, DEFAULT_FRESH_SECONDS);

  private static final int MOST_CONNECTIONS = 20;

  public TrackerSettings {
    connections = List.copyOf(connections);
    if (budgetMillis < 0 || budgetMillis > 5_000) {
      throw new IllegalArgumentException(
          "a page waits 0 to 5,000 milliseconds for trackers, not " + budgetMillis);
    }
    if (freshSeconds < 5 || freshSeconds > 3_600) {
      throw new IllegalArgumentException(
          "an answer counts as fresh for 5 to 3,600 seconds, not " + freshSeconds);
    }
    if (connections.size() > MOST_CONNECTIONS) {
      throw new IllegalArgumentException("there are at most " + MOST_CONNECTIONS + " trackers");
    }
    Set<String> ids = new HashSet<>();
    for (TrackerConnection connection : connections) {
      if (!ids.add(connection.id())) {
        throw new IllegalArgumentException("the id " + connection.id() + " is given twice");
      }
    }
  }

  public Optional<TrackerConnection> connection(String id) {
    return connections.stream().filter(connection -> connection.id().equals(id)).findFirst();
  }

  /** The same with one connection added, or replaced where it stands. */
  public TrackerSettings with(TrackerConnection changed) {
    List<TrackerConnection> all = new ArrayList<>(connections);
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).id().equals(changed.id())) {
        all.set(i, changed);
        return new TrackerSettings(all, budgetMillis, freshSeconds);
      }
    }
    all.add(changed);
    return new TrackerSettings(all, budgetMillis, freshSeconds);
  }

  public TrackerSettings without(String id) {
    return new TrackerSettings(
        connections.stream().filter(connection -> !connection.id().equals(id)).toList(),
        budgetMillis,
        freshSeconds);
  }
}
