package org.blamelesswiki.postmortems.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.blamelesswiki.postmortems.criteria.CriteriaSet;
import org.blamelesswiki.postmortems.criteria.Criterion;
import org.blamelesswiki.postmortems.phrasing.KnownPeople;
import org.blamelesswiki.postmortems.postmortem.FactsMacro;
import org.blamelesswiki.postmortems.postmortem.Form;
import org.blamelesswiki.postmortems.settings.Mode;
import org.blamelesswiki.postmortems.spi.FakeWiki;
import org.blamelesswiki.postmortems.spi.PageRef;
import org.blamelesswiki.postmortems.spi.Viewer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The screens as a user meets them, from the router down. */
class ApplicationTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-02T10:00:00Z"), ZoneOffset.UTC);

  private final FakeWiki wiki =
      new FakeWiki().withSpace("OPS", "Operations").withClosedSpace("HR", "People", "hana");
  private final Application application =
      Application.start(wiki.asWiki(), CLOCK, KnownPeople.none());

  @AfterEach
  void stop() {
    application.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/create",
        "/try",
        "/due",
        "/requests",
        "/requests/ask",
        "/admin/welcome",
        "/admin/spaces",
        "/admin/rules",
        "/admin/criteria",
        "/admin/trackers",
        "/admin/people"
      })
  void every_screen_is_shown_to_an_admin_with_all_its_texts(String path) {
    Response.Page page = page(get(Requests.ADMIN, path));

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body().html())
        .contains("<h1>")
        .doesNotContain("$")
        .doesNotContainPattern(">\\s*[a-z-]+(\\.[a-z-]+)+\\s*<");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/admin",
        "/admin/welcome",
        "/admin/spaces",
        "/admin/rules",
        "/admin/criteria",
        "/admin/trackers",
        "/admin/people"
      })
  void no_admin_screen_is_shown_to_anyone_else(String path) {
    assertThat(get(Requests.IDA, path).status()).isEqualTo(403);
    assertThat(get(Viewer.ANONYMOUS, path)).isEqualTo(new Response.LogIn());
    assertThat(post(Requests.IDA, path).status()).isEqualTo(403);
    assertThat(application.router().handle(Requests.forged(Requests.ADMIN, path)).status())
        .isEqualTo(403);
  }

  @Test
  void an_admin_who_has_not_been_here_meets_the_first_screen_and_may_leave_it() {
    assertThat(get(Requests.ADMIN, "/admin"))
        .isEqualTo(new Response.Redirect("/wiki/pm/admin/welcome"));
    assertThat(get(Requests.ADMIN, "/admin", "later", "").status()).isEqualTo(200);
  }

  @Test
  void the_first_screen_switches_on_one_space_and_the_ticked_criteria() {
    Criterion first = application.criteria().value().criteria().get(0);

    Response response =
        post(
            Requests.ADMIN,
            "/admin/welcome",
            "site-version",
            "0",
            "version",
            "0",
            "pilot",
            "OPS",
            "enabled",
            first.id().value());

    assertThat(response).isEqualTo(new Response.Redirect("/wiki/pm/admin?welcomed"));
    assertThat(application.site().value().mode("OPS")).isEqualTo(Mode.ADVISE);
    assertThat(application.site().value().mode("HR")).isEqualTo(Mode.OFF);
    assertThat(application.criteria().value().criteria().stream().filter(Criterion::enabled))
        .extracting(Criterion::id)
        .containsExactly(first.id());
    assertThat(page(get(Requests.ADMIN, "/admin", "welcomed", "")).body().html())
        .contains("One criterion is switched on.", "Operations");
  }

  @Test
  void a_number_that_is_none_is_named_beside_its_field_and_nothing_is_saved() {
    Criterion tuned =
        application.criteria().value().criteria().stream()
            .filter(criterion -> criterion.number().isPresent())
            .findFirst()
            .orElseThrow();

    Response response =
        post(
            Requests.ADMIN,
            "/admin/criteria",
            "version",
            "0",
            "enabled",
            tuned.id().value(),
            "number-" + tuned.id(),
            "a lot");

    assertThat(response.status()).isEqualTo(400);
    assertThat(page(response).body().html())
        .contains("&quot;a lot&quot; is no number in")
        .contains("value=\"a lot\"")
        .contains("aria-describedby=\"pm-problem-number-" + tuned.id());
    assertThat(application.criteria().read().version()).isZero();
  }

  @Test
  void saved_criteria_are_a_new_version_and_the_old_one_is_kept() {
    CriteriaSet set = application.criteria().value();
    String id = set.criteria().get(0).id().value();
    post(Requests.ADMIN, "/admin/criteria", "version", "0", "enabled", id);

    post(Requests.ADMIN, "/admin/criteria", "version", "1");

    assertThat(application.criteria().value().version()).isEqualTo(2);
    assertThat(application.criteria().version(1).orElseThrow().criteria().get(0).enabled())
        .isTrue();
    assertThat(application.criteria().value().criteria().get(0).enabled()).isFalse();
  }

  @Test
  void a_stale_save_of_criteria_changes_nothing_and_shows_both() {
    CriteriaSet set = application.criteria().value();
    Criterion theirs = set.criteria().get(0);
    Criterion mine = set.criteria().get(1);
    post(Requests.ADMIN, "/admin/criteria", "version", "0", "enabled", theirs.id().value());

    Response response =
        post(Requests.ADMIN, "/admin/criteria", "version", "0", "enabled", mine.id().value());

    assertThat(response.status()).isEqualTo(409);
    assertThat(page(response).body().html())
        .contains("Somebody else saved while you were here")
        .contains("<li>" + SafeHtml.escape(theirs.name()).html())
        .contains("value=\"" + mine.id() + "\" checked=\"checked\"");
  }

  @Test
  void a_change_of_criteria_shows_what_it_would_have_done_and_saves_nothing() {
    Criterion severe =
        application.criteria().value().criteria().stream()
            .filter(criterion -> criterion.severityLevel().isPresent())
            .findFirst()
            .orElseThrow();
    for (String page : List.of("Slow checkout", "Closed case")) {
      application
          .register()
          .saved(
              new PageRef(page, page.startsWith("Slow") ? "OPS" : "HR", page),
              1,
              FactsMacro.of("incident", "published", "", "incident-severity: SEV-1"));
    }
    wiki.withPage("Slow checkout", "OPS", "text").withPage("Closed case", "HR", "text");

    Response response =
        application
            .router()
            .handle(
                Requests.post(
                    Requests.ADMIN,
                    "/admin/criteria",
                    "version",
                    "0",
                    "enabled",
                    severe.id().value(),
                    "preview",
                    "true"));

    assertThat(page(response).body().html())
        .contains("Nothing is saved yet", "2 would newly be required:", "<li>Slow checkout</li>");
    assertThat(application.criteria().read().version()).isZero();
  }

  @Test
  void criteria_are_taken_as_json_and_refused_with_the_field_that_is_wrong() {
    String json =
        ((Response.Download) get(Requests.ADMIN, "/admin/criteria/json", "download", "")).content();

    Response refused =
        post(
            Requests.ADMIN,
            "/admin/criteria/json",
            "version",
            "0",
            "json",
            json.replace("\"format\" : 1", "\"format\" : 99"));
    Response taken =
        post(
            Requests.ADMIN,
            "/admin/criteria/json",
            "version",
            "0",
            "json",
            json.replace("\"owner\" : \"\"", "\"owner\" : \"SRE guild\""));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(page(refused).body().html()).contains("format").contains("99");
    assertThat(taken.status()).isEqualTo(303);
    assertThat(application.criteria().value().owner()).isEqualTo("SRE guild");
  }

  @Test
  void the_wizard_opens_the_page_from_its_first_step() {
    Response response =
        post(
            Requests.IDA,
            "/create",
            "step",
            "first",
            "space",
            "OPS",
            "title",
            "Checkout was slow",
            "fact-started",
            "2026-03-01T22:15",
            "fact-service",
            "checkout, search",
            "open",
            "true");

    assertThat(response).isEqualTo(new Response.Redirect("/wiki/edit"));
    assertThat(wiki.opened())
        .singleElement()
        .satisfies(
            page -> {
              assertThat(page.title()).isEqualTo("Checkout was slow");
              assertThat(page.form()).isEqualTo(Form.INCIDENT);
              assertThat(page.facts().lines())
                  .contains("started: 2026-03-01T22:15Z", "service: checkout, search");
            });
  }

  @Test
  void the_wizard_asks_at_most_five_questions_and_then_says_whether_one_is_due() {
    switchOnEverything();
    String asked =
        page(post(
                Requests.IDA,
                "/create",
                "step",
                "first",
                "space",
                "OPS",
                "title",
                "T",
                "fact-service",
                "checkout"))
            .body()
            .html();

    String answered =
        page(post(
                Requests.IDA,
                "/create",
                "step",
                "questions",
                "space",
                "OPS",
                "title",
                "T",
                "facts",
                "service: checkout",
                "fact-incident-severity",
                "SEV-1"))
            .body()
            .html();

    assertThat(asked.split("<fieldset>", -1)).hasSizeBetween(2, CreateScreen.MOST_QUESTIONS + 1);
    assertThat(asked).contains("Don&#39;t know yet", "Just open the page");
    assertThat(answered)
        .contains("Is a postmortem due?", "SEV-1", "Open the page")
        .contains("incident-severity: SEV-1");
  }

  @Test
  void a_page_without_a_title_is_asked_for_one_and_keeps_what_was_typed() {
    Response response =
        post(Requests.IDA, "/create", "step", "first", "space", "OPS", "fact-service", "checkout");

    assertThat(response.status()).isEqualTo(400);
    assertThat(page(response).body().html())
        .contains("The page needs a title")
        .contains("value=\"checkout\"");
    assertThat(wiki.opened()).isEmpty();
  }

  @Test
  void nobody_opens_a_page_in_a_space_that_is_not_open_to_them() {
    Response response =
        post(Requests.IDA, "/create", "step", "first", "space", "HR", "title", "T", "open", "true");

    assertThat(response.status()).isEqualTo(400);
    assertThat(page(response).body().html())
        .contains("You cannot create pages in &quot;HR&quot;")
        .doesNotContain("People");
    assertThat(wiki.opened()).isEmpty();
  }

  @Test
  void the_list_shows_only_what_its_viewer_may_see() {
    wiki.withPage("Open page", "OPS", "text").withPage("Closed page", "HR", "text");
    for (String page : List.of("Open page", "Closed page")) {
      String space = page.startsWith("Open") ? "OPS" : "HR";
      application
          .register()
          .saved(new PageRef(page, space, page), 1, FactsMacro.of("incident", "published", "", ""));
    }

    assertThat(page(get(Viewer.ANONYMOUS, "/")).body().html())
        .contains("Open page")
        .doesNotContain("Closed page");
    assertThat(page(get(Requests.ADMIN, "/")).body().html()).contains("Closed page");
  }

  private void switchOnEverything() {
    CriteriaSet set = application.criteria().value();
    application
        .criteria()
        .save(
            set.withCriteria(set.criteria().stream().map(c -> c.withEnabled(true)).toList()),
            0,
            LocalDate.of(2026, 3, 1));
  }

  private Response get(Viewer viewer, String path, String... parameters) {
    return application.router().handle(Requests.get(viewer, path, parameters));
  }

  private Response post(Viewer viewer, String path, String... parameters) {
    return application.router().handle(Requests.post(viewer, path, parameters));
  }

  private static Response.Page page(Response response) {
    assertThat(response).isInstanceOf(Response.Page.class);
    return (Response.Page) response;
  }
}
