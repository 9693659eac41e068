package org.blamelesswiki.postmortems.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.blamelesswiki.postmortems.action.IssueLookup.Condition;
import org.blamelesswiki.postmortems.action.IssueRef;
import org.blamelesswiki.postmortems.action.Reader;
import org.blamelesswiki.postmortems.sampletracker.Faults;
import org.blamelesswiki.postmortems.sampletracker.SampleIssue;
import org.blamelesswiki.postmortems.sampletracker.SampleTracker;
import org.blamelesswiki.postmortems.spi.FakeWiki;
import org.blamelesswiki.postmortems.spi.Viewer;
import org.blamelesswiki.postmortems.spi.WikiPage;
import org.blamelesswiki.postmortems.tracker.AccessToken;
import org.blamelesswiki.postmortems.tracker.TrackerConnection;
import org.blamelesswiki.postmortems.tracker.TrackerSettings;
import org.blamelesswiki.postmortems.tracker.Viewpoint;
import org.junit.jupiter.api.Test;

/**
 * Readers look at a page of 50 items while the tracker goes through everything it can do wrong. Two
 * seconds in an ordinary build; {@code mvn test -Dtest=TrackerSoakTest -Dsoak.seconds=600} soaks
 * for ten minutes and prints figures.
 */
class TrackerSoakTest {

  private static final int ITEMS = 50;
  private static final int READERS = 8;
  private static final int BUDGET_MILLIS = 100;
  private static final Viewer ADA = Viewer.user("ada", "Ada Brandt", false);

  @Test
  void pages_keep_their_speed_threads_stay_bounded_and_memory_stays_flat() throws Exception {
    int seconds = Integer.getInteger("soak.seconds", 2);
    try (SampleTracker sample = SampleTracker.start(0, Clock.systemUTC())) {
      FakeWiki fake = new FakeWiki().withSpace("ops", "Operations");
      Application application =
          Application.withChecks(fake.asWiki(), Clock.systemUTC(), language -> Optional.empty());
      try {
        connect(application, sample);
        WikiPage page = page(fake, sample);
        soak(application, sample, page, seconds);
        recovers(application, sample, page);
      } finally {
        application.close();
      }
    }
  }

  private static void soak(
      Application application, SampleTracker sample, WikiPage page, int seconds) throws Exception {
    application.trackers().macro().render(page, Map.of(), Requests.get(ADA, "/p"));
    long heapBefore = heapAfterCollection();
    ExecutorService readers = Executors.newFixedThreadPool(READERS);
    AtomicBoolean stop = new AtomicBoolean();
    List<Future<List<Long>>> views = new ArrayList<>();
    for (int i = 0; i < READERS; i++) {
      views.add(readers.submit(() -> look(application, page, stop)));
    }
    int threads = 0;
    Faults.Kind[] kinds = Faults.Kind.values();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    for (int turn = 0; System.nanoTime() < end; turn++) {
      Faults.Kind kind = kinds[turn % kinds.length];
      sample.fail(
          kind == Faults.Kind.NONE ? Faults.slowBy(Duration.ofSeconds(5)) : Faults.of(kind));
      application.trackers().configured().issues().expire(refs());
      threads = Math.max(threads, trackerThreads());
      TimeUnit.MILLISECONDS.sleep(Math.min(500, seconds * 1000L / kinds.length));
    }
    stop.set(true);
    List<Long> micros = new ArrayList<>();
    for (Future<List<Long>> view : views) {
      micros.addAll(view.get(60, TimeUnit.SECONDS));
    }
    readers.shutdownNow();
    long[] sorted = micros.stream().mapToLong(Long::longValue).sorted().toArray();
    // What the readers noted for us is no memory of the plugin.
    views.clear();
    micros.clear();
    long noted = (long) sorted.length * Long.BYTES;
    long growth = heapAfterCollection() - heapBefore - noted;
    System.out.printf(
        "soak of %d s: %d views, p50 %.1f ms, p99 %.1f ms, slowest %.1f ms, tracker threads %d,"
            + " heap growth %.1f MB%n",
        seconds,
        sorted.length,
        sorted[sorted.length / 2] / 1e3,
        sorted[sorted.length * 99 / 100] / 1e3,
        sorted[sorted.length - 1] / 1e3,
        threads,
        growth / 1e6);

    // No claim about speed, which the figures tell: no view waited for a tracker of five seconds.
    assertThat(sorted[sorted.length - 1] / 1_000).isLessThan(4_000);
    assertThat(threads).isLessThanOrEqualTo(8);
    assertThat(growth).isLessThan(64_000_000L);
  }

  private static void recovers(Application application, SampleTracker sample, WikiPage page) {
    sample.fail(Faults.NONE);
    TrackerSettings settings = application.trackers().setting().value();
    // Another pace begins with nothing known and no pause: what a refresh interval later would
    // bring.
    application
        .trackers()
        .setting()
        .save(
            new TrackerSettings(settings.connections(), 5_000, 61),
            application.trackers().setting().read().version());

    assertThat(
            application.trackers().macro().render(page, Map.of(), Requests.get(ADA, "/p")).html())
        .contains("0 of 50 closed")
        .doesNotContain("pm-items-notice");
    assertThat(
            application
                .trackers()
                .configured()
                .issues()
                .look(refs(), List.of(), new Reader("ada", "ops"), Duration.ZERO)
                .trackers()
                .get("sample")
                .condition())
        .isEqualTo(Condition.FRESH);
  }

  private static List<Long> look(Application application, WikiPage page, AtomicBoolean stop) {
    List<Long> micros = new ArrayList<>();
    while (!stop.get()) {
      long start = System.nanoTime();
      String html =
          application.trackers().macro().render(page, Map.of(), Requests.get(ADA, "/p")).html();
      micros.add((System.nanoTime() - start) / 1_000);
      if (!html.contains("of 50 closed")) {
        throw new AssertionError(html);
      }
    }
    return micros;
  }

  private static void connect(Application application, SampleTracker sample) {
    TrackerConnection connection =
        TrackerConnection.jiraServiceAccount(
                "sample", "Sample tracker", sample.address(), Map.of("ops", Set.of("SHOP")))
            .withLocalAddressAllowed();
    application
        .trackers()
        .setting()
        .save(new TrackerSettings(List.of(connection), BUDGET_MILLIS, 60), 0);
    application
        .trackers()
        .tokens()
        .keep(connection, new Viewpoint.ServiceAccount(), new AccessToken("sample-service-token"));
  }

  private static WikiPage page(FakeWiki fake, SampleTracker sample) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= ITEMS; i++) {
      String key = "SHOP-" + (5_000 + i);
      text.append("Follow-up ").append(key).append('\n');
      sample.put(
          new SampleIssue(key, "Item " + i, "Task", "To Do", null, "ada", "Low", List.of(), i, 3));
    }
    fake.withPage("p", "ops", text.toString());
    return fake.asWiki().pages().find("p", ADA).orElseThrow();
  }

  private static Set<IssueRef> refs() {
    Set<IssueRef> refs = new LinkedHashSet<>();
    for (int i = 1; i <= ITEMS; i++) {
      refs.add(new IssueRef("sample", "SHOP-" + (5_000 + i)));
    }
    return refs;
  }

  private static int trackerThreads() {
    long[] ids = ManagementFactory.getThreadMXBean().getAllThreadIds();
    return (int)
        Arrays.stream(ManagementFactory.getThreadMXBean().getThreadInfo(ids))
            .filter(info -> info != null && info.getThreadName().startsWith("postmortems-tracker"))
            .count();
  }

  private static long heapAfterCollection() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
