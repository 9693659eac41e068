package org.blamelesswiki.postmortems.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.blamelesswiki.postmortems.action.Snapshot;
import org.blamelesswiki.postmortems.criteria.CriteriaSet;
import org.blamelesswiki.postmortems.criteria.CriterionId;
import org.blamelesswiki.postmortems.phrasing.KnownPeople;
import org.blamelesswiki.postmortems.postmortem.SampleObligations;
import org.blamelesswiki.postmortems.postmortem.Subject;
import org.blamelesswiki.postmortems.publishing.Requests.Asking;
import org.blamelesswiki.postmortems.publishing.Snapshots;
import org.blamelesswiki.postmortems.spi.FakeWiki;
import org.blamelesswiki.postmortems.spi.Viewer;
import org.blamelesswiki.postmortems.tracker.AccessToken;
import org.blamelesswiki.postmortems.tracker.HandClock;
import org.blamelesswiki.postmortems.tracker.TrackerConnection;
import org.blamelesswiki.postmortems.tracker.Viewpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A user who leaves is taken out of every row. */
class ForgottenUserTest {

  private static final String KEY = "user-4711";
  private static final String NAME = "Quinn Zander";
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 10);
  private static final Subject OUTAGE = Subject.incident("k3f");

  private final FakeWiki wiki =
      new FakeWiki().withSpace("ops", "Operations").withUser(KEY, NAME).withUser("ida", "Ida");
  private final Application application =
      Application.start(wiki.asWiki(), new HandClock(), KnownPeople.none());
  private final TrackerConnection tracker =
      TrackerConnection.jiraServiceAccount(
          "jira", "Jira", URI.create("https://jira.example"), Map.of());

  @BeforeEach
  void leaveTracesEverywhere() {
    application.drafts().keep(KEY, "Page", "text", "note", "");
    application.obligations().record(OUTAGE, SampleObligations.matter("ops", "Outage", TODAY));
    application.obligations().setOwner(OUTAGE, Optional.of(KEY));
    application
        .due()
        .requests()
        .ask(
            new Asking(
                "ops", "Outage", "Search", new CriterionId("asked-for"), "What held it?", KEY));
    application
        .trackers()
        .tokens()
        .keep(tracker, new Viewpoint.User(KEY), new AccessToken("secret"));
    new Snapshots(wiki.store())
        .keep(
            "Page",
            new Snapshot(
                Instant.EPOCH,
                List.of(new Snapshot.Line("jira", "OPS-1", "", "to-do", null, "Title", NAME)),
                0));
    CriteriaSet owned = application.criteria().value().withOwner(NAME);
    application.criteria().save(owned, 0, TODAY);
    application.criteria().save(owned, 1, TODAY);
    application
        .criteria()
        .saveSpace(application.criteria().space("ops").value().withOwner(KEY), 0, TODAY);
  }

  @AfterEach
  void stop() {
    application.close();
  }

  @Test
  void an_admin_makes_the_plugin_forget_a_user_and_no_row_names_them_any_more() {
    assertThat(traces()).contains(KEY, NAME);
    int before = wiki.store().keys("").size();

    Response response = post(Requests.ADMIN, "user", KEY);

    assertThat(response).isEqualTo(new Response.Redirect("/wiki/pm/admin/people?forgotten"));
    assertThat(traces()).doesNotContain(KEY, NAME);
    assertThat(wiki.store().keys("")).as("a draft and a token are gone").hasSize(before - 2);
    assertThat(application.obligations().open()).hasSize(1);
    assertThat(application.due().requests().all()).hasSize(1);
    assertThat(application.criteria().versions()).hasSize(2);
    assertThat(new Snapshots(wiki.store()).find("Page").orElseThrow().lines()).hasSize(1);
  }

  @Test
  void a_user_whom_the_wiki_does_not_have_any_more_is_forgotten_within_a_day() {
    wiki.removeUser(KEY);

    application.daily();

    assertThat(traces()).doesNotContain(KEY);
  }

  @Test
  void nobody_but_an_admin_may_make_it_forget() {
    assertThat(post(Requests.IDA, "user", KEY).status()).isEqualTo(403);
    assertThat(traces()).contains(KEY, NAME);
  }

  @Test
  void others_stay_as_they_are() {
    application.obligations().setOwner(OUTAGE, Optional.of("ida"));

    application.forgetUser(KEY);

    assertThat(application.obligations().find(OUTAGE).orElseThrow().standing().owner())
        .contains("ida");
  }

  @Test
  void an_admin_tries_how_users_are_told() {
    post(Requests.ADMIN, "do", "test");

    assertThat(wiki.sent()).extracting(FakeWiki.Sent::userId).containsExactly("admin");
  }

  private Response post(Viewer viewer, String... parameters) {
    return application.router().handle(Requests.post(viewer, "/admin/people", parameters));
  }

  /** All that is stored, as text. */
  private String traces() {
    return wiki.store().keys("").stream()
        .map(key -> wiki.store().read(key).orElseThrow().json())
        .collect(Collectors.joining("\n"));
  }
}
