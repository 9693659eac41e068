package org.blamelesswiki.postmortems.postmortem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.blamelesswiki.postmortems.postmortem.SampleObligations.due;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.blamelesswiki.postmortems.postmortem.Reminders.Reminder;
import org.junit.jupiter.api.Test;

class RemindersTest {

  private static final LocalDate DUE = LocalDate.of(2026, 3, 10);
  private static final RecordedObligation CHECKOUT = due("Checkout", "kim", DUE);

  @Test
  void reminds_before_the_date_on_it_and_weekly_after_it_for_four_weeks() {
    assertThat(daysReminded(List.of())).containsExactly(-2, 0, 7, 14, 21, 28);
  }

  @Test
  void a_day_on_which_nothing_could_be_sent_is_made_up_for_on_the_next() {
    assertThat(daysReminded(List.of(-2, 0, 1, 14))).containsExactly(-1, 2, 7, 15, 21, 28);
  }

  @Test
  void what_was_missed_for_weeks_is_not_made_up_for() {
    assertThat(on(DUE.plusDays(60), CHECKOUT)).isEmpty();
    assertThat(on(DUE.plusDays(34), CHECKOUT)).hasSize(1);
  }

  @Test
  void an_owner_gets_one_message_a_day_with_the_earliest_date_first() {
    RecordedObligation later = due("Search", "kim", DUE.plusDays(2));
    RecordedObligation other = due("Login", "lee", DUE);

    assertThat(on(DUE, later, other, CHECKOUT))
        .containsExactly(
            new Reminder("kim", List.of(CHECKOUT, later)), new Reminder("lee", List.of(other)));
  }

  @Test
  void nobody_is_reminded_of_what_has_no_owner_no_date_or_has_ended() {
    RecordedObligation undated =
        RecordedObligation.begun(
                Subject.incident("x"), SampleObligations.matter("ops", "x", Optional.empty(), true))
            .withOwner(Optional.of("kim"));

    assertThat(on(DUE, CHECKOUT.withOwner(Optional.empty()))).isEmpty();
    assertThat(on(DUE, undated)).isEmpty();
    assertThat(on(DUE, CHECKOUT.ended(new Ending.NotWritten("the same as in May", Instant.EPOCH))))
        .isEmpty();
  }

  @Test
  void a_new_owner_is_reminded_whatever_the_old_one_heard() {
    RecordedObligation handedOver = CHECKOUT.remindedOn(DUE).withOwner(Optional.of("lee"));

    assertThat(on(DUE, handedOver)).extracting(Reminder::owner).containsExactly("lee");
  }

  /** The days, counted from the date, on which a reminder goes out while the job runs daily. */
  private static List<Integer> daysReminded(List<Integer> daysDown) {
    List<Integer> days = new ArrayList<>();
    RecordedObligation obligation = CHECKOUT;
    for (int day = -10; day <= 60; day++) {
      LocalDate today = DUE.plusDays(day);
      if (!daysDown.contains(day) && !on(today, obligation).isEmpty()) {
        days.add(day);
        obligation = obligation.remindedOn(today);
      }
    }
    return days;
  }

  private static List<Reminder> on(LocalDate today, RecordedObligation... obligations) {
    return Reminders.on(today, ZoneOffset.UTC, List.of(obligations));
  }
}
