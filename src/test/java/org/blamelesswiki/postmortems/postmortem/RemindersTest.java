package org.blamelesswiki.postmortems.postmortem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.blamelesswiki.postmortems.postmortem.Reminders.DuePostmortem;
import org.blamelesswiki.postmortems.postmortem.Reminders.Reminder;
import org.junit.jupiter.api.Test;

class RemindersTest {

  private static final LocalDate DUE = LocalDate.of(2026, 3, 10);
  private static final DuePostmortem CHECKOUT = new DuePostmortem("Checkout", "kim", DUE);

  @Test
  void reminds_before_the_date_on_it_and_weekly_after_it_for_four_weeks() {
    List<Integer> days =
        IntStream.rangeClosed(-10, 60)
            .filter(day -> !Reminders.on(DUE.plusDays(day), List.of(CHECKOUT)).isEmpty())
            .boxed()
            .toList();

    assertThat(days).containsExactly(-2, 0, 7, 14, 21, 28);
  }

  @Test
  void an_owner_gets_one_message_a_day_with_the_earliest_date_first() {
    DuePostmortem later = new DuePostmortem("Search", "kim", DUE.plusDays(2));
    DuePostmortem other = new DuePostmortem("Login", "lee", DUE);

    assertThat(Reminders.on(DUE, List.of(later, other, CHECKOUT)))
        .containsExactly(
            new Reminder("kim", List.of(CHECKOUT, later)), new Reminder("lee", List.of(other)));
  }

  @Test
  void nobody_is_reminded_of_what_has_no_owner() {
    assertThat(Reminders.on(DUE, List.of(new DuePostmortem("Checkout", "", DUE)))).isEmpty();
  }
}
