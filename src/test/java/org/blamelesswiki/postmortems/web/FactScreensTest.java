package org.blamelesswiki.postmortems.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.blamelesswiki.postmortems.criteria.CriteriaSet;
import org.blamelesswiki.postmortems.phrasing.KnownPeople;
import org.blamelesswiki.postmortems.postmortem.Ending;
import org.blamelesswiki.postmortems.postmortem.FactsMacro;
import org.blamelesswiki.postmortems.postmortem.LoggedIncident;
import org.blamelesswiki.postmortems.postmortem.NewPage;
import org.blamelesswiki.postmortems.spi.FakeWiki;
import org.blamelesswiki.postmortems.spi.PageRef;
import org.blamelesswiki.postmortems.spi.Viewer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Logging incidents, correcting facts, and what the wizard does with both. */
class FactScreensTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-02T10:00:00Z"), ZoneOffset.UTC);

  private final FakeWiki wiki =
      new FakeWiki().withSpace("OPS", "Operations").withClosedSpace("HR", "People", "hana");
  private final Application application =
      Application.start(wiki.asWiki(), CLOCK, KnownPeople.none());

  @BeforeEach
  void switchOnEveryCriterion() {
    CriteriaSet set = application.criteria().value();
    application
        .criteria()
        .save(
            set.withCriteria(set.criteria().stream().map(c -> c.withEnabled(true)).toList()),
            0,
            LocalDate.of(2026, 3, 1));
  }

  @AfterEach
  void stop() {
    application.close();
  }

  @Test
  void an_incident_is_logged_with_title_time_and_service_and_makes_no_page() {
    Response response =
        post(
            Requests.IDA,
            "/log",
            "title",
            "Checkout slow",
            "space",
            "OPS",
            "fact-started",
            "2026-03-01T22:15",
            "fact-service",
            "checkout");

    LoggedIncident logged = application.register().log().all().get(0);
    assertThat(response)
        .isEqualTo(new Response.Redirect("/wiki/pm/incident?id=" + logged.id() + "&logged"));
    assertThat(logged.facts()).isEqualTo("service: checkout\nstarted: 2026-03-01T22:15Z");
    assertThat(wiki.opened()).isEmpty();
    assertThat(html(get(Requests.IDA, "/incident", "id", logged.id())))
        .contains("Checkout slow", "Is a postmortem due?", "Write the postmortem");
  }

  @Test
  void nobody_logs_or_sees_an_incident_in_a_space_that_is_closed_to_them() {
    LoggedIncident closed = application.register().log("HR", "Overload", "");

    assertThat(post(Requests.IDA, "/log", "title", "T", "space", "HR").status()).isEqualTo(400);
    assertThat(get(Requests.IDA, "/incident", "id", closed.id()).status()).isEqualTo(404);
    assertThat(get(Viewer.ANONYMOUS, "/log")).isEqualTo(new Response.LogIn());
    assertThat(post(Requests.IDA, "/incident", "id", closed.id()).status()).isEqualTo(404);
    assertThat(application.router().handle(Requests.forged(Requests.IDA, "/log")).status())
        .isEqualTo(403);
  }

  @Test
  void an_end_before_the_start_is_a_message_beside_its_field_and_nothing_is_kept() {
    LoggedIncident logged = application.register().log("OPS", "Slow", "started: 2026-03-01T22:15Z");

    Response response =
        post(Requests.IDA, "/incident", "id", logged.id(), "fact-ended", "2026-03-01T21:00");

    assertThat(response.status()).isEqualTo(400);
    assertThat(html(response)).contains("id=\"pm-problem-fact-ended\"");
    assertThat(application.register().log().find(logged.id())).contains(logged);
  }

  @Test
  void dollars_where_minutes_are_counted_are_a_message_beside_the_field() {
    Response response =
        post(
            Requests.IDA,
            "/create",
            "step",
            "questions",
            "title",
            "T",
            "space",
            "OPS",
            "fact-incident-severity",
            "SEV-9");

    assertThat(response.status()).isEqualTo(400);
    assertThat(html(response)).contains("id=\"pm-problem-fact-incident-severity\"", "SEV-9");
  }

  @Test
  void pasted_facts_are_taken_and_a_line_that_says_nothing_is_named() {
    String good =
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
                "pasted",
                "incident-severity: SEV-1\r\nservice: checkout"));
    Response odd =
        post(
            Requests.IDA,
            "/create",
            "step",
            "first",
            "title",
            "T",
            "space",
            "OPS",
            "pasted",
            "the database was slow");

    assertThat(good).contains("incident-severity: SEV-1\nservice: checkout");
    assertThat(odd.status()).isEqualTo(400);
    assertThat(html(odd)).contains("Line 1 has no colon").contains("the database was slow");
  }

  @Test
  void the_verdict_is_told_while_the_author_types() {
    Response response =
        application
            .router()
            .handle(
                Requests.json(
                    Requests.IDA,
                    "/api/verdict",
                    "{\"space\":\"OPS\",\"facts\":\"service: checkout\",\"fields\":"
                        + "[{\"name\":\"fact-incident-severity\",\"value\":\"SEV-1\"},"
                        + "{\"name\":\"fact-users-affected\",\"value\":\"lots\"}]}"));

    assertThat(((Response.Json) response).json())
        .contains("\"outcome\":\"required\"", "SEV-1", "\"field\":\"fact-users-affected\"");
  }

  @Test
  void a_logged_incident_is_no_repeat_of_itself_while_the_author_types() {
    String facts = "service: checkout\\nstarted: 2026-03-01T22:15Z";
    LoggedIncident logged = application.register().log("OPS", "Slow", facts.replace("\\n", "\n"));

    String alone = verdict(facts, ",\"log\":\"" + logged.id() + "\"");
    String another = verdict(facts, "");

    assertThat(alone).doesNotContain("2 incidents");
    assertThat(another).contains("2 incidents");
  }

  private String verdict(String facts, String more) {
    String body = "{\"space\":\"OPS\",\"fields\":[],\"facts\":\"" + facts + "\"" + more + "}";
    return ((Response.Json)
            application.router().handle(Requests.json(Requests.IDA, "/api/verdict", body)))
        .json();
  }

  @Test
  void the_verdict_of_a_space_that_is_closed_to_them_is_told_to_nobody() {
    Response response =
        application
            .router()
            .handle(
                Requests.json(Requests.IDA, "/api/verdict", "{\"space\":\"HR\",\"fields\":[]}"));

    assertThat(response.status()).isEqualTo(404);
  }

  @Test
  void a_logged_incident_begins_a_page_and_others_join_it() {
    LoggedIncident first = application.register().log("OPS", "Pager storm one", "service: paging");
    LoggedIncident second = application.register().log("OPS", "Pager storm two", "service: paging");

    String begun = html(get(Requests.IDA, "/create", "log", first.id()));
    String asked =
        html(
            post(
                Requests.IDA,
                "/create",
                "step",
                "first",
                "title",
                "Pager storms",
                "space",
                "OPS",
                "log",
                first.id(),
                "facts",
                "service: paging"));
    post(
        Requests.IDA,
        "/create",
        "step",
        "questions",
        "title",
        "Pager storms",
        "space",
        "OPS",
        "log",
        first.id(),
        "join",
        second.id(),
        "facts",
        "service: paging",
        "open",
        "true");

    assertThat(begun).contains("value=\"Pager storm one\"").contains("value=\"paging\"");
    assertThat(asked)
        .contains("Pager storm two", "name=\"join\" value=\"" + second.id() + "\"", "same service");
    NewPage page = wiki.opened().get(0);
    assertThat(page.facts())
        .isEqualTo(
            "incident: Pager storms (log %s)\nservice: paging\nincident: Pager storm two (log %s)\nservice: paging"
                .formatted(first.id(), second.id()));
  }

  @Test
  void an_incident_goes_onto_the_page_of_an_earlier_one_like_it() {
    saved("Slow checkout", "service: checkout", "OPS");

    String asked =
        html(
            post(
                Requests.IDA,
                "/create",
                "step",
                "first",
                "title",
                "Checkout again",
                "space",
                "OPS",
                "fact-service",
                "checkout"));
    Response added =
        post(
            Requests.IDA,
            "/create",
            "step",
            "questions",
            "title",
            "Checkout again",
            "space",
            "OPS",
            "facts",
            "service: checkout",
            "add-to",
            "Slow checkout");

    assertThat(asked).contains("Earlier ones like it", "name=\"add-to\" value=\"Slow checkout\"");
    assertThat(added).isEqualTo(new Response.Redirect("/wiki/view/Slow checkout"));
    assertThat(wiki.changedFacts("Slow checkout"))
        .contains(
            "incident: Slow checkout\nservice: checkout\nincident: Checkout again\nservice: checkout");
  }

  @Test
  void earlier_postmortems_that_are_closed_to_the_author_are_not_shown() {
    saved("Checkout secrets", "service: checkout", "HR");

    assertThat(
            html(
                post(
                    Requests.IDA,
                    "/create",
                    "step",
                    "first",
                    "title",
                    "Checkout",
                    "space",
                    "OPS",
                    "fact-service",
                    "checkout")))
        .doesNotContain("Checkout secrets");
  }

  @Test
  void that_none_is_written_is_recorded_with_its_reason_and_no_user() {
    Response response =
        post(
            Requests.IDA,
            "/create",
            "step",
            "questions",
            "title",
            "Small thing",
            "space",
            "OPS",
            "facts",
            "service: lab",
            "not-required",
            "true",
            "because",
            "It was a planned test.");

    LoggedIncident logged = application.register().log().all().get(0);
    assertThat(response).isEqualTo(new Response.Redirect("/wiki/pm/incident?id=" + logged.id()));
    assertThat(application.obligations().ended())
        .singleElement()
        .satisfies(
            due ->
                assertThat(due.standing().ending().map(Ending::because))
                    .contains("It was a planned test."));
    assertThat(html(get(Requests.IDA, "/incident", "id", logged.id())))
        .contains("It was a planned test.");
    assertThat(
            wiki.store().keys("").stream()
                .map(key -> wiki.store().read(key).orElseThrow().json())
                .toList())
        .noneMatch(json -> json.contains("\"ida\"") || json.contains("Ida"));
  }

  @Test
  void a_reason_is_asked_for_before_none_is_recorded() {
    Response response =
        post(
            Requests.IDA,
            "/create",
            "step",
            "questions",
            "title",
            "Small thing",
            "space",
            "OPS",
            "not-required",
            "true");

    assertThat(response.status()).isEqualTo(400);
    assertThat(html(response)).contains("pm-problem-because");
    assertThat(application.register().log().all()).isEmpty();
  }

  @Test
  void one_is_written_for_a_reason_although_no_criterion_asks_for_it() {
    post(
        Requests.IDA,
        "/create",
        "step",
        "questions",
        "title",
        "New on-call rota",
        "space",
        "OPS",
        "form",
        "decision",
        "reason-class",
        "people",
        "open",
        "true");

    assertThat(wiki.opened().get(0).facts()).isEqualTo("written-for: people");
    assertThat(wiki.opened().get(0).form().key()).isEqualTo("decision");
  }

  @Test
  void facts_are_corrected_under_the_criteria_of_the_first_verdict_and_what_is_no_fact_stays() {
    saved("Slow checkout", "written-for: people\nservice: checkout", "OPS");

    String form = html(get(Requests.IDA, "/facts", "page", "Slow checkout"));
    Response response =
        post(
            Requests.IDA,
            "/facts",
            "page",
            "Slow checkout",
            "version",
            "1",
            "fact-service",
            "",
            "fact-incident-severity",
            "SEV-1");

    assertThat(form).contains("value=\"checkout\"", "version 1");
    assertThat(response).isEqualTo(new Response.Redirect("/wiki/view/Slow checkout"));
    assertThat(wiki.changedFacts("Slow checkout"))
        .contains("incident-severity: SEV-1\nwritten-for: people");
  }

  @Test
  void facts_of_a_page_that_somebody_changed_in_between_stay_as_they_are() {
    saved("Slow checkout", "service: checkout", "OPS");
    wiki.withPage("Slow checkout", "OPS", "another text");

    Response response =
        post(
            Requests.IDA,
            "/facts",
            "page",
            "Slow checkout",
            "version",
            "1",
            "fact-service",
            "search");

    assertThat(response.status()).isEqualTo(409);
    assertThat(html(response)).contains("Nothing was saved", "value=\"search\"");
    assertThat(wiki.changedFacts("Slow checkout")).isEmpty();
  }

  @Test
  void facts_of_one_of_several_incidents_are_corrected_alone() {
    saved(
        "Two storms",
        "service: paging\nincident: One\nincident-severity: SEV-4\nincident: Two\nincident-severity: SEV-4",
        "OPS");

    String choice = html(get(Requests.IDA, "/facts", "page", "Two storms"));
    post(
        Requests.IDA,
        "/facts",
        "page",
        "Two storms",
        "version",
        "1",
        "member",
        "1",
        "fact-incident-severity",
        "SEV-2");

    assertThat(choice).contains("Of which incident?", "One", "Two");
    assertThat(wiki.changedFacts("Two storms"))
        .contains(
            "service: paging\nincident: One\nincident-severity: SEV-4\nincident: Two\nincident-severity: SEV-2");
  }

  @Test
  void nobody_corrects_the_facts_of_a_page_they_may_not_edit() {
    saved("Closed", "service: checkout", "HR");

    assertThat(get(Requests.IDA, "/facts", "page", "Closed").status()).isEqualTo(404);
    assertThat(post(Requests.IDA, "/facts", "page", "Closed", "version", "1").status())
        .isEqualTo(404);
  }

  private void saved(String page, String facts, String space) {
    wiki.withPage(page, space, facts);
    application
        .register()
        .saved(new PageRef(page, space, page), 1, FactsMacro.of("incident", "draft", "", facts));
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
