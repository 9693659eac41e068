package org.blamelesswiki.postmortems.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.blamelesswiki.postmortems.phrasing.KnownPeople;
import org.blamelesswiki.postmortems.sampletracker.Faults;
import org.blamelesswiki.postmortems.sampletracker.SampleTracker;
import org.blamelesswiki.postmortems.spi.FakeWiki;
import org.blamelesswiki.postmortems.spi.Viewer;
import org.blamelesswiki.postmortems.tracker.StoredTokens;
import org.blamelesswiki.postmortems.tracker.TrackerConnection;
import org.blamelesswiki.postmortems.tracker.TrackerException.Problem;
import org.blamelesswiki.postmortems.tracker.Viewpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrackersScreenTest {

  private static final String PATH = "/admin/trackers";

  private final FakeWiki fake = new FakeWiki().withSpace("ops", "Operations");
  private Application application;
  private SampleTracker sample;

  @BeforeEach
  void start() throws IOException {
    sample = SampleTracker.start(0, Clock.systemUTC());
    application =
        Application.withChecks(fake.asWiki(), Clock.systemUTC(), language -> Optional.empty());
  }

  @AfterEach
  void stop() {
    application.close();
    sample.close();
  }

  @Test
  void only_wiki_admins_see_it() {
    assertThat(handle(Requests.get(Requests.IDA, PATH)).status()).isEqualTo(403);
    assertThat(handle(Requests.forged(Requests.ADMIN, PATH, "name", "x")).status()).isEqualTo(403);
    assertThat(html(Requests.get(Requests.ADMIN, PATH))).contains("Add a tracker");
  }

  @Test
  void a_tracker_is_tried_without_being_saved() {
    String shown = html(form("do", "try", "token", "sample-service-token"));

    assertThat(shown)
        .contains("It answers, and takes us for Wiki (service account).")
        .doesNotContain("sample-service-token")
        .contains("value=\"" + sample.address() + "\"");
    assertThat(application.trackers().setting().value().connections()).isEmpty();
    assertThat(fake.store().keys(StoredTokens.ROWS)).isEmpty();
  }

  @Test
  void what_is_wrong_when_trying_is_said_in_words() {
    assertThat(html(form("do", "try", "token", "wrong"))).contains("does not accept this token");
    assertThat(html(form("do", "try"))).contains("There is no token yet.");
    sample.fail(Faults.of(Faults.Kind.LOGIN_PAGE));
    assertThat(html(form("do", "try", "token", "x"))).contains("Is there a login page");
    sample.close();
    assertThat(html(form("do", "try", "token", "x"))).contains("cannot be reached");
  }

  @Test
  void a_tracker_is_saved_with_its_token_and_shown_again_without_it() {
    Response saved = handle(form("do", "save", "token", "sample-service-token"));

    assertThat(saved).isEqualTo(new Response.Redirect("/wiki/pm/admin/trackers?saved"));
    TrackerConnection connection = application.trackers().setting().value().connections().get(0);
    assertThat(connection.id()).isEqualTo("sample-tracker");
    assertThat(connection.projects()).containsOnlyKeys("ops", "*");
    assertThat(connection.projects().get("ops")).containsExactlyInAnyOrder("SHOP", "OPS");
    String again = html(Requests.get(Requests.ADMIN, PATH, "edit", "sample-tracker"));
    assertThat(again)
        .contains("Change Sample tracker")
        .contains("ops: OPS, SHOP")
        .contains("One is kept.")
        .doesNotContain("sample-service-token");
  }

  @Test
  void another_address_forgets_the_token() {
    handle(form("do", "save", "token", "sample-service-token"));

    handle(
        edit("sample-tracker", "do", "save", "base", "https://issues.example.org", "version", "1"));

    assertThat(fake.store().keys(StoredTokens.ROWS)).isEmpty();
  }

  @Test
  void removing_a_tracker_removes_its_tokens() {
    handle(form("do", "save", "token", "sample-service-token"));

    handle(edit("sample-tracker", "do", "remove", "version", "1"));

    assertThat(application.trackers().setting().value().connections()).isEmpty();
    assertThat(fake.store().keys(StoredTokens.ROWS)).isEmpty();
  }

  @Test
  void a_form_that_does_not_fit_comes_back_with_a_reason_and_all_that_was_typed() {
    Request wrong = form("do", "save", "base", "ftp://x", "projects", "ops SHOP");

    assertThat(handle(wrong).status()).isEqualTo(400);
    assertThat(html(wrong)).contains("That does not fit yet: ").contains("ops SHOP");
  }

  @Test
  void a_stale_save_changes_nothing_and_keeps_what_was_typed() {
    handle(form("do", "save"));

    Request stale = form("do", "save", "name", "Other", "version", "0");

    assertThat(handle(stale).status()).isEqualTo(409);
    assertThat(application.trackers().setting().value().connections()).hasSize(1);
    assertThat(html(stale)).contains("Somebody else saved").contains("value=\"Other\"");
  }

  @Test
  void the_pace_is_checked_and_saved() {
    Request good =
        Requests.post(
            Requests.ADMIN, PATH, "do", "pace", "budget", "500", "fresh", "30", "version", "0");
    Request bad =
        Requests.post(
            Requests.ADMIN, PATH, "do", "pace", "budget", "soon", "fresh", "30", "version", "1");

    assertThat(handle(good).status()).isEqualTo(303);
    assertThat(application.trackers().setting().value().budgetMillis()).isEqualTo(500);
    assertThat(handle(bad).status()).isEqualTo(400);
    assertThat(html(bad)).contains("&#39;soon&#39;");
  }

  @Test
  void users_give_and_take_back_a_token_of_their_own() {
    handle(form("do", "save", "access", "viewer"));
    TrackerConnection connection = application.trackers().setting().value().connections().get(0);
    Viewpoint ida = new Viewpoint.User("ida");

    assertThat(html(Requests.get(Requests.IDA, "/my-trackers"))).contains("no token of yours yet");
    handle(
        Requests.post(
            Requests.IDA, "/my-trackers", "tracker", "sample-tracker", "token", "of-ida"));
    assertThat(application.trackers().tokens().find(connection, ida)).isPresent();
    assertThat(html(Requests.get(Requests.IDA, "/my-trackers")))
        .contains("has a token of yours")
        .doesNotContain("of-ida");
    handle(
        Requests.post(Requests.IDA, "/my-trackers", "tracker", "sample-tracker", "do", "forget"));
    assertThat(application.trackers().tokens().find(connection, ida)).isEmpty();
  }

  @Test
  void visitors_log_in_before_they_give_a_token() {
    assertThat(handle(Requests.get(Viewer.ANONYMOUS, "/my-trackers")))
        .isInstanceOf(Response.LogIn.class);
  }

  @Test
  void a_link_that_the_wiki_keeps_is_offered_until_it_is_used_and_needs_no_token() {
    TrackerDesk.Ways ways =
        new TrackerDesk.Ways(
            TrackerDesk.Ways.DIRECT.transports(),
            TrackerDesk.Ways.DIRECT.threads(),
            TrackerDesk.Ways.DIRECT.markup(),
            () -> List.of(new TrackerDesk.WikiLink("link-1", "Jira", sample.address())));
    try (Application linked =
        Application.start(fake.asWiki(), Clock.systemUTC(), KnownPeople.none(), ways)) {
      Router screens = linked.router();
      assertThat(html(screens, Requests.get(Requests.ADMIN, PATH)))
          .contains("Use the link to Jira", "?link=link-1#pm-tracker");
      assertThat(html(screens, Requests.get(Requests.ADMIN, PATH, "link", "link-1")))
          .contains("name=\"route\" value=\"link\"", "name=\"access\" value=\"viewer\"")
          .doesNotContain("name=\"token\"");

      screens.handle(edit("link-1", "name", "Jira", "access", "viewer", "route", "link"));

      assertThat(linked.trackers().setting().value().connection("link-1"))
          .get()
          .extracting(TrackerConnection::route)
          .isEqualTo(TrackerConnection.Route.APPLICATION_LINK);
      assertThat(html(screens, Requests.get(Requests.ADMIN, PATH)))
          .doesNotContain("Use the link to Jira");
    }
  }

  @Test
  void all_texts_are_there() {
    handle(form("do", "save", "token", "sample-service-token"));

    assertThat(html(Requests.get(Requests.ADMIN, PATH, "edit", "sample-tracker")))
        .doesNotContain(">trackers.")
        .doesNotContain("admin.nav.");
    assertThat(html(Requests.get(Requests.IDA, "/my-trackers"))).doesNotContain("own-tokens.");
    for (var problem : Problem.values()) {
      String key = "trackers.tried." + problem.name().toLowerCase(Locale.ROOT).replace('_', '-');
      assertThat(I18n.of(Locale.ENGLISH).has(key)).as(key).isTrue();
    }
  }

  private Request form(String... changes) {
    return edit("", changes);
  }

  private Request edit(String id, String... changes) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("id", id);
    fields.put("name", "Sample tracker");
    fields.put("kind", "jira");
    fields.put("base", sample.address().toString());
    fields.put("access", "service");
    fields.put("local", "yes");
    fields.put("projects", "ops: SHOP, OPS\n*: PUB");
    fields.put("not-doing", "Won't Do");
    fields.put("version", "0");
    for (int i = 0; i < changes.length; i += 2) {
      fields.put(changes[i], changes[i + 1]);
    }
    String[] all =
        fields.entrySet().stream()
            .flatMap(entry -> Stream.of(entry.getKey(), entry.getValue()))
            .toArray(String[]::new);
    return Requests.post(Requests.ADMIN, PATH, all);
  }

  private Response handle(Request request) {
    return application.router().handle(request);
  }

  private String html(Request request) {
    return html(application.router(), request);
  }

  private static String html(Router router, Request request) {
    return ((Response.Page) router.handle(request)).body().html();
  }
}
