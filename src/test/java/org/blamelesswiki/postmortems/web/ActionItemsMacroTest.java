package org.blamelesswiki.postmortems.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.ProxySelector;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.blamelesswiki.postmortems.action.IssueRef;
import org.blamelesswiki.postmortems.publishing.Snapshots;
import org.blamelesswiki.postmortems.sampletracker.Faults;
import org.blamelesswiki.postmortems.sampletracker.SampleTracker;
import org.blamelesswiki.postmortems.settings.RecordCodec;
import org.blamelesswiki.postmortems.settings.Setting;
import org.blamelesswiki.postmortems.spi.FakeWiki;
import org.blamelesswiki.postmortems.spi.Viewer;
import org.blamelesswiki.postmortems.spi.Wiki;
import org.blamelesswiki.postmortems.spi.WikiPage;
import org.blamelesswiki.postmortems.tracker.AccessToken;
import org.blamelesswiki.postmortems.tracker.ConfiguredTrackers;
import org.blamelesswiki.postmortems.tracker.Limits;
import org.blamelesswiki.postmortems.tracker.StoredTokens;
import org.blamelesswiki.postmortems.tracker.TrackerConnection;
import org.blamelesswiki.postmortems.tracker.TrackerSettings;
import org.blamelesswiki.postmortems.tracker.Trackers;
import org.blamelesswiki.postmortems.tracker.Transports;
import org.blamelesswiki.postmortems.tracker.Viewpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The macro from a page to HTML, over our own client, with the sample tracker behind it. */
class ActionItemsMacroTest {

  private static final Viewer ADA = Viewer.user("ada", "Ada Brandt", false);
  private static final Viewer BEN = Viewer.user("ben", "Ben Okoro", false);

  private final Clock clock = Clock.fixed(Instant.parse("2026-03-10T12:00:00Z"), ZoneOffset.UTC);
  private final FakeWiki fake = new FakeWiki().withSpace("ops", "Operations");
  private final Wiki wiki = fake.asWiki();
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(4, 4, 1, TimeUnit.SECONDS, new ArrayBlockingQueue<>(32));
  private final Setting<TrackerSettings> setting =
      new Setting<>(
          wiki.store(),
          ConfiguredTrackers.ROW,
          new RecordCodec<>(TrackerSettings.class, 1),
          TrackerSettings.NONE);
  private final StoredTokens tokens = new StoredTokens(wiki.store(), wiki.siteKey());
  private final ConfiguredTrackers trackers =
      new ConfiguredTrackers(
          setting,
          Trackers.over(
              Transports.direct(
                  tokens,
                  new Limits(Duration.ofSeconds(2), Duration.ofSeconds(4), 1024 * 1024),
                  ProxySelector.of(null))),
          clock,
          threads);
  private final ActionItemsMacro macro =
      new ActionItemsMacro(
          trackers,
          new Snapshots(wiki.store()),
          page -> ActionItemsMacro.Extra.NONE,
          new Views(),
          clock,
          ZoneOffset.UTC);
  private SampleTracker sample;

  @BeforeEach
  void start() throws IOException {
    sample = SampleTracker.start(0, clock);
  }

  @AfterEach
  void stop() {
    sample.close();
    threads.shutdownNow();
  }

  @Test
  void a_page_shows_its_items_with_one_request() {
    serviceAccount(5_000);
    String shown = render("Do SHOP-101, SHOP-102 and OPS-31. Not " + link("HR-7"), ADA);

    assertThat(shown)
        .contains("Warm the price cache before it takes traffic")
        .contains("1 of 3 closed")
        .contains("one past its date")
        .contains("One more that you may not see.")
        .doesNotContain("Share the on-call load");
    assertThat(sample.requests()).containsExactly("POST /rest/api/2/search");
  }

  @Test
  void each_reader_sees_what_their_own_token_opens() {
    asViewer();
    tokens.keep(connection(), new Viewpoint.User("ada"), new AccessToken("sample-token-of-ada"));
    tokens.keep(connection(), new Viewpoint.User("ben"), new AccessToken("sample-token-of-ben"));
    String text = "SHOP-101 OPS-31";

    assertThat(render(text, ADA)).contains("Put the rollback steps").contains("Warm the price");
    assertThat(render(text, BEN)).doesNotContain("Put the rollback steps").contains("Warm the");
    assertThat(render(text, Viewer.ANONYMOUS))
        .doesNotContain("Warm the price")
        .contains("has to know who you are")
        .contains("<a href=\"" + sample.address() + "/browse/SHOP-101\">SHOP-101</a>");
  }

  @Test
  void many_readers_at_once_each_get_their_own_list() throws Exception {
    asViewer();
    tokens.keep(connection(), new Viewpoint.User("ada"), new AccessToken("sample-token-of-ada"));
    tokens.keep(connection(), new Viewpoint.User("ben"), new AccessToken("sample-token-of-ben"));
    WikiPage page = page("SHOP-101 OPS-31");
    ExecutorService readers = Executors.newFixedThreadPool(6);
    try {
      List<Callable<Boolean>> views =
          IntStream.range(0, 300)
              .<Callable<Boolean>>mapToObj(
                  i -> () -> showsOps(page, i % 2 == 0 ? ADA : BEN) == (i % 2 == 0))
              .toList();
      for (Future<Boolean> view : readers.invokeAll(views)) {
        assertThat(view.get()).isTrue();
      }
    } finally {
      readers.shutdownNow();
    }
    assertThat(sample.requests()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(
      value = Faults.Kind.class,
      names = {"NONE", "LOST_ANSWER"},
      mode = EnumSource.Mode.EXCLUDE)
  void whatever_the_tracker_does_the_page_has_its_list(Faults.Kind kind) {
    serviceAccount(5_000);
    sample.fail(Faults.of(kind));

    String shown = render("SHOP-101 SHOP-102", ADA);

    assertThat(shown)
        .contains("SHOP-101")
        .contains("Sample tracker")
        .contains("not known yet")
        .doesNotContain("cannot be shown");
  }

  @Test
  void a_tracker_in_trouble_leaves_what_was_last_known() {
    serviceAccount(5_000);
    render("SHOP-101", ADA);
    sample.fail(Faults.of(Faults.Kind.ERROR));
    trackers.issues().expire(Set.of(new IssueRef("sample", "SHOP-101")));

    assertThat(render("SHOP-101", ADA))
        .contains("Warm the price cache")
        .contains("cannot be reached just now")
        .contains("last known 12:00");
  }

  @Test
  void a_slow_tracker_does_not_make_the_page_wait_longer_than_its_budget() {
    serviceAccount(100);
    sample.fail(Faults.slowBy(Duration.ofSeconds(3)));
    render("SHOP-101", ADA);

    long start = System.nanoTime();
    String shown = render("SHOP-101 SHOP-102", ADA);
    long millis = (System.nanoTime() - start) / 1_000_000;

    assertThat(shown).contains("Sample tracker has not answered yet.");
    assertThat(millis).isLessThan(1_500);
  }

  @Test
  void without_any_tracker_the_list_says_how_to_begin() {
    assertThat(render("SHOP-101", ADA)).contains("No action items yet.");
  }

  @Test
  void settings_that_cannot_be_read_cost_the_list_and_not_the_page() {
    fake.store().write(ConfiguredTrackers.ROW, 0, "{\"format\":99}");

    assertThat(render("SHOP-101", ADA)).contains("The action items cannot be shown just now.");
  }

  @Test
  void a_change_of_settings_holds_from_the_next_view() {
    serviceAccount(5_000);
    assertThat(render("SHOP-101", ADA)).contains("Warm the price cache");

    setting.save(trackers.settings().without("sample"), setting.read().version());

    assertThat(render("SHOP-101", ADA)).contains("No action items yet.");
  }

  @Test
  void a_query_joins_the_list() {
    serviceAccount(5_000);
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("query", "labels = action-detect");

    String shown = macro.render(page("SHOP-101"), parameters, request(ADA)).html();

    assertThat(shown).contains("SHOP-101").contains("SHOP-102").contains("OPS-33");
  }

  @Test
  void what_was_kept_when_the_page_was_shared_stands_beside_now() {
    serviceAccount(5_000);
    WikiPage page = page("SHOP-103 " + link("HR-7"));
    macro.keepSnapshot(page, ADA, Duration.ofSeconds(5));
    sample.put(sample.issue("SHOP-103").in("Done", "Done"));
    trackers.issues().expire(Set.of(new IssueRef("sample", "SHOP-103")));

    assertThat(macro.render(page, Map.of(), request(BEN)).html())
        .contains("<td data-pm-label=\"When shared\">to do</td>")
        .contains("1 of 1 closed");
  }

  @Test
  void on_paper_the_list_is_the_one_that_was_shared_whatever_the_tracker_does() {
    serviceAccount(5_000);
    WikiPage page = page("SHOP-103 OPS-31 " + link("HR-7"));
    assertThat(macro.renderStatic(page, request(ADA))).isEqualTo(SafeHtml.NONE);
    macro.keepSnapshot(page, ADA, Duration.ofSeconds(5));
    sample.close();

    assertThat(macro.renderStatic(page, request(ADA)).html())
        .contains("Let checkout fall back to the last known price")
        .contains("0 of 2 closed")
        .contains("One more that you may not see.")
        .contains("As of 12:00")
        .doesNotContain("<form");
  }

  @Test
  void many_macros_on_one_page_ask_the_tracker_once() {
    serviceAccount(5_000);
    WikiPage page = page("SHOP-101 SHOP-102 OPS-31");

    for (String layout : List.of("full", "compact", "progress", "full", "compact")) {
      String shown = macro.render(page, Map.of("layout", layout), request(ADA)).html();
      assertThat(shown).contains("1 of 3 closed");
    }

    assertThat(sample.requests()).hasSize(1);
  }

  @Test
  void a_file_of_a_page_that_was_not_shared_yet_asks_nobody_for_access() {
    asViewer();
    WikiPage page = page("SHOP-101");
    assertThat(render("SHOP-101", ADA)).contains("/my-trackers");

    String file = macro.renderForFile(page, Map.of(), request(Viewer.ANONYMOUS)).html();

    assertThat(file).contains("SHOP-101").doesNotContain("/my-trackers", "<form", "<button");
    assertThat(file).as("drawn without a style sheet").contains("width=\"200\"", "fill=\"#");
  }

  @Test
  void thoughts_on_the_items_are_shown_where_they_are_asked_for() {
    serviceAccount(5_000);
    WikiPage page = page("SHOP-103");

    assertThat(macro.render(page, Map.of("hints", "show"), request(ADA)).html())
        .contains("2 thoughts on these items")
        .contains("SHOP-103 has no owner yet.");
    assertThat(macro.render(page, Map.of(), request(ADA)).html()).doesNotContain("thoughts");
  }

  @Test
  void a_refresh_leads_back_to_the_page_and_only_those_who_may_see_it() {
    serviceAccount(5_000);
    fake.withClosedSpace("hr", "People", "chioma").withPage("secret", "hr", "SHOP-101");
    page("SHOP-101");
    RefreshItemsScreen screen = new RefreshItemsScreen(wiki.pages(), macro);

    assertThat(screen.post(Requests.post(ADA, RefreshItemsScreen.PATH, "page", "p")))
        .isEqualTo(new Response.Redirect("/wiki/view/p#pm-items"));
    assertThatExceptionOfType(Router.NotForViewerException.class)
        .isThrownBy(
            () -> screen.post(Requests.post(ADA, RefreshItemsScreen.PATH, "page", "secret")));
  }

  private boolean showsOps(WikiPage page, Viewer viewer) {
    return macro.render(page, Map.of(), request(viewer)).html().contains("Put the rollback steps");
  }

  private void serviceAccount(int budgetMillis) {
    TrackerConnection connection =
        TrackerConnection.jiraServiceAccount(
                "sample", "Sample tracker", sample.address(), Map.of("ops", Set.of("SHOP", "OPS")))
            .withLocalAddressAllowed();
    use(connection, budgetMillis);
    tokens.keep(
        connection, new Viewpoint.ServiceAccount(), new AccessToken("sample-service-token"));
  }

  private void asViewer() {
    use(
        TrackerConnection.jiraAsViewer(
                "sample", "Sample tracker", sample.address(), TrackerConnection.Route.DIRECT)
            .withLocalAddressAllowed(),
        5_000);
  }

  private void use(TrackerConnection connection, int budgetMillis) {
    setting.save(
        new TrackerSettings(List.of(connection), budgetMillis, 60), setting.read().version());
  }

  private TrackerConnection connection() {
    return trackers.settings().connections().get(0);
  }

  private String link(String key) {
    return sample.address() + "/browse/" + key;
  }

  private String render(String text, Viewer viewer) {
    return macro.render(page(text), Map.of(), request(viewer)).html();
  }

  private WikiPage page(String text) {
    fake.withPage("p", "ops", text);
    return wiki.pages().find("p", ADA).orElseThrow();
  }

  private static Request request(Viewer viewer) {
    return Requests.get(viewer, "/page");
  }
}
