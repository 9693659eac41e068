package org.blamelesswiki.postmortems.jspwiki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.blamelesswiki.postmortems.sampletracker.SampleIssue;
import org.blamelesswiki.postmortems.sampletracker.SampleTracker;
import org.junit.jupiter.api.Test;

/**
 * What a list of fifty items costs a page view: the same page with and without the macro, by turns,
 * under {@code wrk}. Runs where somebody asks for it:
 *
 * <pre>mvn package failsafe:integration-test@wiki -DskipTests=false -Dtest=NoSuchTest
 *     -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=ItemsLoadWikiIT -Dload.seconds=10</pre>
 */
class ItemsLoadWikiIT {

  private static final Path WRK = Path.of("/usr/bin/wrk");
  private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
  private static final int TURNS = 5;
  private static final int ITEMS = 50;
  private static final int SECONDS_THAT_COUNT = 5;

  @Test
  void a_page_with_fifty_items_keeps_its_throughput() throws Exception {
    int seconds = Integer.getInteger("load.seconds", 0);
    assumeTrue(seconds > 0, "asked for with -Dload.seconds");
    assumeTrue(Files.isExecutable(WRK), "wrk is not installed");
    RunningWiki wiki = RunningWiki.get();
    WikiVisitor mira = wiki.as("mira");
    String text = text(wiki.tracker());
    mira.write("Load without", text);
    mira.write("Load with", text + "\n[{ActionItems}]\n");
    assertThat(mira.get("Wiki.jsp?page=Load+with").body()).contains("of " + ITEMS + " closed");
    String cookie = mira.cookies();
    rate(wiki, "Load+without", cookie, seconds);
    rate(wiki, "Load+with", cookie, seconds);
    List<Double> shares = new ArrayList<>();
    List<Double> costs = new ArrayList<>();
    for (int turn = 0; turn < TURNS; turn++) {
      long start = processorNanos();
      double without = rate(wiki, "Load+without", cookie, seconds);
      long middle = processorNanos();
      double with = rate(wiki, "Load+with", cookie, seconds);
      long end = processorNanos();
      shares.add(with / without);
      costs.add((middle - start) / without / ((end - middle) / with));
      System.out.printf(
          "without %.0f/s, with %d items %.0f/s: %.1f %%%n",
          without, ITEMS, with, 100 * with / without);
    }
    shares.sort(null);
    double median = shares.get(TURNS / 2);
    System.out.printf("median of %d turns of %d s: %.1f %%%n", TURNS, seconds, 100 * median);
    costs.sort(null);
    System.out.printf(
        "median of processor time of the wiki for a view without, by that with: %.1f %%%n",
        100 * costs.get(TURNS / 2));
    assertThat(median).isGreaterThan(seconds >= SECONDS_THAT_COUNT ? 0.9 : 0.0);
  }

  /** The share of throughput left on a machine that does nothing else, whatever this one does. */
  private static long processorNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static String text(SampleTracker sample) {
    StringBuilder text = new StringBuilder("!! Action items\n");
    for (int i = 1; i <= ITEMS; i++) {
      String key = "SHOP-" + (7_000 + i);
      text.append("* Follow-up ").append(i).append(" is ").append(key).append('\n');
      sample.put(
          new SampleIssue(
              key,
              "Item " + i,
              "Task",
              "To Do",
              null,
              "ada",
              "Low",
              List.of("action-detect"),
              i,
              3));
    }
    return text.toString();
  }

  private static double rate(RunningWiki wiki, String page, String cookie, int seconds)
      throws IOException, InterruptedException {
    Process wrk =
        new ProcessBuilder(
                WRK.toString(),
                "--threads=1",
                "--connections=4",
                "--duration=" + seconds + "s",
                "--header=Cookie: " + cookie,
                wiki.address().resolve("Wiki.jsp?page=" + page).toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Matcher rate = RATE.matcher(said);
    if (wrk.waitFor() != 0 || !rate.find() || said.contains("Non-2xx")) {
      throw new IllegalStateException(said);
    }
    return Double.parseDouble(rate.group(1));
  }
}
