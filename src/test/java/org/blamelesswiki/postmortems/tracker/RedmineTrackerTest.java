package org.blamelesswiki.postmortems.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.blamelesswiki.postmortems.action.ActionType;
import org.blamelesswiki.postmortems.action.Details;
import org.blamelesswiki.postmortems.action.Issue;
import org.blamelesswiki.postmortems.action.Owner;
import org.blamelesswiki.postmortems.action.Status;
import org.blamelesswiki.postmortems.action.StatusClass;
import org.junit.jupiter.api.Test;

/** The Redmine client against answers in the shape that its REST API documents. */
class RedmineTrackerTest {

  private static final Viewpoint SERVICE = new Viewpoint.ServiceAccount();
  private static final String ISSUE =
      """
      {"id":142,"project":{"id":3,"name":"Shop"},"tracker":{"id":4,"name":"Prevention"},
       "status":{"id":2,"name":"In Progress","is_closed":false},"priority":{"id":2,"name":"High"},
       "author":{"id":1,"name":"Ada Brandt"},"assigned_to":{"id":9,"name":"Ben Okoro"},
       "subject":"Warm the cache","due_date":"2026-04-01","done_ratio":30,
       "custom_fields":[{"id":12,"name":"Follow-up","value":"detect"}],
       "created_on":"2026-03-01T09:30:00Z","closed_on":null}""";

  private final List<String> paths = new ArrayList<>();

  @Test
  void an_issue_is_read_field_by_field() {
    Issue issue = tracker("", list(ISSUE, 1)).issues(Set.of("142"), SERVICE).get("142");

    assertThat(issue.link()).isEqualTo(URI.create("https://redmine.example.org/issues/142"));
    assertThat(issue.details())
        .isEqualTo(
            new Details(
                "Shop",
                "Warm the cache",
                ActionType.PREVENT,
                "High",
                new Status("In Progress", StatusClass.DOING),
                new Owner("9", "Ben Okoro"),
                LocalDate.of(2026, 4, 1),
                Instant.parse("2026-03-01T09:30:00Z"),
                null));
    assertThat(paths).containsExactly("/issues.json?issue_id=142&status_id=*&limit=100&offset=0");
  }

  @Test
  void a_custom_field_gives_the_type_where_an_admin_names_it() {
    Issue issue = tracker("12", list(ISSUE, 1)).issues(Set.of("142"), SERVICE).get("142");

    assertThat(issue.details().type()).isEqualTo(ActionType.DETECT);
  }

  @Test
  void statuses_fall_into_four_classes_with_and_without_is_closed() {
    assertThat(classOf("{\"id\":1,\"name\":\"New\",\"is_closed\":false}", "null"))
        .isEqualTo(StatusClass.TO_DO);
    assertThat(classOf("{\"id\":5,\"name\":\"Closed\",\"is_closed\":true}", "null"))
        .isEqualTo(StatusClass.DONE);
    assertThat(classOf("{\"id\":6,\"name\":\"Rejected\",\"is_closed\":true}", "null"))
        .isEqualTo(StatusClass.NOT_DOING);
    assertThat(classOf("{\"id\":5,\"name\":\"Closed\"}", "\"2026-03-04T10:00:00Z\""))
        .isEqualTo(StatusClass.DONE);
    assertThat(classOf("{\"id\":3,\"name\":\"Resolved\"}", "null")).isEqualTo(StatusClass.DOING);
  }

  @Test
  void more_than_a_hundred_are_asked_for_in_parts() {
    Set<String> keys = new LinkedHashSet<>();
    for (int i = 1; i <= 150; i++) {
      keys.add(Integer.toString(i));
    }

    tracker("", list("", 0)).issues(keys, SERVICE);

    assertThat(paths).hasSize(2);
  }

  @Test
  void a_query_is_parameters_and_nothing_else() {
    Tracker tracker = tracker("", list(ISSUE, 1));

    assertThat(tracker.search("project_id=shop&status_id=*", SERVICE).issues()).hasSize(1);
    TrackerException refused =
        catchThrowableOfType(
            TrackerException.class, () -> tracker.search("x=1#/../users.json", SERVICE));
    assertThat(refused.problem()).isEqualTo(TrackerException.Problem.BAD_QUESTION);
    assertThat(paths).hasSize(1);
  }

  @Test
  void who_we_are_is_a_full_name() {
    assertThat(
            tracker("", "{\"user\":{\"firstname\":\"Ada\",\"lastname\":\"Brandt\"}}")
                .whoAmI(SERVICE))
        .isEqualTo("Ada Brandt");
  }

  private StatusClass classOf(String status, String closedOn) {
    String issue =
        ISSUE
            .replaceFirst("\"status\":\\{[^}]*}", "\"status\":" + status)
            .replace("\"closed_on\":null", "\"closed_on\":" + closedOn);
    return tracker("", list(issue, 1))
        .issues(Set.of("142"), SERVICE)
        .get("142")
        .details()
        .status()
        .statusClass();
  }

  private static String list(String issues, int total) {
    return "{\"issues\":[" + issues + "],\"total_count\":" + total + ",\"offset\":0,\"limit\":100}";
  }

  private Tracker tracker(String typeField, String answer) {
    TrackerConnection connection =
        new TrackerConnection(
            "rm",
            "Redmine",
            TrackerConnection.Kind.REDMINE,
            URI.create("https://redmine.example.org"),
            TrackerConnection.Access.SERVICE_ACCOUNT,
            TrackerConnection.Route.DIRECT,
            Map.of(),
            false,
            "",
            TrackerConnection.DEFAULT_NOT_DOING,
            typeField);
    return new RedmineTracker(
        connection,
        (request, viewpoint) -> {
          paths.add(request.path());
          return new Transport.Response(
              200,
              Map.of("content-type", "application/json; charset=utf-8"),
              answer.getBytes(StandardCharsets.UTF_8));
        });
  }
}
