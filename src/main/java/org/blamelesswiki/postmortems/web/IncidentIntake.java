package org.blamelesswiki.postmortems.web;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blamelesswiki.postmortems.postmortem.LoggedIncident;
import org.blamelesswiki.postmortems.postmortem.LoggedIncident.TrackerIssue;
import org.blamelesswiki.postmortems.publishing.Register;
import org.blamelesswiki.postmortems.settings.IntakeSettings;
import org.blamelesswiki.postmortems.settings.RecordCodec;
import org.blamelesswiki.postmortems.settings.Setting;
import org.blamelesswiki.postmortems.settings.Versioned;
import org.blamelesswiki.postmortems.spi.Store;
import org.blamelesswiki.postmortems.tracker.IncidentIssue;
import org.blamelesswiki.postmortems.tracker.TrackerConnection;
import org.blamelesswiki.postmortems.tracker.TrackerException;
import org.blamelesswiki.postmortems.tracker.TrackerSettings;
import org.blamelesswiki.postmortems.tracker.Viewpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the admins' queries for incidents, once an hour for all nodes of a cluster together. A wiki
 * calls {@link #run} more often than that on each node; whichever comes first takes the turn.
 */
public final class IncidentIntake {

  /** How often trackers are asked. */
  static final Duration EVERY = Duration.ofHours(1);

  /** A node whose clock is a little slow does not lose its hour. */
  private static final Duration EARLY = Duration.ofMinutes(2);

  private static final Logger log = LoggerFactory.getLogger(IncidentIntake.class);
  private static final int ID_LENGTH = 14;

  private final Setting<IntakeSettings> intake;
  private final Setting<TrackerSettings> trackers;
  private final Setting<LastRead> lastRead;
  private final IssueFacts facts;
  private final Register register;
  private final Clock clock;

  IncidentIntake(
      Store store,
      Setting<IntakeSettings> intake,
      Setting<TrackerSettings> trackers,
      IssueFacts facts,
      Register register,
      Clock clock) {
    this.intake = intake;
    this.trackers = trackers;
    this.lastRead =
        new Setting<>(
            store, "intake/last", new RecordCodec<>(LastRead.class, 1), new LastRead(0, List.of()));
    this.facts = facts;
    this.register = register;
    this.clock = clock;
  }

  /**
   * When the trackers were read last.
   *
   * @param atMillis in milliseconds since 1970; 0 for never
   * @param unanswered the ids of trackers that did not answer then
   */
  record LastRead(long atMillis, List<String> unanswered) {
    LastRead {
      unanswered = List.copyOf(unanswered);
    }

    Optional<Instant> at() {
      return atMillis == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(atMillis));
    }
  }

  LastRead last() {
    return lastRead.value();
  }

  /** Reads what is to be read, if an hour has gone by since any node did. */
  public void run() {
    List<IntakeSettings.Source> sources =
        intake.value().sources().stream().filter(IntakeSettings.Source::isRead).toList();
    Versioned<LastRead> before = lastRead.read();
    Instant now = clock.instant();
    boolean isTime =
        before.value().at().map(at -> !now.isBefore(at.plus(EVERY).minus(EARLY))).orElse(true);
    if (sources.isEmpty() || !isTime) {
      return;
    }
    try {
      Versioned<LastRead> turn =
          lastRead.save(new LastRead(now.toEpochMilli(), List.of()), before.version());
      List<String> unanswered =
          sources.stream().filter(source -> !read(source)).map(s -> s.tracker()).toList();
      if (!unanswered.isEmpty()) {
        lastRead.save(new LastRead(now.toEpochMilli(), unanswered), turn.version());
      }
    } catch (Store.StaleRowException e) {
      log.debug("another node reads the incidents this hour");
    }
  }

  private boolean read(IntakeSettings.Source source) {
    Optional<TrackerConnection> connection = trackers.value().connection(source.tracker());
    if (connection.isEmpty()
        || connection.get().access() != TrackerConnection.Access.SERVICE_ACCOUNT) {
      log.warn("tracker {} has no service account to read incidents with", source.tracker());
      return false;
    }
    try {
      facts
          .issues(connection.get())
          .found(source.query(), IssueFacts.fields(source), new Viewpoint.ServiceAccount())
          .stream()
          .filter(issue -> IssueFacts.isShown(connection.get(), issue, source.space()))
          .filter(issue -> !issue.title().isBlank())
          .forEach(issue -> register.log(incident(source, issue)));
      return true;
    } catch (TrackerException e) {
      log.warn("incidents of tracker {} could not be read: {}", source.tracker(), e.problem());
      return false;
    }
  }

  /** As it was before, with what the issue says now. */
  private LoggedIncident incident(IntakeSettings.Source source, IncidentIssue issue) {
    String id = id(source.tracker(), issue.key());
    Optional<LoggedIncident> old = register.log().find(id);
    String title =
        issue.title().substring(0, Math.min(issue.title().length(), LoggedIncident.LONGEST_TITLE));
    return new LoggedIncident(
        id,
        source.space(),
        title,
        merged(old.map(LoggedIncident::facts).orElse(""), IssueFacts.body(source, issue)),
        Optional.of(new TrackerIssue(source.tracker(), issue.key())),
        old.map(LoggedIncident::loggedAt).orElseGet(clock::instant));
  }

  /** The facts with those of {@code newer} in the place of older ones. */
  private static String merged(String older, String newer) {
    Map<String, String> lines = new LinkedHashMap<>();
    for (String line : (older + "\n" + newer).split("\n", -1)) {
      if (!line.isBlank()) {
        lines.put(line.substring(0, Math.max(0, line.indexOf(':'))), line);
      }
    }
    return String.join("\n", lines.values());
  }

  /** The same issue has the same id each time it is read. */
  static String id(String tracker, String key) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest((tracker + ":" + key).getBytes(StandardCharsets.UTF_8));
      return "t" + new BigInteger(1, digest).toString(Character.MAX_RADIX).substring(0, ID_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
