package org.blamelesswiki.postmortems.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.blamelesswiki.postmortems.spi.InMemoryStore;
import org.junit.jupiter.api.Test;

class DailyTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

  private final InMemoryStore store = new InMemoryStore();

  @Test
  void is_claimed_once_a_day_also_after_a_restart() {
    Daily daily = new Daily(store, "reminders");

    assertThat(daily.claim(TODAY)).isTrue();
    assertThat(daily.claim(TODAY)).isFalse();
    assertThat(new Daily(store, "reminders").claim(TODAY)).isFalse();
    assertThat(new Daily(store, "other").claim(TODAY)).isTrue();
    assertThat(new Daily(store, "reminders").claim(TODAY.plusDays(1))).isTrue();
  }

  @Test
  void a_clock_that_goes_back_does_not_do_it_again() {
    Daily daily = new Daily(store, "reminders");
    daily.claim(TODAY);

    assertThat(daily.claim(TODAY.minusDays(1))).isFalse();
  }

  @Test
  void one_of_many_nodes_does_it() {
    AtomicInteger claimed = new AtomicInteger();

    IntStream.range(0, 16)
        .parallel()
        .forEach(
            node -> {
              if (new Daily(store, "reminders").claim(TODAY)) {
                claimed.incrementAndGet();
              }
            });

    assertThat(claimed).hasValue(1);
  }
}
