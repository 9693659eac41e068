package org.blamelesswiki.postmortems.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.blamelesswiki.postmortems.action.RollUpItem;
import org.blamelesswiki.postmortems.action.RollUpPage;
import org.blamelesswiki.postmortems.settings.RecordCodec;
import org.blamelesswiki.postmortems.spi.FakeWiki;
import org.blamelesswiki.postmortems.spi.RowKeys;
import org.blamelesswiki.postmortems.spi.Viewer;
import org.junit.jupiter.api.Test;

/**
 * The list of all action items over many postmortems, as its screen answers. A few hundred in an
 * ordinary build; {@code mvn test -Dtest=RollUpLoadTest -Drollup.pages=10000} measures.
 */
class RollUpLoadTest {

  private static final int ITEMS = 5;
  private static final int ROUNDS = 300;
  private static final Viewer ADA = Viewer.user("ada", "Ada Brandt", false);
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 10);
  private static final List<String> CLASSES = List.of("to-do", "doing", "done", "not-doing", "");
  private static final List<String> TYPES = List.of("prevent", "detect", "mitigate", "learn", "");
  private static final String[][] ADDRESSES = {
    {},
    {"show", "past-date"},
    {"show", "past-date", "type", "detect", "age", "month"},
    {"space", "s3", "show", "all"},
    {"show", "all", "from", "400"},
    {"mine", "yes"}
  };

  @Test
  void the_list_answers_from_its_index() {
    int pages = Integer.getInteger("rollup.pages", 300);
    FakeWiki fake = filled(pages);
    Clock clock = Clock.fixed(TODAY.atStartOfDay().toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
    Application application =
        Application.withChecks(fake.asWiki(), clock, language -> Optional.empty());
    try {
      ThreadMXBean threads = ManagementFactory.getThreadMXBean();
      long[] micros = new long[ROUNDS];
      for (int round = -ROUNDS / 3; round < ROUNDS; round++) {
        String[] address = ADDRESSES[Math.floorMod(round, ADDRESSES.length)];
        long start = threads.getCurrentThreadCpuTime();
        Response answer = application.router().handle(Requests.get(ADA, "/items", address));
        if (round >= 0) {
          micros[round] = (threads.getCurrentThreadCpuTime() - start) / 1_000;
        }
        assertThat(answer.status()).isEqualTo(200);
      }
      Arrays.sort(micros);
      System.out.printf(
          "%d postmortems with %d items, processor time: p50 %.1f ms, p95 %.1f ms, slowest %.1f ms%n",
          pages,
          pages * ITEMS,
          micros[ROUNDS / 2] / 1e3,
          micros[ROUNDS * 95 / 100] / 1e3,
          micros[ROUNDS - 1] / 1e3);
      Response.Page all =
          (Response.Page) application.router().handle(Requests.get(ADA, "/items", "show", "all"));
      assertThat(all.body().html()).contains(">SHOP-");
    } finally {
      application.close();
    }
  }

  private static FakeWiki filled(int pages) {
    FakeWiki fake = new FakeWiki();
    for (int i = 0; i < 10; i++) {
      fake.withSpace("s" + i, "Space " + i);
    }
    RecordCodec<RollUpPage> codec = new RecordCodec<>(RollUpPage.class, 1);
    Random random = new Random(7);
    for (int i = 0; i < pages; i++) {
      String id = "Postmortem " + i;
      String space = "s" + i % 10;
      fake.withPage(id, space, "text");
      List<RollUpItem> items = new ArrayList<>();
      for (int item = 0; item < ITEMS; item++) {
        String statusClass = CLASSES.get(random.nextInt(CLASSES.size()));
        long due = random.nextInt(4) == 0 ? 0 : TODAY.toEpochDay() - 120 + random.nextInt(240);
        long resolved =
            statusClass.equals("done") ? Instant.parse("2026-02-01T00:00:00Z").toEpochMilli() : 0;
        items.add(
            new RollUpItem(
                "shop",
                "SHOP-" + (i * ITEMS + item),
                TYPES.get(random.nextInt(TYPES.size())),
                statusClass,
                due,
                0,
                resolved,
                random.nextInt(10) == 0));
      }
      fake.store()
          .write(
              RowKeys.ofPage(RollUpKeeper.ROWS, id),
              0,
              codec.toJson(new RollUpPage(id, space, items, 0)));
    }
    return fake;
  }
}
