package org.blamelesswiki.postmortems.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.blamelesswiki.postmortems.action.Issue;
import org.blamelesswiki.postmortems.action.IssueLookup.Answer;
import org.blamelesswiki.postmortems.action.IssueLookup.Condition;
import org.blamelesswiki.postmortems.action.IssueLookup.Query;
import org.blamelesswiki.postmortems.action.IssueRef;
import org.blamelesswiki.postmortems.action.ItemSource;
import org.blamelesswiki.postmortems.action.Reader;
import org.blamelesswiki.postmortems.tracker.TrackerException.Problem;
import org.junit.jupiter.api.Test;

class LiveIssuesTest {

  private static final Reader ADA = new Reader("ada", "ops");
  private static final Reader BEN = new Reader("ben", "ops");
  private static final TrackerConnection AS_VIEWER =
      TrackerConnection.jiraAsViewer(
          "shop",
          "Shop tracker",
          URI.create("https://issues.example.org"),
          TrackerConnection.Route.DIRECT);
  private static final TrackerConnection SERVICE =
      TrackerConnection.jiraServiceAccount(
          "shop",
          "Shop tracker",
          URI.create("https://issues.example.org"),
          Map.of("ops", Set.of("SHOP")));

  private final HandClock clock = new HandClock();
  private final HandExecutor executor = new HandExecutor();
  private final FakeTracker tracker = new FakeTracker().has("SHOP-1", "One").has("SHOP-2", "Two");

  @Test
  void all_issues_of_a_view_are_one_question_and_a_second_view_asks_nothing() {
    LiveIssues issues = live(SERVICE);

    issues.look(refs("SHOP-1", "SHOP-2"), List.of(), ADA, Duration.ZERO);
    Answer again = issues.look(refs("SHOP-1", "SHOP-2"), List.of(), BEN, Duration.ZERO);

    assertThat(tracker.asked).containsExactly("service SHOP-1,SHOP-2");
    assertThat(title(again, "SHOP-2")).isEqualTo("Two");
    assertThat(condition(again)).isEqualTo(Condition.FRESH);
  }

  @Test
  void a_fresh_answer_is_not_asked_again_and_an_older_one_is_refreshed_behind_the_page() {
    LiveIssues issues = live(SERVICE);
    issues.look(refs("SHOP-1"), List.of(), ADA, Duration.ZERO);
    tracker.has("SHOP-1", "Changed");
    executor.hold();

    clock.pass(Duration.ofSeconds(60));
    assertThat(title(issues.look(refs("SHOP-1"), List.of(), ADA, Duration.ZERO), "SHOP-1"))
        .isEqualTo("One");
    assertThat(executor.waiting()).isZero();

    clock.pass(Duration.ofSeconds(1));
    Answer meanwhile = issues.look(refs("SHOP-1"), List.of(), ADA, Duration.ofHours(1));
    assertThat(title(meanwhile, "SHOP-1")).isEqualTo("One");
    assertThat(condition(meanwhile)).isEqualTo(Condition.FRESH);
    executor.runAll();
    assertThat(title(issues.look(refs("SHOP-1"), List.of(), ADA, Duration.ZERO), "SHOP-1"))
        .isEqualTo("Changed");
  }

  @Test
  void a_tracker_without_answer_in_time_leaves_the_last_known_state_with_its_time() {
    LiveIssues issues = live(SERVICE);
    issues.look(refs("SHOP-1"), List.of(), ADA, Duration.ZERO);
    Instant before = clock.instant();
    executor.hold();
    clock.pass(Duration.ofHours(2));

    Answer answer = issues.look(refs("SHOP-1", "SHOP-2"), List.of(), ADA, Duration.ofMillis(1));

    assertThat(title(answer, "SHOP-1")).isEqualTo("One");
    assertThat(answer.issues().get(ref("SHOP-1")).asOf()).isEqualTo(before);
    assertThat(answer.issues()).doesNotContainKey(ref("SHOP-2"));
    assertThat(condition(answer)).isEqualTo(Condition.SLOW);
  }

  @Test
  void views_at_the_same_time_share_one_question() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch mayAnswer = new CountDownLatch(1);
    Tracker slow =
        new Tracker() {
          @Override
          public Map<String, Issue> issues(Set<String> keys, Viewpoint viewpoint) {
            asked.countDown();
            awaitQuietly(mayAnswer);
            return tracker.issues(keys, viewpoint);
          }

          @Override
          public Result search(String query, Viewpoint viewpoint) {
            throw new UnsupportedOperationException();
          }

          @Override
          public String create(NewIssue issue, Viewpoint viewpoint) {
            throw new UnsupportedOperationException();
          }

          @Override
          public Map<String, String> made(Set<String> markers, Viewpoint viewpoint) {
            throw new UnsupportedOperationException();
          }

          @Override
          public String whoAmI(Viewpoint viewpoint) {
            throw new UnsupportedOperationException();
          }
        };
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      LiveIssues issues = new LiveIssues(c -> slow, clock, threads, Freshness.DEFAULT);
      issues.use(List.of(SERVICE));
      List<Future<Answer>> views = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        views.add(
            threads.submit(
                () -> issues.look(refs("SHOP-1"), List.of(), ADA, Duration.ofSeconds(30))));
      }
      asked.await(10, TimeUnit.SECONDS);
      mayAnswer.countDown();
      for (Future<Answer> view : views) {
        assertThat(title(view.get(30, TimeUnit.SECONDS), "SHOP-1")).isEqualTo("One");
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(tracker.asked).containsExactly("service SHOP-1");
  }

  @Test
  void what_one_viewer_was_told_is_never_given_to_another() {
    tracker.showsOnly("SHOP-2", new Viewpoint.User("ada"));
    LiveIssues issues = live(AS_VIEWER);

    Answer ada = issues.look(refs("SHOP-1", "SHOP-2"), List.of(), ADA, Duration.ZERO);
    Answer ben = issues.look(refs("SHOP-1", "SHOP-2"), List.of(), BEN, Duration.ZERO);
    Answer nobody =
        issues.look(refs("SHOP-1", "SHOP-2"), List.of(), Reader.anonymous("ops"), Duration.ZERO);

    assertThat(title(ada, "SHOP-2")).isEqualTo("Two");
    assertThat(ben.issues().get(ref("SHOP-2")).issue()).isNull();
    assertThat(nobody.issues()).isEmpty();
    assertThat(condition(nobody)).isEqualTo(Condition.NEEDS_PERMISSION);
    assertThat(tracker.asked).hasSize(2);
  }

  @Test
  void a_service_account_shows_a_space_only_the_projects_listed_for_it() {
    tracker.has("HR-7", "Secret");
    LiveIssues issues = live(SERVICE);

    Answer here = issues.look(refs("SHOP-1", "HR-7"), List.of(), ADA, Duration.ZERO);
    Answer elsewhere =
        issues.look(refs("SHOP-1", "HR-7"), List.of(), new Reader("ada", "other"), Duration.ZERO);

    assertThat(title(here, "SHOP-1")).isEqualTo("One");
    assertThat(here.issues().get(ref("HR-7")).issue()).isNull();
    assertThat(elsewhere.issues().get(ref("SHOP-1")).issue()).isNull();
    assertThat(tracker.asked).containsExactly("service SHOP-1");
  }

  @Test
  void a_query_of_a_service_account_counts_what_is_not_listed() {
    tracker.has("HR-7", "Secret");
    LiveIssues issues = live(SERVICE);
    Query query = new Query("shop", "x) or project = HR", ItemSource.QUERY);

    Answer answer = issues.look(Set.of(), List.of(query), ADA, Duration.ZERO);

    assertThat(answer.found().get(query).issues())
        .extracting(issue -> issue.ref().key())
        .containsExactly("SHOP-1", "SHOP-2");
    assertThat(answer.found().get(query).hidden()).isEqualTo(1);
  }

  @Test
  void after_three_failures_the_tracker_is_left_alone_until_one_refresh_interval_has_passed() {
    LiveIssues issues = live(SERVICE);
    tracker.fails(new TrackerException(Problem.UNREACHABLE, "no route"));
    for (int i = 0; i < 10; i++) {
      assertThat(condition(issues.look(refs("SHOP-1"), List.of(), ADA, Duration.ZERO)))
          .isEqualTo(Condition.DOWN);
    }
    assertThat(tracker.asked).hasSize(3);
    assertThat(issues.reports().get("shop").message()).isEqualTo("no route");

    tracker.fails(null);
    clock.pass(Freshness.DEFAULT.fresh());
    Answer back = issues.look(refs("SHOP-1"), List.of(), ADA, Duration.ZERO);

    assertThat(condition(back)).isEqualTo(Condition.FRESH);
    assertThat(title(back, "SHOP-1")).isEqualTo("One");
  }

  @Test
  void a_tracker_that_asks_to_wait_is_left_alone_as_long_as_it_asks() {
    LiveIssues issues = live(SERVICE);
    tracker.fails(TrackerException.busy("slow down", Duration.ofMinutes(3)));
    issues.look(refs("SHOP-1"), List.of(), ADA, Duration.ZERO);

    clock.pass(Duration.ofSeconds(179));
    Answer waiting = issues.look(refs("SHOP-1"), List.of(), ADA, Duration.ZERO);
    assertThat(condition(waiting)).isEqualTo(Condition.BUSY);
    assertThat(tracker.asked).hasSize(1);

    tracker.fails(null);
    clock.pass(Duration.ofSeconds(1));
    assertThat(condition(issues.look(refs("SHOP-1"), List.of(), ADA, Duration.ZERO)))
        .isEqualTo(Condition.FRESH);
  }

  @Test
  void one_viewer_refused_does_not_stop_the_others() {
    LiveIssues issues = live(AS_VIEWER);
    URI link = URI.create("https://wiki.example.org/allow");
    tracker.fails(TrackerException.needsPermission("not yet", link));
    Answer ada = issues.look(refs("SHOP-1"), List.of(), ADA, Duration.ZERO);
    issues.look(refs("SHOP-1"), List.of(), ADA, Duration.ZERO);
    tracker.fails(null);
    Answer ben = issues.look(refs("SHOP-1"), List.of(), BEN, Duration.ZERO);

    assertThat(condition(ada)).isEqualTo(Condition.NEEDS_PERMISSION);
    assertThat(ada.trackers().get("shop").permissionLink()).isEqualTo(link);
    assertThat(title(ben, "SHOP-1")).isEqualTo("One");
    assertThat(tracker.asked)
        .containsExactly("user:ada SHOP-1", "user:ada SHOP-1", "user:ben SHOP-1");
  }

  @Test
  void an_issue_that_is_gone_for_a_viewer_is_not_shown_from_memory() {
    LiveIssues issues = live(AS_VIEWER);
    issues.look(refs("SHOP-2"), List.of(), ADA, Duration.ZERO);
    tracker.showsOnly("SHOP-2", new Viewpoint.User("ben"));
    clock.pass(Duration.ofMinutes(6));

    Answer answer = issues.look(refs("SHOP-2"), List.of(), ADA, Duration.ZERO);

    assertThat(answer.issues().get(ref("SHOP-2")).issue()).isNull();
  }

  @Test
  void what_was_changed_is_asked_again_and_an_answer_under_way_does_not_count() {
    LiveIssues issues = live(SERVICE);
    executor.hold();
    issues.look(refs("SHOP-1"), List.of(), ADA, Duration.ZERO);

    issues.expire(refs("SHOP-1"));
    executor.runAll();
    Answer afterOldAnswer = issues.look(refs("SHOP-1"), List.of(), ADA, Duration.ZERO);
    executor.runAll();

    assertThat(afterOldAnswer.issues()).isEmpty();
    assertThat(title(issues.look(refs("SHOP-1"), List.of(), ADA, Duration.ZERO), "SHOP-1"))
        .isEqualTo("One");
  }

  @Test
  void a_refresh_asks_again_but_not_in_the_same_breath() {
    LiveIssues issues = live(SERVICE);
    issues.look(refs("SHOP-1"), List.of(), ADA, Duration.ZERO);
    tracker.has("SHOP-1", "Changed");

    issues.refresh(refs("SHOP-1"), ADA);
    assertThat(title(issues.look(refs("SHOP-1"), List.of(), ADA, Duration.ZERO), "SHOP-1"))
        .isEqualTo("One");
    clock.pass(Duration.ofSeconds(6));
    issues.refresh(refs("SHOP-1"), ADA);
    assertThat(title(issues.look(refs("SHOP-1"), List.of(), ADA, Duration.ZERO), "SHOP-1"))
        .isEqualTo("Changed");
  }

  @Test
  void a_changed_connection_forgets_what_the_old_one_said() {
    LiveIssues issues = live(SERVICE);
    issues.look(refs("SHOP-1"), List.of(), ADA, Duration.ZERO);
    issues.use(List.of(SERVICE));
    issues.look(refs("SHOP-1"), List.of(), ADA, Duration.ZERO);
    assertThat(tracker.asked).hasSize(1);

    issues.use(
        List.of(
            TrackerConnection.jiraServiceAccount(
                "shop", "Moved", URI.create("https://new.example.org"), SERVICE.projects())));

    assertThat(issues.size()).isZero();
    issues.look(refs("SHOP-1"), List.of(), ADA, Duration.ZERO);
    assertThat(tracker.asked).hasSize(2);
  }

  @Test
  void no_free_thread_leaves_the_last_known_state() {
    LiveIssues issues = live(SERVICE);
    issues.look(refs("SHOP-1"), List.of(), ADA, Duration.ZERO);
    clock.pass(Duration.ofMinutes(10));
    executor.refuse();

    Answer answer = issues.look(refs("SHOP-1"), List.of(), ADA, Duration.ofHours(1));

    assertThat(title(answer, "SHOP-1")).isEqualTo("One");
    assertThat(condition(answer)).isEqualTo(Condition.SLOW);
  }

  @Test
  void the_cache_keeps_no_more_than_it_may() {
    LiveIssues issues =
        new LiveIssues(
            c -> tracker,
            clock,
            executor,
            new Freshness(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofDays(7), 100));
    issues.use(List.of(SERVICE));

    for (int i = 1; i <= 1_000; i++) {
      issues.look(refs("SHOP-" + i), List.of(), ADA, Duration.ZERO);
    }

    assertThat(issues.size()).isEqualTo(100);
  }

  @Test
  void a_query_that_makes_no_sense_says_so_and_is_not_asked_at_every_view() {
    LiveIssues issues = live(SERVICE);
    Query query = new Query("shop", "projekt = ?", ItemSource.QUERY);
    tracker.fails(new TrackerException(Problem.BAD_QUESTION, "no such field"));

    Answer first = issues.look(Set.of(), List.of(query), ADA, Duration.ZERO);
    issues.look(Set.of(), List.of(query), ADA, Duration.ZERO);

    assertThat(condition(first)).isEqualTo(Condition.NOT_UNDERSTOOD);
    assertThat(tracker.asked).hasSize(1);
  }

  @Test
  void a_client_that_breaks_is_a_tracker_that_is_down() {
    LiveIssues issues = live(SERVICE);
    tracker.fails(new IllegalStateException("a bug"));

    assertThat(condition(issues.look(refs("SHOP-1"), List.of(), ADA, Duration.ZERO)))
        .isEqualTo(Condition.DOWN);
  }

  private LiveIssues live(TrackerConnection connection) {
    LiveIssues issues = new LiveIssues(c -> tracker, clock, executor, Freshness.DEFAULT);
    issues.use(List.of(connection));
    return issues;
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String title(Answer answer, String key) {
    return answer.issues().get(ref(key)).issue().details().title();
  }

  private static Condition condition(Answer answer) {
    return answer.trackers().get("shop").condition();
  }

  private static IssueRef ref(String key) {
    return new IssueRef("shop", key);
  }

  private static Set<IssueRef> refs(String... keys) {
    return new LinkedHashSet<>(Arrays.stream(keys).map(LiveIssuesTest::ref).toList());
  }
}
