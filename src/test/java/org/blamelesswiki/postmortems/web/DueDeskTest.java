package org.blamelesswiki.postmortems.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.blamelesswiki.postmortems.postmortem.SampleObligations.matter;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.blamelesswiki.postmortems.phrasing.KnownPeople;
import org.blamelesswiki.postmortems.postmortem.Ending;
import org.blamelesswiki.postmortems.postmortem.FactsMacro;
import org.blamelesswiki.postmortems.postmortem.PostmortemRequest;
import org.blamelesswiki.postmortems.postmortem.PostmortemRequest.State;
import org.blamelesswiki.postmortems.postmortem.RecordedObligation;
import org.blamelesswiki.postmortems.postmortem.SampleObligations;
import org.blamelesswiki.postmortems.postmortem.Subject;
import org.blamelesswiki.postmortems.spi.FakeWiki;
import org.blamelesswiki.postmortems.spi.FakeWiki.Sent;
import org.blamelesswiki.postmortems.spi.PageRef;
import org.blamelesswiki.postmortems.spi.Viewer;
import org.blamelesswiki.postmortems.tracker.HandClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is due, as its owner, others of the wiki and those who may not meet it. */
class DueDeskTest {

  private static final Viewer IDA = Requests.IDA;
  private static final Viewer OWEN = Viewer.user("owen", "Owen Ops", false);
  private static final Viewer HANA = Viewer.user("hana", "Hana", false);
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 10);
  private static final Subject OUTAGE = Subject.incident("k3f");

  private final FakeWiki wiki =
      new FakeWiki()
          .withSpace("ops", "Operations")
          .withOwner("ops", "owen")
          .withClosedSpace("hr", "People", "hana")
          .withUser("ida", "Ida Sand")
          .withUser("owen", "Owen Ops")
          .withUser("hana", "Hana");
  private final HandClock clock = new HandClock();
  private final Application application =
      Application.start(wiki.asWiki(), clock, KnownPeople.none());

  @AfterEach
  void stop() {
    application.close();
  }

  // The list

  @Test
  void the_list_says_what_is_due_until_when_and_what_it_covers() {
    due("ops", "Outage of checkout", TODAY.minusDays(1));

    String html = html(Viewer.ANONYMOUS, "/due");

    assertThat(html)
        .contains("Outage of checkout", "Operations", "2026-03-09", "past its date", "Nobody yet")
        .contains("This list covers the postmortem pages, the incidents logged here")
        .doesNotContain("$");
  }

  @Test
  void nobody_sees_what_is_due_in_a_space_or_on_a_page_that_is_closed_to_them() {
    due("hr", "Reorganisation", TODAY);
    wiki.withPage("Secret", "hr", "text");
    application.obligations().record(Subject.page("Secret"), matter("hr", "Secret", TODAY));

    assertThat(html(IDA, "/due")).doesNotContain("Reorganisation", "Secret");
    assertThat(html(HANA, "/due")).contains("Reorganisation", "Secret");
    assertThat(get(IDA, "/due/one", "for", OUTAGE.toString()).status()).isEqualTo(404);
    assertThat(get(IDA, "/due/one", "for", "page:Secret").status()).isEqualTo(404);
    assertThat(get(IDA, "/due/one", "for", "nonsense").status()).isEqualTo(404);
    assertThat(act(IDA, "take").status()).isEqualTo(404);
  }

  @Test
  void mine_shows_what_the_viewer_coordinates_and_nobody_can_ask_for_another_owner() {
    due("ops", "Outage of checkout", TODAY);
    application.obligations().record(Subject.incident("x"), matter("ops", "Login", TODAY));
    act(IDA, "take");

    assertThat(html(IDA, "/due", "show", "mine"))
        .contains("Outage of checkout")
        .doesNotContain("Login");
    assertThat(html(OWEN, "/due", "show", "mine")).doesNotContain("Outage of checkout");
    assertThat(html(OWEN, "/due", "owner", "ida")).contains("Login");
  }

  @Test
  void what_was_decided_is_shown_as_such_with_its_reason_and_without_a_name() {
    due("ops", "Outage of checkout", TODAY);
    act(IDA, "take");
    act(IDA, "not-written", "not-written-because", "The same <b>as</b> in May");
    application.obligations().record(Subject.incident("x"), matter("ops", "Login", TODAY));
    application
        .obligations()
        .end(
            Subject.incident("x"), new Ending.NotRequired("nothing had happened", clock.instant()));

    assertThat(html(OWEN, "/due")).doesNotContain("Outage of checkout", "Login");
    assertThat(html(OWEN, "/due", "show", "not-written"))
        .contains("Decided not to write", "The same &lt;b&gt;as&lt;/b&gt; in May", "2026-03-10")
        .doesNotContain("Ida", "Login");
    assertThat(html(OWEN, "/due", "show", "not-required"))
        .contains("Login", "nothing had happened");
  }

  @Test
  void the_list_has_pages_and_can_be_narrowed_to_a_space() {
    for (int i = 0; i < 60; i++) {
      application
          .obligations()
          .record(Subject.incident("i" + i), matter("ops", "Incident " + i, TODAY.plusDays(i)));
    }

    assertThat(html(IDA, "/due")).contains("Incident 49<").doesNotContain("Incident 50<");
    assertThat(html(IDA, "/due", "from", "50"))
        .contains("Incident 50<")
        .doesNotContain("Incident 49<");
    assertThat(html(HANA, "/due", "space", "hr")).doesNotContain("Incident");
  }

  // One of them

  @Test
  void whoever_may_write_there_takes_it_and_hands_it_back() {
    due("ops", "Outage of checkout", TODAY);
    assertThat(act(Viewer.ANONYMOUS, "take")).isEqualTo(new Response.LogIn());

    act(IDA, "take");
    assertThat(found().standing().owner()).contains("ida");
    assertThat(html(OWEN, "/due/one", "for", OUTAGE.toString()))
        .contains("Ida Sand", "time and some distance", "others write too");

    act(IDA, "hand-back");
    assertThat(found().standing().owner()).isEmpty();
    assertThat(wiki.sent()).isEmpty();
  }

  @Test
  void the_wizard_begins_with_the_logged_incident_and_its_page_settles_it() {
    Subject logged = application.register().log("ops", "Outage of checkout", "").subject();
    application.obligations().record(logged, matter("ops", "Outage of checkout", TODAY));

    assertThat(html(IDA, "/due/one", "for", logged.toString()))
        .contains("/create?title=Outage+of+checkout&amp;space=ops&amp;log=" + logged.id());
    Response.Page wizard = page(get(IDA, "/create", "space", "ops", "log", logged.id()));
    assertThat(wizard.body().html())
        .containsPattern("name=\"log\"[^>]*value=\"" + logged.id() + "\"");
  }

  @Test
  void what_somebody_coordinates_nobody_takes_away_but_the_owners_of_the_space() {
    wiki.withUser("sam", "Sam");
    due("ops", "Outage of checkout", TODAY);
    act(IDA, "take");

    Viewer sam = Viewer.user("sam", "Sam", false);
    assertThat(act(sam, "take").status()).isEqualTo(404);
    assertThat(html(sam, "/due/one", "for", OUTAGE.toString()))
        .doesNotContain("I will coordinate it");
    act(OWEN, "take");

    assertThat(found().standing().owner()).contains("owen");
  }

  @Test
  void the_owners_of_the_space_name_somebody_who_is_told_and_nobody_else_may() {
    due("ops", "Outage of checkout", TODAY);

    assertThat(act(IDA, "name", "owner", "hana").status()).isEqualTo(404);
    assertThat(act(OWEN, "name", "owner", "nobody").status()).isEqualTo(400);
    assertThat(found().standing().owner()).isEmpty();
    act(OWEN, "name", "owner", "ida");

    assertThat(found().standing().owner()).contains("ida");
    assertThat(wiki.sent()).extracting(Sent::userId).containsExactly("ida");
    assertThat(wiki.sent().get(0).text())
        .contains("Outage of checkout", "2026-03-10", "/due/one?for=incident%3Ak3f");
    assertThat(act(HANA, "hand-back").status()).isEqualTo(404);
  }

  @Test
  void not_to_write_it_takes_a_reason_and_criteria_that_leave_it_open() {
    due("ops", "Outage of checkout", TODAY);
    application
        .obligations()
        .record(
            Subject.incident("strict"),
            SampleObligations.matter("ops", "Strict", Optional.empty(), false));

    Response.Page refused = page(act(IDA, "not-written", "not-written-because", " "));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body().html()).contains("pm-problem-not-written-because");
    assertThat(html(IDA, "/due/one", "for", "incident:strict"))
        .contains("do not leave it open")
        .doesNotContain("name=\"not-written-because\"");
    assertThat(
            post(
                    IDA,
                    "/due/one",
                    "for",
                    "incident:strict",
                    "do",
                    "not-written",
                    "not-written-because",
                    "no time")
                .status())
        .isEqualTo(400);
    assertThat(application.obligations().open()).hasSize(2);
  }

  @Test
  void what_was_decided_can_be_decided_again_and_a_second_decision_meets_the_first() {
    due("ops", "Outage of checkout", TODAY);
    act(IDA, "not-required", "not-required-because", "nothing had happened");

    Response.Page late = page(act(OWEN, "take"));
    assertThat(late.body().html()).contains("Somebody has decided something else");
    act(OWEN, "reopen");

    assertThat(found().isOpen()).isTrue();
  }

  @Test
  void a_forged_form_decides_nothing() {
    due("ops", "Outage of checkout", TODAY);

    Response forged =
        application
            .router()
            .handle(Requests.forged(OWEN, "/due/one", "for", OUTAGE.toString(), "do", "take"));

    assertThat(forged.status()).isEqualTo(403);
    assertThat(found().standing().owner()).isEmpty();
  }

  @Test
  void a_page_that_is_published_already_settles_it_at_once() {
    due("ops", "Outage of checkout", TODAY);
    savedPage("Storms", "published");
    savedPage("Other", "draft");

    assertThat(act(IDA, "page", "page", "Elsewhere").status()).isEqualTo(400);
    act(IDA, "page", "page", "Other");
    assertThat(found().isOpen()).isTrue();
    act(IDA, "page", "page", "Storms");

    assertThat(found().standing().ending()).get().isInstanceOf(Ending.Published.class);
  }

  // Requests

  @Test
  void who_asks_hears_that_it_is_accepted_and_that_it_is_published() {
    String id = ask(IDA);
    assertThat(html(OWEN, "/requests/one", "id", id))
        .contains("What held the queue?", "Search", "We will write it");

    post(OWEN, "/requests/one", "id", id, "do", "accept", "owner", "", "due", "2026-03-24");
    savedPage("Storms", "draft");
    post(OWEN, "/due/one", "for", "request:" + id, "do", "page", "page", "Storms");
    savedPage("Storms", "published");

    assertThat(wiki.sent()).extracting(Sent::userId).containsExactly("ida", "ida");
    assertThat(wiki.sent().get(0).text()).contains("will be written", "2026-03-24");
    assertThat(wiki.sent().get(1).text()).contains("is published");
    assertThat(request(id).state()).isEqualTo(State.PUBLISHED);
    assertThat(html(IDA, "/requests/one", "id", id))
        .contains("2026-03-10", "accepted.", "Read the postmortem")
        .doesNotContain("Ida", "Owen");
  }

  @Test
  void an_accepted_request_is_due_in_the_space_and_coordinated_by_its_owner() {
    String id = ask(IDA);

    post(OWEN, "/requests/one", "id", id, "do", "accept", "owner", "hana", "due", "2026-03-24");

    RecordedObligation due = application.obligations().find(Subject.request(id)).orElseThrow();
    assertThat(due.standing().owner()).contains("hana");
    assertThat(due.dueOn(clock.getZone())).contains(LocalDate.of(2026, 3, 24));
    assertThat(html(IDA, "/due")).contains("Checkout was down", "Another team asked");
  }

  @Test
  void a_decline_says_in_writing_what_is_suggested_instead() {
    String id = ask(IDA);

    Response.Page empty = page(post(OWEN, "/requests/one", "id", id, "do", "decline"));
    assertThat(empty.body().html()).contains("pm-problem-instead");
    post(OWEN, "/requests/one", "id", id, "do", "decline", "instead", "Read the one of May");

    assertThat(wiki.sent()).extracting(Sent::userId).containsExactly("ida");
    assertThat(wiki.sent().get(0).text()).contains("Read the one of May");
    assertThat(html(IDA, "/requests/one", "id", id)).contains("Read the one of May");
    assertThat(
            page(post(OWEN, "/requests/one", "id", id, "do", "decline", "instead", "x")).status())
        .isEqualTo(400);
  }

  @Test
  void deciding_later_not_to_write_it_tells_who_asked_why() {
    String id = ask(IDA);
    post(OWEN, "/requests/one", "id", id, "do", "accept", "due", "2026-03-24");

    post(
        OWEN,
        "/due/one",
        "for",
        "request:" + id,
        "do",
        "not-written",
        "not-written-because",
        "It was the same as in May");

    assertThat(request(id).state()).isEqualTo(State.DECLINED);
    assertThat(wiki.sent().get(1).text()).contains("It was the same as in May");
  }

  @Test
  void only_the_owners_of_the_space_answer_and_only_who_may_see_it_reads_or_asks() {
    String id = ask(IDA);
    assertThat(post(IDA, "/requests/one", "id", id, "do", "decline", "instead", "x").status())
        .isEqualTo(404);
    assertThat(html(IDA, "/requests/one", "id", id)).doesNotContain("We will write it");
    assertThat(get(Viewer.ANONYMOUS, "/requests/ask")).isEqualTo(new Response.LogIn());

    Response asked = ask(IDA, "hr", "Reorganisation");
    assertThat(asked.status()).isEqualTo(400);
    ask(HANA, "hr", "Reorganisation");
    String secret =
        application.due().requests().all().stream()
            .filter(one -> one.space().equals("hr"))
            .findFirst()
            .orElseThrow()
            .id();
    assertThat(html(IDA, "/requests")).doesNotContain("Reorganisation");
    assertThat(get(IDA, "/requests/one", "id", secret).status()).isEqualTo(404);
    assertThat(html(HANA, "/requests", "show", "mine")).contains("Reorganisation");
  }

  @Test
  void a_form_with_gaps_says_so_beside_each_field_and_keeps_what_was_typed() {
    Response.Page page =
        page(post(IDA, "/requests/ask", "space", "ops", "by", "Search", "criterion", "no-such"));

    assertThat(page.status()).isEqualTo(400);
    assertThat(page.body().html())
        .contains("pm-problem-incident", "pm-problem-question", "pm-problem-criterion")
        .contains("value=\"Search\"")
        .doesNotContain("pm-problem-by\"");
  }

  @Test
  void the_same_again_is_merged_and_the_sixth_of_a_day_put_off() {
    ask(IDA);
    assertThat(ask(IDA, "ops", "Checkout was down"))
        .isEqualTo(new Response.Redirect("/wiki/pm/requests?merged"));
    for (int i = 1; i < 5; i++) {
      ask(IDA, "ops", "Incident " + i);
    }

    Response.Page late = page(ask(IDA, "ops", "One more"));

    assertThat(late.status()).isEqualTo(429);
    assertThat(late.body().html()).contains("2026-03-11", "One more");
    assertThat(application.due().requests().all()).hasSize(5);
  }

  // Reminders

  @Test
  void the_owner_alone_is_reminded_once_a_day_of_all_that_is_due() {
    due("ops", "Outage of checkout", TODAY);
    application.obligations().record(Subject.incident("x"), matter("ops", "Login", TODAY));
    application.obligations().record(Subject.incident("y"), matter("ops", "Nobody's", TODAY));
    for (String id : List.of("k3f", "x")) {
      application.obligations().setOwner(Subject.incident(id), Optional.of("ida"));
    }

    application.daily();
    clock.pass(Duration.ofHours(1));
    application.daily();

    assertThat(wiki.sent()).extracting(Sent::userId).containsExactly("ida");
    assertThat(wiki.sent().get(0).subject()).isEqualTo("2 postmortems that you coordinate");
    assertThat(wiki.sent().get(0).text())
        .contains("Outage of checkout", "Login", "to be published today", "for you alone")
        .doesNotContain("Nobody's");
  }

  @Test
  void reminders_go_out_before_the_date_on_it_and_after_it_until_it_is_decided() {
    due("ops", "Outage of checkout", TODAY.plusDays(3));
    act(IDA, "take");
    for (int day = 0; day < 20; day++) {
      if (day == 12) {
        act(IDA, "not-written", "not-written-because", "The same as in May");
      }
      application.daily();
      clock.pass(Duration.ofDays(1));
    }

    assertThat(wiki.sent())
        .extracting(sent -> sent.text().lines().skip(3).findFirst().orElse(""))
        .containsExactly(
            "It is to be published until 2026-03-13.",
            "It is to be published today.",
            "It was to be published until 2026-03-13.");
  }

  @Test
  void a_restart_on_the_same_day_reminds_nobody_again() {
    due("ops", "Outage of checkout", TODAY);
    act(IDA, "take");
    application.daily();

    try (Application restarted = Application.start(wiki.asWiki(), clock, KnownPeople.none())) {
      restarted.daily();
    }

    assertThat(wiki.sent()).hasSize(1);
  }

  @Test
  void nobody_is_reminded_in_the_night() {
    due("ops", "Outage of checkout", TODAY.plusDays(1));
    act(IDA, "take");
    clock.pass(Duration.ofHours(12 + 6));

    application.daily();
    assertThat(wiki.sent()).isEmpty();
    clock.pass(Duration.ofHours(1));
    application.daily();

    assertThat(wiki.sent()).hasSize(1);
  }

  private void due(String space, String title, LocalDate day) {
    application.obligations().record(OUTAGE, matter(space, title, day));
  }

  private RecordedObligation found() {
    return application.obligations().find(OUTAGE).orElseThrow();
  }

  private PostmortemRequest request(String id) {
    return application.due().requests().find(id).orElseThrow();
  }

  private String ask(Viewer viewer) {
    assertThat(ask(viewer, "ops", "Checkout was down"))
        .isEqualTo(new Response.Redirect("/wiki/pm/requests?asked"));
    return application.due().requests().all().get(0).id();
  }

  private Response ask(Viewer viewer, String space, String incident) {
    return post(
        viewer,
        "/requests/ask",
        "space",
        space,
        "incident",
        incident,
        "by",
        "Search",
        "criterion",
        application.criteria().value().criteria().get(0).id().value(),
        "question",
        "What held the queue?");
  }

  private void savedPage(String page, String state) {
    wiki.withPage(page, "ops", "text");
    application
        .register()
        .saved(new PageRef(page, "ops", page), 1, FactsMacro.of("incident", state, "false", ""));
  }

  private Response act(Viewer viewer, String what, String... more) {
    String[] all = new String[more.length + 4];
    all[0] = "for";
    all[1] = OUTAGE.toString();
    all[2] = "do";
    all[3] = what;
    System.arraycopy(more, 0, all, 4, more.length);
    return post(viewer, "/due/one", all);
  }

  private String html(Viewer viewer, String path, String... parameters) {
    return page(get(viewer, path, parameters)).body().html();
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
