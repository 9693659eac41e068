package org.blamelesswiki.postmortems.publishing;

import java.time.Instant;
import java.util.Optional;
import org.blamelesswiki.postmortems.criteria.FactKey;
import org.blamelesswiki.postmortems.criteria.RecordedIncident;

/**
 * An incident on record: of a postmortem, or one that was logged and has none.
 *
 * @param incident its id and its facts
 * @param title what readers call it
 * @param space the key of the space it belongs to
 * @param page the id of its postmortem's page, if it has one
 * @param logId the id under which it was logged, if it was
 */
public record KnownIncident(
    RecordedIncident incident,
    String title,
    String space,
    Optional<String> page,
    Optional<String> logId) {

  /** When it began, if that is known. */
  public Optional<Instant> started() {
    return incident.facts().moment(FactKey.STARTED);
  }
}
