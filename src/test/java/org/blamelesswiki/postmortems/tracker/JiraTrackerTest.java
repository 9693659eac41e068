package org.blamelesswiki.postmortems.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.blamelesswiki.postmortems.action.ActionType;
import org.blamelesswiki.postmortems.action.Details;
import org.blamelesswiki.postmortems.action.Issue;
import org.blamelesswiki.postmortems.action.Owner;
import org.blamelesswiki.postmortems.action.PageLink;
import org.blamelesswiki.postmortems.action.Status;
import org.blamelesswiki.postmortems.action.StatusClass;
import org.blamelesswiki.postmortems.sampletracker.Faults;
import org.blamelesswiki.postmortems.sampletracker.SampleData;
import org.blamelesswiki.postmortems.sampletracker.SampleIssue;
import org.blamelesswiki.postmortems.sampletracker.SampleTracker;
import org.blamelesswiki.postmortems.tracker.TrackerException.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Jira client over our own transport, against the sample tracker on the loopback address. */
class JiraTrackerTest {

  private static final Viewpoint ADA = new Viewpoint.User("ada");
  private static final Limits SHORT =
      new Limits(Duration.ofSeconds(2), Duration.ofSeconds(3), 1024 * 1024);

  private static final PageLink PAGE =
      new PageLink(
          "postmortem-1", URI.create("https://wiki.example.org/Wiki.jsp?page=Outage"), "Outage");

  private final HandClock clock = new HandClock();
  private SampleTracker sample;
  private Tracker tracker;

  @BeforeEach
  void start() throws IOException {
    sample = SampleTracker.start(0, clock);
    tracker = client(connection(), SHORT);
  }

  @AfterEach
  void stop() {
    sample.close();
  }

  @Test
  void keys_and_links_are_one_request() {
    sample.link("postmortem-1", "SHOP-103");
    sample.link("SHOP-104", "OPS-31");

    Tracker.Seen seen =
        tracker.look(
            Set.of("SHOP-101"),
            Set.of(new Linked.ToIssue("SHOP-104").text(), Linked.toPage(PAGE).text()),
            ADA);

    assertThat(seen.issues()).containsOnlyKeys("SHOP-101");
    assertThat(seen.linked().values().stream().flatMap(r -> r.issues().stream()))
        .extracting(issue -> issue.ref().key())
        .containsExactlyInAnyOrder("SHOP-103", "OPS-31");
    assertThat(sample.requests()).hasSize(1);
  }

  @Test
  void an_issue_that_was_moved_is_not_taken_for_a_linked_one() {
    sample.link("postmortem-1", "SHOP-103");
    sample.move("SHOP-101", "OPS-77");

    Tracker.Seen seen = tracker.look(Set.of("SHOP-101"), Set.of(Linked.toPage(PAGE).text()), ADA);

    assertThat(seen.issues().get("SHOP-101").ref().key()).isEqualTo("OPS-77");
    assertThat(seen.linked().get(Linked.toPage(PAGE).text()).issues())
        .extracting(issue -> issue.ref().key())
        .containsExactly("SHOP-103");
  }

  @Test
  void an_issue_is_made_linked_back_and_found_by_its_marker() {
    String key = tracker.create(wanted(), ADA);

    assertThat(key).isEqualTo("SHOP-106");
    assertThat(tracker.made(Set.of(wanted().marker(), "pm-item-other"), ADA))
        .isEqualTo(Map.of(wanted().marker(), key));
    Issue made = tracker.issues(Set.of(key), ADA).get(key);
    assertThat(made.details().title()).isEqualTo("Page a second phone");
    assertThat(made.details().type()).isEqualTo(ActionType.MITIGATE);
    assertThat(made.details().due()).isEqualTo(LocalDate.of(2026, 6, 1));
    assertThat(tracker.look(Set.of(), Set.of(Linked.toPage(PAGE).text()), ADA).linked().values())
        .flatExtracting(Tracker.Result::issues)
        .extracting(issue -> issue.ref().key())
        .containsExactly(key);
  }

  @Test
  void an_issue_is_asked_for_once_even_when_the_answer_is_lost() {
    sample.fail(Faults.of(Faults.Kind.LOST_ANSWER));

    assertThat(problemOf(() -> tracker.create(wanted(), ADA))).isEqualTo(Problem.UNREACHABLE);

    assertThat(sample.requests()).containsExactly("POST /rest/api/2/issue");
    assertThat(tracker.made(Set.of(wanted().marker()), ADA)).containsOnlyKeys(wanted().marker());
  }

  private static NewIssue wanted() {
    return new NewIssue(
        "SHOP",
        "Task",
        "Page a second phone",
        "From the postmortem",
        Set.of("postmortem"),
        LocalDate.of(2026, 6, 1),
        ActionType.MITIGATE,
        "pm-item-00ff00ff00ff00ff",
        PAGE);
  }

  @Test
  void an_issue_is_read_field_by_field() {
    Issue issue = tracker.issues(Set.of("SHOP-101"), ADA).get("SHOP-101");

    LocalDate today = LocalDate.now(clock);
    assertThat(issue.link()).isEqualTo(URI.create(sample.address() + "/browse/SHOP-101"));
    assertThat(issue.details())
        .isEqualTo(
            new Details(
                "SHOP",
                "Warm the price cache before it takes traffic",
                ActionType.PREVENT,
                "High",
                new Status("In Progress", StatusClass.DOING),
                new Owner("ada", "Ada Brandt"),
                today.plusDays(9),
                clock.instant().minus(Duration.ofDays(12)),
                null));
  }

  @ParameterizedTest
  @CsvSource({
    "SHOP-103, TO_DO",
    "SHOP-101, DOING",
    "OPS-32, DOING",
    "SHOP-102, DONE",
    "SHOP-105, NOT_DOING"
  })
  void statuses_fall_into_four_classes(String key, StatusClass expected) {
    assertThat(tracker.issues(Set.of(key), ADA).get(key).details().status().statusClass())
        .isEqualTo(expected);
  }

  @Test
  void many_keys_are_one_request_and_what_is_not_there_or_not_visible_is_left_out() {
    Set<String> keys = Set.of("SHOP-101", "SHOP-102", "HR-7", "SHOP-999", "NOPE-1");

    assertThat(tracker.issues(keys, ADA)).containsOnlyKeys("SHOP-101", "SHOP-102");
    assertThat(sample.requests()).containsExactly("POST /rest/api/2/search");
  }

  @Test
  void a_jira_that_validates_in_any_case_is_asked_again_without_what_it_does_not_know() {
    sample.validateAlways(true);

    assertThat(tracker.issues(Set.of("SHOP-101", "HR-7", "NOPE-1"), ADA))
        .containsOnlyKeys("SHOP-101");
    assertThat(tracker.issues(Set.of("NOPE-1"), ADA)).isEmpty();
    assertThat(sample.requests()).hasSize(3);
  }

  @Test
  void moved_issues_answer_to_the_key_asked_for() {
    sample.move("SHOP-101", "OPS-90");
    assertThat(tracker.issues(Set.of("SHOP-101", "SHOP-102"), ADA).get("SHOP-101").ref().key())
        .isEqualTo("OPS-90");

    sample.move("SHOP-102", "OPS-91");
    Map<String, Issue> both = tracker.issues(Set.of("SHOP-101", "SHOP-102", "NOPE-1"), ADA);
    assertThat(both).containsOnlyKeys("SHOP-101", "SHOP-102");
    assertThat(both.get("SHOP-102").ref().key()).isEqualTo("OPS-91");
  }

  @Test
  void each_viewer_sees_what_their_own_token_opens() {
    assertThat(tracker.issues(Set.of("HR-7"), new Viewpoint.User("chioma"))).containsKey("HR-7");
    assertThat(tracker.issues(Set.of("HR-7"), new Viewpoint.User("ben"))).isEmpty();
    assertThat(tracker.whoAmI(ADA)).isEqualTo("Ada Brandt");
    assertThatThrownBy(() -> tracker.issues(Set.of("SHOP-101"), new Viewpoint.User("unknown")))
        .isInstanceOfSatisfying(
            TrackerException.class,
            e -> assertThat(e.problem()).isEqualTo(Problem.NEEDS_PERMISSION));
  }

  @Test
  void a_query_finds_what_matches_and_a_senseless_one_is_named_so() {
    assertThat(tracker.search("labels = action-detect", ADA).issues())
        .extracting(issue -> issue.ref().key())
        .containsExactly("OPS-33", "SHOP-102");
    assertThat(problemOf(() -> tracker.search("order the pizza", ADA)))
        .isEqualTo(Problem.BAD_QUESTION);
  }

  @Test
  void more_issues_than_one_answer_holds_are_paged() {
    Set<String> keys = new LinkedHashSet<>();
    List<SampleIssue> many = new ArrayList<>();
    for (int i = 1_001; i <= 1_000 + JiraTracker.PAGE_SIZE + 20; i++) {
      keys.add("SHOP-" + i);
      many.add(
          new SampleIssue(
              "SHOP-" + i, "T", "Task", "To Do", null, null, "Low", List.of(), null, 1));
    }
    many.forEach(sample::put);

    assertThat(tracker.issues(keys, ADA)).hasSize(JiraTracker.PAGE_SIZE + 20);
    assertThat(sample.requests()).hasSize(2);
  }

  @Test
  void a_type_field_wins_over_labels_and_labels_over_the_issue_type() {
    sample.put(
        new SampleIssue(
            "SHOP-1",
            "T",
            "Learn",
            "To Do",
            null,
            null,
            "Low",
            List.of("x", "pm:repair"),
            null,
            1));

    assertThat(tracker.issues(Set.of("SHOP-1"), ADA).get("SHOP-1").details().type())
        .isEqualTo(ActionType.REPAIR);
  }

  @ParameterizedTest
  @CsvSource({
    "REFUSE, REFUSED",
    "FORBID, REFUSED",
    "ERROR, FAILED",
    "BUSY, BUSY",
    "BROKEN_JSON, UNREADABLE",
    "LOGIN_PAGE, UNREADABLE",
    "HUGE, UNREADABLE",
    "HALF, UNREACHABLE",
    "REDIRECT, UNREADABLE",
    "SILENT, UNREACHABLE"
  })
  void whatever_goes_wrong_has_its_name(Faults.Kind kind, Problem expected) {
    sample.fail(Faults.of(kind));

    TrackerException failure =
        catchThrowableOfType(TrackerException.class, () -> tracker.issues(Set.of("SHOP-101"), ADA));

    assertThat(failure.problem()).isEqualTo(expected);
    assertThat(failure.getMessage()).doesNotContain("sample-token").contains("Sample");
  }

  @Test
  void a_slow_tracker_is_given_up_after_the_limit() {
    tracker = client(connection(), new Limits(Duration.ofSeconds(1), Duration.ofMillis(200), 1000));
    sample.fail(Faults.slowBy(Duration.ofSeconds(20)));

    assertThat(problemOf(() -> tracker.issues(Set.of("SHOP-101"), ADA)))
        .isEqualTo(Problem.TOO_SLOW);
  }

  @Test
  void how_long_to_wait_is_taken_from_the_answer() {
    sample.fail(Faults.of(Faults.Kind.BUSY));

    TrackerException failure =
        catchThrowableOfType(TrackerException.class, () -> tracker.issues(Set.of("SHOP-101"), ADA));

    assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void a_local_address_is_refused_unless_an_admin_allows_it() {
    TrackerConnection strict =
        TrackerConnection.jiraAsViewer(
            "shop", "Sample", sample.address(), TrackerConnection.Route.DIRECT);

    assertThat(problemOf(() -> client(strict, SHORT).issues(Set.of("SHOP-101"), ADA)))
        .isEqualTo(Problem.FORBIDDEN_ADDRESS);
    assertThat(sample.requests()).isEmpty();
  }

  @Test
  void nobody_there_is_unreachable() {
    sample.close();

    assertThat(problemOf(() -> tracker.issues(Set.of("SHOP-101"), ADA)))
        .isEqualTo(Problem.UNREACHABLE);
  }

  private static Problem problemOf(ThrowingCallable call) {
    return catchThrowableOfType(TrackerException.class, call).problem();
  }

  private TrackerConnection connection() {
    return TrackerConnection.jiraAsViewer(
            "shop", "Sample", sample.address(), TrackerConnection.Route.DIRECT)
        .withLocalAddressAllowed();
  }

  private static Tracker client(TrackerConnection connection, Limits limits) {
    Tokens tokens =
        (c, viewpoint) ->
            SampleData.load().users().stream()
                .filter(user -> viewpoint.key().equals("user:" + user.name()))
                .findFirst()
                .map(user -> new AccessToken(user.token()))
                .or(Optional::empty);
    Transport transport =
        Transports.direct(tokens, limits, ProxySelector.of(null)).open(connection);
    return new JiraTracker(connection, transport);
  }
}
