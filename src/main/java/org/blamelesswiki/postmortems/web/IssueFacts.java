package org.blamelesswiki.postmortems.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.blamelesswiki.postmortems.settings.IntakeSettings;
import org.blamelesswiki.postmortems.settings.Setting;
import org.blamelesswiki.postmortems.tracker.IncidentIssue;
import org.blamelesswiki.postmortems.tracker.IncidentIssues;
import org.blamelesswiki.postmortems.tracker.TrackerConnection;
import org.blamelesswiki.postmortems.tracker.TrackerException;
import org.blamelesswiki.postmortems.tracker.TrackerSettings;
import org.blamelesswiki.postmortems.tracker.Transports;
import org.blamelesswiki.postmortems.tracker.Viewpoint;

/** The facts that an issue tells, by the fields that an admin named. */
public final class IssueFacts {

  private final Setting<IntakeSettings> intake;
  private final Setting<TrackerSettings> trackers;
  private final Transports transports;

  IssueFacts(
      Setting<IntakeSettings> intake, Setting<TrackerSettings> trackers, Transports transports) {
    this.intake = intake;
    this.trackers = trackers;
    this.transports = transports;
  }

  /** A tracker whose issues can be read. */
  public record Offer(String id, String name) {}

  /** The trackers whose issues an author in the space can read. */
  List<Offer> offers(Request request, String space) {
    List<Offer> offers = new ArrayList<>();
    for (TrackerConnection connection : trackers.value().connections()) {
      boolean isOpen =
          connection.access() == TrackerConnection.Access.AS_VIEWER
              ? request.viewer().isLoggedIn()
              : connection.projects().containsKey(space)
                  || connection.projects().containsKey(TrackerConnection.EVERY_SPACE);
      if (isOpen && intake.value().source(connection.id()).isPresent()) {
        offers.add(new Offer(connection.id(), connection.name()));
      }
    }
    return offers;
  }

  /**
   * What the issue named in the form tells, as the body of a facts macro; what is wrong is a
   * problem of the field {@code issue}.
   */
  Optional<String> read(Request request, String space, Problems problems) {
    I18n texts = I18n.of(request.locale());
    String typed = request.value("issue");
    String key = typed.substring(typed.lastIndexOf('/') + 1);
    Optional<TrackerConnection> connection =
        offers(request, space).stream()
            .map(Offer::id)
            .filter(id -> request.value("tracker").isEmpty() || request.value("tracker").equals(id))
            .findFirst()
            .flatMap(id -> trackers.value().connection(id));
    if (key.isEmpty() || connection.isEmpty()) {
      problems.add("issue", texts.text("create.problem.issue", typed));
      return Optional.empty();
    }
    IntakeSettings.Source source = intake.value().source(connection.get().id()).orElseThrow();
    try {
      Optional<IncidentIssue> issue =
          issues(connection.get())
              .find(key, fields(source), viewpoint(connection.get(), request))
              .filter(found -> isShown(connection.get(), found, space));
      if (issue.isEmpty()) {
        problems.add("issue", texts.text("create.problem.issue", typed));
      }
      return issue.map(found -> body(source, found));
    } catch (TrackerException e) {
      problems.add("issue", texts.text("create.problem.issue-tracker", connection.get().name()));
      return Optional.empty();
    }
  }

  IncidentIssues issues(TrackerConnection connection) {
    return new IncidentIssues(connection, transports.open(connection));
  }

  private static Viewpoint viewpoint(TrackerConnection connection, Request request) {
    return connection.access() == TrackerConnection.Access.SERVICE_ACCOUNT
        ? new Viewpoint.ServiceAccount()
        : request
            .viewer()
            .id()
            .<Viewpoint>map(Viewpoint.User::new)
            .orElseGet(Viewpoint.Nobody::new);
  }

  /** Through a service account readers see only the projects that an admin listed. */
  static boolean isShown(TrackerConnection connection, IncidentIssue issue, String space) {
    return connection.access() == TrackerConnection.Access.AS_VIEWER
        || connection.lists(issue.project(), space);
  }

  static Set<String> fields(IntakeSettings.Source source) {
    Set<String> fields = new LinkedHashSet<>();
    for (String field :
        List.of(source.started(), source.ended(), source.severity(), source.service())) {
      if (!field.isBlank()) {
        fields.add(field.strip());
      }
    }
    return fields;
  }

  /** The facts that the issue tells, as the body of a facts macro. */
  static String body(IntakeSettings.Source source, IncidentIssue issue) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("started", source.started());
    facts.put("ended", source.ended());
    facts.put("incident-severity", source.severity());
    facts.put("service", source.service());
    List<String> lines = new ArrayList<>();
    facts.forEach(
        (fact, field) -> {
          String value = issue.fields().getOrDefault(field.strip(), "");
          if (!value.isEmpty()) {
            lines.add(fact + ": " + value);
          }
        });
    return String.join("\n", lines);
  }
}
