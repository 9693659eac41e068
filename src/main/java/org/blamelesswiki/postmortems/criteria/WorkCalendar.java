package org.blamelesswiki.postmortems.criteria;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * When people work.
 *
 * @param zone where days begin and end
 * @param workingDays at least one day of the week
 * @param holidays days on which nobody is expected to work
 */
public record WorkCalendar(ZoneId zone, Set<DayOfWeek> workingDays, Set<LocalDate> holidays) {

  /** Longer runs of holidays are a mistake in the list. */
  private static final int MOST_HOLIDAYS = 400;

  public WorkCalendar {
    if (workingDays.isEmpty()) {
      throw new IllegalArgumentException("a calendar has at least one working day in the week");
    }
    if (holidays.size() > MOST_HOLIDAYS) {
      throw new IllegalArgumentException(
          "a calendar has " + MOST_HOLIDAYS + " holidays at most, not " + holidays.size());
    }
    workingDays = Collections.unmodifiableSet(EnumSet.copyOf(workingDays));
    holidays = Collections.unmodifiableSet(new TreeSet<>(holidays));
  }

  /** Monday to Friday, without holidays. */
  public static WorkCalendar mondayToFriday(ZoneId zone) {
    return new WorkCalendar(zone, EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), Set.of());
  }

  public boolean isWorkingDay(LocalDate day) {
    return workingDays.contains(day.getDayOfWeek()) && !holidays.contains(day);
  }

  /**
   * When something counted from {@code start} is due. Hours are counted by the clock. Days are full
   * days after the one on which {@code start} falls, in this calendar's zone: something is due at
   * the end of the last of them.
   */
  public Instant due(Due due, Instant start) {
    if (due.kind() == Due.Kind.HOURS) {
      return start.plus(due.amount(), ChronoUnit.HOURS);
    }
    LocalDate day = start.atZone(zone).toLocalDate();
    if (due.kind() == Due.Kind.CALENDAR_DAYS) {
      return endOf(day.plusDays(due.amount()));
    }
    int left = due.amount();
    while (left > 0) {
      day = day.plusDays(1);
      if (isWorkingDay(day)) {
        left--;
      }
    }
    return endOf(day);
  }

  /** The last second of the day. */
  private Instant endOf(LocalDate day) {
    return day.plusDays(1).atTime(LocalTime.MIDNIGHT).atZone(zone).toInstant().minusSeconds(1);
  }
}
