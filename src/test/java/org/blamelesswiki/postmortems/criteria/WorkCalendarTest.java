package org.blamelesswiki.postmortems.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkCalendarTest {

  private static final WorkCalendar BERLIN =
      new WorkCalendar(
          ZoneId.of("Europe/Berlin"),
          Set.of(
              DayOfWeek.MONDAY,
              DayOfWeek.TUESDAY,
              DayOfWeek.WEDNESDAY,
              DayOfWeek.THURSDAY,
              DayOfWeek.FRIDAY),
          Set.of(LocalDate.of(2026, 4, 3), LocalDate.of(2026, 4, 6)));

  @ParameterizedTest
  @CsvSource({
    // Thursday before Easter: Friday and Monday are holidays, so the first of five is Tuesday.
    "5, WORKING_DAYS, 2026-04-02T12:00:00Z, 2026-04-13T21:59:59Z",
    "1, WORKING_DAYS, 2026-04-02T12:00:00Z, 2026-04-07T21:59:59Z",
    // Late on Thursday in UTC is Friday in Berlin already.
    "1, WORKING_DAYS, 2026-03-05T23:30:00Z, 2026-03-09T22:59:59Z",
    "1, WORKING_DAYS, 2026-03-05T22:30:00Z, 2026-03-06T22:59:59Z",
    // The clocks go forward on 29 March.
    "2, CALENDAR_DAYS, 2026-03-28T12:00:00Z, 2026-03-30T21:59:59Z",
    "24, HOURS, 2026-03-28T12:00:00Z, 2026-03-29T12:00:00Z"
  })
  void days_are_those_of_the_calendar(int amount, Due.Kind kind, Instant start, Instant due) {
    assertThat(BERLIN.due(new Due(amount, kind), start)).isEqualTo(due);
  }
}
