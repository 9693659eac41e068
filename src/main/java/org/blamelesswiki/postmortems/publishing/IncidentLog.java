package org.blamelesswiki.postmortems.publishing;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.blamelesswiki.postmortems.postmortem.LoggedIncident;
import org.blamelesswiki.postmortems.postmortem.LoggedIncident.TrackerIssue;
import org.blamelesswiki.postmortems.settings.RecordCodec;
import org.blamelesswiki.postmortems.settings.SharedRows;
import org.blamelesswiki.postmortems.spi.RowKeys;
import org.blamelesswiki.postmortems.spi.Store;

/** The incidents that were logged here or read from a tracker, with a page or without. */
public final class IncidentLog {

  private static final String PREFIX = "incidents/";

  private final SharedRows<Row> rows;
  private final Clock clock;

  /** The log that {@code store} holds, on this node and every other. */
  public IncidentLog(Store store, Clock clock) {
    this.clock = clock;
    this.rows = new SharedRows<>(store, PREFIX, new RecordCodec<>(Row.class, 1), clock);
  }

  /** The JSON form of an incident; tracker and key are empty for one that somebody logged. */
  record Row(
      String id,
      String space,
      String title,
      String facts,
      String tracker,
      String key,
      long loggedMillis) {

    static Row of(LoggedIncident incident) {
      return new Row(
          incident.id(),
          incident.space(),
          incident.title(),
          incident.facts(),
          incident.issue().map(TrackerIssue::tracker).orElse(""),
          incident.issue().map(TrackerIssue::key).orElse(""),
          incident.loggedAt().toEpochMilli());
    }

    LoggedIncident incident() {
      return new LoggedIncident(
          id,
          space,
          title,
          facts,
          tracker.isEmpty() ? Optional.empty() : Optional.of(new TrackerIssue(tracker, key)),
          Instant.ofEpochMilli(loggedMillis));
    }
  }

  /** Logs an incident that somebody told. */
  LoggedIncident add(String space, String title, String facts) {
    Instant now = clock.instant();
    String stem = Long.toString(now.toEpochMilli(), Character.MAX_RADIX);
    String id = stem;
    for (int i = 1; find(id).isPresent(); i++) {
      id = stem + "x" + i;
    }
    return put(new LoggedIncident(id, space, title, facts, Optional.empty(), now));
  }

  /** Takes in an incident, in the place of the one with its id. */
  LoggedIncident put(LoggedIncident incident) {
    return rows.update(key(incident.id()), old -> Row.of(incident)).incident();
  }

  public Optional<LoggedIncident> find(String id) {
    return rows.find(key(id)).map(Row::incident);
  }

  /** The one that was read from the issue, if one was. */
  public Optional<LoggedIncident> find(TrackerIssue issue) {
    return all().stream()
        .filter(incident -> incident.issue().equals(Optional.of(issue)))
        .findFirst();
  }

  /** All of them, the one logged last first. */
  public List<LoggedIncident> all() {
    return rows.values().stream()
        .map(Row::incident)
        .sorted(
            Comparator.comparing(LoggedIncident::loggedAt)
                .reversed()
                .thenComparing(LoggedIncident::id))
        .toList();
  }

  void remove(String id) {
    rows.remove(key(id));
  }

  private static String key(String id) {
    return RowKeys.ofPage(PREFIX, id);
  }
}
