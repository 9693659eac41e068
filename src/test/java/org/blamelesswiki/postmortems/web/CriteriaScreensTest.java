package org.blamelesswiki.postmortems.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.blamelesswiki.postmortems.criteria.CriteriaSet;
import org.blamelesswiki.postmortems.criteria.CriteriaSetCodec;
import org.blamelesswiki.postmortems.criteria.Criterion;
import org.blamelesswiki.postmortems.criteria.Window;
import org.blamelesswiki.postmortems.phrasing.KnownPeople;
import org.blamelesswiki.postmortems.postmortem.FactsMacro;
import org.blamelesswiki.postmortems.spi.FakeWiki;
import org.blamelesswiki.postmortems.spi.PageRef;
import org.blamelesswiki.postmortems.spi.Viewer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The screens on which criteria are changed, of the site and of spaces. */
class CriteriaScreensTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-02T10:00:00Z"), ZoneOffset.UTC);
  private static final Viewer OLGA = Viewer.user("olga", "Olga", false);
  private static final String LOST = "{\"event\":\"data-lost\"}";

  private final FakeWiki wiki =
      new FakeWiki()
          .withSpace("OPS", "Operations")
          .withOwner("OPS", "olga")
          .withClosedSpace("HR", "People", "hana");
  private final Application application =
      Application.start(wiki.asWiki(), CLOCK, KnownPeople.none());

  @AfterEach
  void stop() {
    application.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/one", "/json", "/versions", "/review"})
  void the_sites_criteria_are_shown_to_stewards_and_those_of_a_space_to_its_owners(String below) {
    for (String html :
        new String[] {
          html(get(Requests.ADMIN, "/admin/criteria" + below)),
          html(get(OLGA, "/criteria" + below, "space", "OPS"))
        }) {
      assertThat(html)
          .contains("<h1>")
          .doesNotContain("$")
          .doesNotContainPattern(">\\s*[a-z-]+(\\.[a-z-]+)+\\s*<");
    }
    assertThat(get(OLGA, "/admin/criteria" + below).status()).isEqualTo(403);
    assertThat(get(Requests.IDA, "/criteria" + below, "space", "OPS").status()).isEqualTo(404);
    assertThat(get(OLGA, "/criteria" + below, "space", "HR").status()).isEqualTo(404);
    assertThat(post(Requests.IDA, "/criteria" + below, "space", "OPS").status()).isIn(404, 405);
    assertThat(get(Viewer.ANONYMOUS, "/criteria" + below, "space", "OPS"))
        .isEqualTo(new Response.LogIn());
    assertThat(
            application
                .router()
                .handle(Requests.forged(OLGA, "/criteria" + below, "space", "OPS"))
                .status())
        .isEqualTo(403);
  }

  @Test
  void an_owner_adds_a_shipped_criterion_and_it_holds_in_that_space_alone() {
    Response saved = post(OLGA, "/criteria", "space", "OPS", "version", "0", "add", "data-lost");

    assertThat(saved).isEqualTo(new Response.Redirect("/wiki/pm/criteria?space=OPS&saved"));
    assertThat(outcome("OPS", "data-lost: yes")).isEqualTo("required");
    assertThat(outcome("HR", "data-lost: yes")).isEqualTo("not-required");
  }

  @Test
  void a_space_replaces_the_sites_criteria_only_where_the_site_lets_it() {
    Response refused =
        post(OLGA, "/criteria", "space", "OPS", "version", "0", "scope", "true", "replace", "true");
    post(Requests.ADMIN, "/admin/criteria", "version", "0", "scope", "true", "replace", "true");
    Response taken =
        post(OLGA, "/criteria", "space", "OPS", "version", "0", "scope", "true", "replace", "true");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(html(refused)).contains("pm-problem-scope.replaces");
    assertThat(taken.status()).isEqualTo(303);
  }

  @Test
  void a_criterion_is_written_whole_and_read_back() {
    Response saved =
        one(
            "id",
            "lost-on-checkout",
            "name",
            "Data lost on checkout",
            "reason-class",
            "business",
            "level",
            "required",
            "condition",
            "{\"all\":[{\"event\":\"data-lost\"},{\"member\":{\"fact\":\"service\",\"anyOf\":[\"checkout\"]}}]}",
            "due",
            "3",
            "due-kind",
            "working-days",
            "audience",
            "company",
            "enabled",
            "true");

    assertThat(saved.status()).as(saved.toString()).isEqualTo(303);
    assertThat(outcome("OPS", "data-lost: yes\nservice: checkout")).isEqualTo("required");
    assertThat(outcome("OPS", "data-lost: yes\nservice: search")).isEqualTo("not-required");
    String again = html(get(Requests.ADMIN, "/admin/criteria/one", "id", "lost-on-checkout"));
    assertThat(again).contains("It applies when:", "data was lost or damaged");
  }

  @Test
  void a_change_of_one_criterion_shows_what_it_would_have_done_and_saves_nothing() {
    saved("Lost", "OPS", "data-lost: yes");

    String html = html(one(whole("condition", LOST, "preview", "true")));

    assertThat(html).contains("Nothing is saved yet", "<li>Lost</li>");
    assertThat(application.criteria().read().version()).isZero();
  }

  @Test
  void a_circle_is_a_message_beside_the_condition_and_nothing_is_saved() {
    Response refused = one(whole("condition", "{\"sameAs\":\"new-one\"}"));

    assertRefusedBeside(refused, "condition");
  }

  @Test
  void an_expression_of_ten_thousand_nodes_is_a_message_beside_the_condition() {
    String many = "{\"any\":[" + LOST + ("," + LOST).repeat(10_000) + "]}";

    assertRefusedBeside(one(whole("condition", many)), "condition");
  }

  @Test
  void a_threshold_of_nan_is_a_message_beside_the_condition() {
    assertRefusedBeside(
        one(
            whole(
                "condition",
                "{\"metric\":{\"fact\":\"users-affected\",\"comparison\":\"at-least\","
                    + "\"threshold\":{\"amount\":NaN,\"unit\":\"users\"}}}")),
        "condition");
  }

  @Test
  void minutes_are_not_dollars_and_the_message_stands_beside_the_condition() {
    assertRefusedBeside(
        one(
            whole(
                "condition",
                "{\"metric\":{\"fact\":\"downtime\",\"comparison\":\"at-least\","
                    + "\"threshold\":{\"amount\":5,\"unit\":\"USD\"}}}")),
        "condition");
  }

  @Test
  void a_metric_without_a_unit_is_a_message_with_its_place_in_the_import() {
    String json =
        CriteriaSetCodec.toJson(application.criteria().value())
            .replaceFirst("\"unit\" : \"users\",?", "");

    Response refused = post(Requests.ADMIN, "/admin/criteria/json", "version", "0", "json", json);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(html(refused)).contains("unit");
    assertThat(application.criteria().read().version()).isZero();
  }

  @Test
  void a_name_that_no_team_has_is_a_message_where_the_teams_are_listed() {
    String json =
        CriteriaSetCodec.toJson(application.criteria().value())
            .replaceFirst(
                "\"key\" : \"team\",", "\"key\" : \"team\", \"options\" : [\"payments\"],");
    post(Requests.ADMIN, "/admin/criteria/json", "version", "0", "json", json);

    Response refused =
        one(
            whole(
                "version",
                "1",
                "condition",
                "{\"member\":{\"fact\":\"team\",\"anyOf\":[\"nobody-here\"]}}"));

    assertThat(application.criteria().read().version()).isEqualTo(1);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(html(refused)).contains("pm-problem-condition", "nobody-here");
  }

  @Test
  void two_who_save_one_criterion_at_once_are_told_and_the_first_stays() {
    one(whole("name", "First", "condition", LOST));

    Response second = one(whole("name", "Second", "condition", LOST));

    assertThat(second.status()).isEqualTo(409);
    assertThat(html(second)).contains("Somebody else saved while you were here", "Second");
    assertThat(application.criteria().value().criteria())
        .extracting(Criterion::name)
        .contains("First")
        .doesNotContain("Second");
  }

  @Test
  void an_import_of_another_place_is_refused() {
    String json = CriteriaSetCodec.toJson(application.criteria().space("HR").value());

    Response refused = post(OLGA, "/criteria/json", "space", "OPS", "version", "0", "json", json);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(html(refused)).contains("belong somewhere else");
  }

  @Test
  void the_schema_is_offered_beside_the_criteria() {
    assertThat(((Response.Download) get(Requests.ADMIN, "/admin/criteria/json", "schema", "")))
        .satisfies(file -> assertThat(file.content()).contains("\"$defs\""));
  }

  @Test
  void a_review_shows_what_each_criterion_did_and_is_dated() {
    CriteriaSet set = application.criteria().value();
    Criterion lost =
        set.criteria().stream()
            .filter(c -> c.id().value().equals("data-lost"))
            .findFirst()
            .orElseThrow();
    application
        .criteria()
        .save(
            set.withCriterion(lost.withEnabled(true)).withReviewEvery(Window.ofMonths(1)),
            0,
            LocalDate.of(2026, 1, 1));
    saved("Lost", "OPS", "data-lost: yes\nstarted: 2026-02-01T10:00Z");

    String before = html(get(Requests.ADMIN, "/admin/criteria/review"));
    String wizard = html(get(Requests.IDA, "/create"));
    Response noted = post(Requests.ADMIN, "/admin/criteria/review", "version", "1");

    assertThat(before)
        .contains("Data lost or damaged", "<td>1</td>", "were to be looked at again on 2026-02-01");
    assertThat(wizard).contains("The criteria were to be looked at again by now");
    assertThat(noted.status()).isEqualTo(303);
    assertThat(application.criteria().value().lastReviewed()).contains(LocalDate.of(2026, 3, 2));
    assertThat(html(get(Requests.ADMIN, "/admin/criteria/versions")))
        .contains("2026-03-02", "Reviewed, no change.");
    assertThat(html(get(Requests.IDA, "/create"))).doesNotContain("looked at again by now");
  }

  @Test
  void an_owner_is_led_to_the_criteria_and_an_admin_to_those_that_wait_to_be_looked_at() {
    CriteriaSet own = application.criteria().space("OPS").value();
    application
        .criteria()
        .saveSpace(own.withReviewEvery(Window.ofMonths(1)), 0, LocalDate.of(2026, 1, 1));

    assertThat(html(get(OLGA, "/"))).contains("/criteria?space=OPS");
    assertThat(html(get(Requests.IDA, "/"))).doesNotContain("/criteria?space=");
    assertThat(html(get(Requests.ADMIN, "/admin", "later", "")))
        .contains("The criteria of Operations were to be looked at again", "review?space=OPS");
  }

  @Test
  void two_versions_are_compared() {
    one(whole("condition", LOST));
    one(whole("version", "1", "name", "Renamed", "condition", LOST));

    String html = html(get(Requests.ADMIN, "/admin/criteria/versions", "from", "1", "to", "2"));

    assertThat(html).contains("From version 1 to version 2", "New one", "Renamed");
  }

  @Test
  void shipped_criteria_and_questions_are_in_german_and_an_admins_words_are_theirs() {
    one(whole("name", "Data lost here", "condition", LOST));

    String html =
        html(
            application.router().handle(inGerman(Requests.get(Requests.ADMIN, "/admin/criteria"))));

    assertThat(html).contains("Viele Nutzer betroffen", "Data lost here");
  }

  private static Request inGerman(Request request) {
    return new Request(
        request.method(),
        request.path(),
        request.parameters(),
        request.viewer(),
        Locale.GERMAN,
        request.token(),
        request.body(),
        request.site());
  }

  private void assertRefusedBeside(Response refused, String field) {
    assertThat(refused.status()).isEqualTo(400);
    assertThat(html(refused)).contains("id=\"pm-problem-" + field + "\"");
    assertThat(application.criteria().read().version()).isZero();
  }

  /** The fields of a whole criterion, with others in their place. */
  private static String[] whole(String... changes) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("id", "new-one");
    fields.put("name", "New one");
    fields.put("reason-class", "product");
    fields.put("level", "required");
    fields.put("due", "5");
    fields.put("due-kind", "working-days");
    fields.put("audience", "company");
    fields.put("enabled", "true");
    for (int i = 0; i < changes.length; i += 2) {
      fields.put(changes[i], changes[i + 1]);
    }
    return fields.entrySet().stream()
        .flatMap(field -> Stream.of(field.getKey(), field.getValue()))
        .toArray(String[]::new);
  }

  private Response one(String... fields) {
    List<String> all = new ArrayList<>(List.of(fields));
    if (!all.contains("version")) {
      all.addAll(List.of("version", "0"));
    }
    return post(Requests.ADMIN, "/admin/criteria/one", all.toArray(String[]::new));
  }

  private void saved(String page, String space, String facts) {
    wiki.withPage(page, space, facts);
    application
        .register()
        .saved(new PageRef(page, space, page), 1, FactsMacro.of("incident", "draft", "", facts));
  }

  private String outcome(String space, String facts) {
    return application
        .register()
        .saved(
            new PageRef("P" + facts.hashCode() + space, space, "P"),
            1,
            FactsMacro.of("incident", "draft", "", facts))
        .decision()
        .orElseThrow()
        .outcome();
  }

  private Response get(Viewer viewer, String path, String... parameters) {
    return application.router().handle(Requests.get(viewer, path, parameters));
  }

  private Response post(Viewer viewer, String path, String... parameters) {
    return application.router().handle(Requests.post(viewer, path, parameters));
  }

  private static String html(Response response) {
    assertThat(response).isInstanceOf(Response.Page.class);
    return ((Response.Page) response).body().html();
  }
}
