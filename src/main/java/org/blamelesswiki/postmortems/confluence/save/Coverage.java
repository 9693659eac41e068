package org.blamelesswiki.postmortems.confluence.save;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts, on this node and since it started, the saves the hook saw on each route and those whose
 * text it could read: whether it fits this Confluence. It counts nothing that was found or held.
 */
public final class Coverage {

  /**
   * One route's counts.
   *
   * @param route which
   * @param seen requests on it
   * @param read those that were postmortems of a space that holds pages, and could be checked
   * @param unread those whose text the hook could not read, and let pass unless told otherwise
   * @param failed those in which the hook or the check erred
   */
  public record Row(Route route, long seen, long read, long unread, long failed) {}

  private static final class Counts {
    final AtomicLong seen = new AtomicLong();
    final AtomicLong read = new AtomicLong();
    final AtomicLong unread = new AtomicLong();
    final AtomicLong failed = new AtomicLong();
  }

  private final Map<Route, Counts> counts = new EnumMap<>(Route.class);
  private final Instant since;

  public Coverage(Clock clock) {
    since = clock.instant();
    for (Route route : Route.values()) {
      counts.put(route, new Counts());
    }
  }

  /** When counting started. */
  public Instant since() {
    return since;
  }

  /** The counts of every route, in the order of the routes. */
  public List<Row> rows() {
    return counts.entrySet().stream()
        .map(
            entry ->
                new Row(
                    entry.getKey(),
                    entry.getValue().seen.get(),
                    entry.getValue().read.get(),
                    entry.getValue().unread.get(),
                    entry.getValue().failed.get()))
        .toList();
  }

  void seen(Route route) {
    of(route).seen.incrementAndGet();
  }

  void read(Route route) {
    of(route).read.incrementAndGet();
  }

  void unread(Route route) {
    of(route).unread.incrementAndGet();
  }

  void failed(Route route) {
    of(route).failed.incrementAndGet();
  }

  private Counts of(Route route) {
    Counts found = counts.get(route);
    if (found == null) {
      throw new IllegalStateException("no counts of " + route);
    }
    return found;
  }
}
