package org.blamelesswiki.postmortems.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.ProxySelector;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.blamelesswiki.postmortems.action.ActionType;
import org.blamelesswiki.postmortems.action.Issue;
import org.blamelesswiki.postmortems.action.PageLink;
import org.blamelesswiki.postmortems.action.Status;
import org.blamelesswiki.postmortems.action.StatusClass;
import org.blamelesswiki.postmortems.tracker.TrackerException.Problem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The Redmine client against a real Redmine; skipped where none is installed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RedmineServerTest {

  private static final Viewpoint SERVICE = new Viewpoint.ServiceAccount();
  private static final PageLink PAGE =
      new PageLink(
          "postmortem-1", URI.create("https://wiki.example.org/Wiki.jsp?page=Outage"), "Outage");

  private RedmineServer redmine;
  private Tracker tracker;

  @BeforeAll
  void start() throws Exception {
    assumeTrue(
        RedmineServer.isInstalled(),
        "Redmine is not installed (Debian: redmine redmine-sqlite puma)");
    redmine = RedmineServer.start(Path.of("target/redmine"));
    tracker = tracker(RedmineServer.KEY);
  }

  @AfterAll
  void stop() {
    if (redmine != null) {
      redmine.close();
    }
  }

  @Test
  void it_takes_us_for_who_we_are() {
    assertThat(tracker.whoAmI(SERVICE)).isEqualTo("Wiki Account");
  }

  @Test
  void issues_are_read_with_every_field() {
    Map<String, Issue> issues = tracker.issues(Set.of("1", "2", "3", "4", "999"), SERVICE);

    assertThat(issues).containsOnlyKeys("1", "2", "3", "4");
    Issue first = issues.get("1");
    assertThat(first.link()).isEqualTo(URI.create(redmine.address() + "/issues/1"));
    assertThat(first.details().project()).isEqualTo("Shop");
    assertThat(first.details().title()).isEqualTo("Warm the cache");
    assertThat(first.details().type()).isEqualTo(ActionType.DETECT);
    assertThat(first.details().status()).isEqualTo(new Status("New", StatusClass.TO_DO));
    assertThat(first.details().owner().name()).isEqualTo("Ben Okoro");
    assertThat(first.details().due()).isEqualTo(LocalDate.of(2026, 4, 1));
    assertThat(first.details().created()).isNotNull();
    assertThat(first.details().priority()).isEqualTo("Normal");
    assertThat(issues.get("2").details().status())
        .isEqualTo(new Status("Waiting", StatusClass.DOING));
    assertThat(issues.get("3").details().status())
        .isEqualTo(new Status("Obsolete", StatusClass.NOT_DOING));
    assertThat(issues.get("4").details().status())
        .isEqualTo(new Status("Closed", StatusClass.DONE));
    assertThat(issues.get("4").details().resolved()).isNotNull();
  }

  @Test
  void what_an_account_may_not_see_is_not_there() {
    assertThat(tracker(RedmineServer.OTHER_KEY).issues(Set.of("1", "5"), SERVICE))
        .containsOnlyKeys("1");
  }

  @Test
  void a_query_is_answered_as_redmine_understands_it() {
    assertThat(tracker.search("project_id=ops&status_id=*", SERVICE).issues())
        .extracting(issue -> issue.details().title())
        .containsExactly("Run a game day");
  }

  @Test
  void issues_that_name_the_page_or_are_related_to_one_are_found() {
    assertThat(tracker.search(Linked.toPage(PAGE).text(), SERVICE).issues())
        .extracting(issue -> issue.ref().key())
        .containsExactly("4");
    PageLink shorter =
        new PageLink("p", URI.create("https://wiki.example.org/Wiki.jsp?page=Out"), "Out");
    assertThat(tracker.search(Linked.toPage(shorter).text(), SERVICE).issues()).isEmpty();
    assertThat(tracker.search(new Linked.ToIssue("1").text(), SERVICE).issues())
        .extracting(issue -> issue.ref().key())
        .containsExactly("4");
  }

  @Test
  void an_issue_is_made_with_everything_the_mapping_gives_and_found_by_its_marker() {
    PageLink page =
        new PageLink("p2", URI.create("https://wiki.example.org/Wiki.jsp?page=Second"), "Second");
    NewIssue wanted =
        new NewIssue(
            "shop",
            "Feature",
            "Page a second phone",
            "From the postmortem",
            Set.of("postmortem"),
            LocalDate.of(2026, 6, 1),
            ActionType.MITIGATE,
            "pm-item-00ff00ff00ff00ff",
            page);
    assertThat(tracker.made(Set.of(wanted.marker()), SERVICE)).isEmpty();

    String key = tracker.create(wanted, SERVICE);

    assertThat(tracker.made(Set.of(wanted.marker()), SERVICE))
        .isEqualTo(Map.of(wanted.marker(), key));
    Issue made = tracker.issues(Set.of(key), SERVICE).get(key);
    assertThat(made.details().title()).isEqualTo("Page a second phone");
    assertThat(made.details().due()).isEqualTo(LocalDate.of(2026, 6, 1));
    assertThat(made.details().type()).isEqualTo(ActionType.MITIGATE);
    assertThat(made.details().project()).isEqualTo("Shop");
    assertThat(tracker.search(Linked.toPage(page).text(), SERVICE).issues())
        .extracting(issue -> issue.ref().key())
        .containsExactly(key);
  }

  @Test
  void a_project_or_kind_of_issue_that_is_not_there_is_refused_with_a_reason() {
    assertThat(
            refusal(new NewIssue("nowhere", "", "T", "", Set.of(), null, null, "marker-1", null)))
        .isEqualTo(Problem.BAD_QUESTION);
    assertThat(
            refusal(new NewIssue("shop", "Epic", "T", "", Set.of(), null, null, "marker-2", null)))
        .isEqualTo(Problem.BAD_QUESTION);
  }

  @Test
  void a_wrong_key_is_refused() {
    assertThat(
            catchThrowableOfType(
                    TrackerException.class, () -> tracker("wrong").issues(Set.of("1"), SERVICE))
                .problem())
        .isEqualTo(Problem.REFUSED);
  }

  private Problem refusal(NewIssue issue) {
    return catchThrowableOfType(TrackerException.class, () -> tracker.create(issue, SERVICE))
        .problem();
  }

  private Tracker tracker(String key) {
    TrackerConnection connection =
        new TrackerConnection(
            "redmine",
            "Redmine",
            TrackerConnection.Kind.REDMINE,
            redmine.address(),
            TrackerConnection.Access.SERVICE_ACCOUNT,
            TrackerConnection.Route.DIRECT,
            Map.of("*", Set.of("Shop")),
            true,
            "",
            Set.of("Rejected", "Obsolete"),
            "1");
    return Trackers.over(
            Transports.direct(
                (c, viewpoint) -> Optional.of(new AccessToken(key)),
                new Limits(Duration.ofSeconds(5), Duration.ofSeconds(20), 1024 * 1024),
                ProxySelector.of(null)))
        .apply(connection);
  }
}
