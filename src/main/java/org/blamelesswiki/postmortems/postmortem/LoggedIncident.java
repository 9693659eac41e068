package org.blamelesswiki.postmortems.postmortem;

import java.time.Instant;
import java.util.Optional;

/**
 * An incident that was logged, with or without a page. Holds no user.
 *
 * @param id names it: lower-case letters and digits
 * @param space the key of the space it belongs to
 * @param title what readers call it
 * @param facts what is known, see {@link FactsText}
 * @param issue the issue it was read from; empty for one that somebody logged
 * @param loggedAt when it came in
 */
public record LoggedIncident(
    String id,
    String space,
    String title,
    String facts,
    Optional<TrackerIssue> issue,
    Instant loggedAt) {

  public static final int LONGEST_TITLE = 200;

  public LoggedIncident {
    if (!id.matches("[a-z0-9]{1,32}")) {
      throw new IllegalArgumentException(
          "an incident's id is letters and digits, not '" + id + "'");
    }
    if (title.isBlank() || title.length() > LONGEST_TITLE) {
      throw new IllegalArgumentException("an incident has a title of 1 to 200 characters");
    }
  }

  /**
   * Where an incident was read from.
   *
   * @param tracker the id of the tracker
   * @param key the key of the issue there
   */
  public record TrackerIssue(String tracker, String key) {}

  /** What a postmortem is due for, if one is. */
  public Subject subject() {
    return Subject.incident(id);
  }

  /** How a page tells of it. */
  public ToldIncident told() {
    return new ToldIncident(title, Optional.of(id), facts);
  }

  /** The same with other facts. */
  public LoggedIncident withFacts(String newFacts) {
    return new LoggedIncident(id, space, title, newFacts, issue, loggedAt);
  }
}
