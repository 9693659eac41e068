package org.blamelesswiki.postmortems.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.blamelesswiki.postmortems.phrasing.KnownPeople;
import org.blamelesswiki.postmortems.postmortem.LoggedIncident;
import org.blamelesswiki.postmortems.spi.FakeWiki;
import org.blamelesswiki.postmortems.spi.Viewer;
import org.blamelesswiki.postmortems.tracker.TrackerConnection;
import org.blamelesswiki.postmortems.tracker.Transport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Incidents and facts that come from an issue tracker. */
class IntakeTest {

  private static final String ISSUE =
      """
      {"key":"OPS-7","fields":{"summary":"Checkout slow","project":{"key":"OPS"},
       "customfield_1":"2026-03-01T22:15:00.000+0000","customfield_2":null,
       "customfield_3":{"value":"SEV-1"},"customfield_4":[{"name":"checkout"},{"name":"search"}]}}""";
  private static final String HIDDEN = ISSUE.replace("OPS", "HR");
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

  private final FakeWiki wiki = new FakeWiki().withSpace("OPS", "Operations");
  private final List<String> asked = new ArrayList<>();
  private Instant now = NOW;
  private boolean isAnswering = true;
  private final Application application = application();
  private final Application otherNode = application();

  @BeforeEach
  void connect() {
    TrackerConnection jira =
        TrackerConnection.jiraServiceAccount(
            "jira", "Jira", URI.create("https://jira.example.org"), Map.of("OPS", Set.of("OPS")));
    application.trackers().setting().save(application.trackers().setting().value().with(jira), 0);
    assertThat(
            post(
                    Requests.ADMIN,
                    "/admin/intake",
                    "version",
                    "0",
                    "query-jira",
                    "type = Incident",
                    "space-jira",
                    "OPS",
                    "started-jira",
                    "customfield_1",
                    "ended-jira",
                    "customfield_2",
                    "severity-jira",
                    "customfield_3",
                    "service-jira",
                    "customfield_4")
                .status())
        .isEqualTo(303);
  }

  @AfterEach
  void stop() {
    application.close();
    otherNode.close();
  }

  @Test
  void what_the_query_finds_is_logged_with_the_facts_of_its_fields() {
    application.intake().run();

    assertThat(application.register().log().all())
        .singleElement()
        .satisfies(
            incident -> {
              assertThat(incident.title()).isEqualTo("Checkout slow");
              assertThat(incident.space()).isEqualTo("OPS");
              assertThat(incident.facts())
                  .isEqualTo(
                      "started: 2026-03-01T22:15:00.000+0000\n"
                          + "incident-severity: SEV-1\nservice: checkout, search");
            });
    assertThat(application.register().known().get(0).started())
        .contains(Instant.parse("2026-03-01T22:15:00Z"));
  }

  @Test
  void an_issue_of_a_project_that_is_not_listed_for_the_space_stays_out() {
    application.intake().run();

    assertThat(application.register().log().all())
        .extracting(LoggedIncident::title)
        .containsExactly("Checkout slow");
  }

  @Test
  void it_is_read_once_an_hour_for_all_nodes_together_and_the_same_issue_is_one_incident() {
    application.intake().run();
    otherNode.intake().run();
    application.intake().run();
    assertThat(asked).hasSize(1);

    now = NOW.plus(Duration.ofHours(1));
    otherNode.intake().run();

    assertThat(asked).hasSize(2);
    assertThat(application.register().log().all()).hasSize(1);
  }

  @Test
  void a_tracker_that_does_not_answer_is_asked_again_the_next_hour() {
    isAnswering = false;
    application.intake().run();
    assertThat(application.register().log().all()).isEmpty();

    isAnswering = true;
    now = NOW.plus(Duration.ofHours(1));
    application.intake().run();

    assertThat(application.register().log().all()).hasSize(1);
  }

  @Test
  void every_view_says_what_it_covers() {
    String before = html(get(Requests.IDA, "/log"));
    application.intake().run();

    assertThat(before).contains("query &quot;type = Incident&quot; of Jira", "read last: not yet");
    assertThat(html(get(Requests.IDA, "/log"))).contains("read last: Mar 2, 2026");
  }

  @Test
  void an_author_reads_the_facts_of_an_issue_into_the_wizard() {
    String html =
        html(
            post(
                Requests.IDA,
                "/create",
                "step",
                "first",
                "title",
                "T",
                "space",
                "OPS",
                "issue",
                "https://jira.example.org/browse/OPS-7",
                "read-issue",
                "true"));

    assertThat(html)
        .contains("value=\"2026-03-01T22:15\"", "value=\"checkout, search\"")
        .contains("incident-severity: SEV-1");
    assertThat(asked.get(0))
        .contains("/rest/api/2/issue/OPS-7?fields=summary,project,customfield_1");
  }

  @Test
  void an_issue_that_the_readers_of_the_space_may_not_see_is_as_if_it_were_not_there() {
    String html =
        html(
            post(
                Requests.IDA,
                "/create",
                "step",
                "first",
                "title",
                "T",
                "space",
                "OPS",
                "issue",
                "HR-7",
                "read-issue",
                "true"));

    assertThat(html)
        .contains("No issue &quot;HR-7&quot; could be read there")
        .doesNotContain("SEV-1<");
  }

  @Test
  void a_tracker_that_does_not_answer_leaves_what_was_typed() {
    isAnswering = false;

    String html =
        html(
            post(
                Requests.IDA,
                "/create",
                "step",
                "first",
                "title",
                "What I typed",
                "space",
                "OPS",
                "issue",
                "OPS-7",
                "read-issue",
                "true"));

    assertThat(html).contains("Jira did not answer", "value=\"What I typed\"");
  }

  @Test
  void only_a_wiki_admin_sets_it_and_a_stale_save_changes_nothing() {
    assertThat(get(Requests.IDA, "/admin/intake").status()).isEqualTo(403);
    assertThat(get(Viewer.ANONYMOUS, "/admin/intake")).isEqualTo(new Response.LogIn());
    assertThat(post(Requests.IDA, "/admin/intake").status()).isEqualTo(403);

    Response stale = post(Requests.ADMIN, "/admin/intake", "version", "0", "started-jira", "other");

    assertThat(stale.status()).isEqualTo(409);
    assertThat(application.intakeSettings().value().source("jira").orElseThrow().started())
        .isEqualTo("customfield_1");
  }

  private Application application() {
    TrackerDesk.Ways ways =
        new TrackerDesk.Ways(
            tokens -> connection -> this::answer,
            UnaryOperator.identity(),
            page -> ActionItemsMacro.Extra.NONE,
            List::of);
    return Application.start(wiki.asWiki(), movable(), KnownPeople.none(), ways);
  }

  private Transport.Response answer(
      Transport.Request request, org.blamelesswiki.postmortems.tracker.Viewpoint viewpoint) {
    asked.add(request.path());
    String body =
        request.path().contains("HR-7")
            ? HIDDEN
            : request.path().contains("/issue/")
                ? ISSUE
                : "{\"issues\":[" + ISSUE + "," + HIDDEN + "]}";
    return new Transport.Response(
        isAnswering ? 200 : 503,
        Map.of("content-type", "application/json"),
        body.getBytes(StandardCharsets.UTF_8));
  }

  private Clock movable() {
    return new Clock() {
      @Override
      public Instant instant() {
        return now;
      }

      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }
    };
  }

  private Response get(Viewer viewer, String path, String... parameters) {
    return application.router().handle(Requests.get(viewer, path, parameters));
  }

  private Response post(Viewer viewer, String path, String... parameters) {
    return application.router().handle(Requests.post(viewer, path, parameters));
  }

  private static String html(Response response) {
    return ((Response.Page) response).body().html();
  }
}
