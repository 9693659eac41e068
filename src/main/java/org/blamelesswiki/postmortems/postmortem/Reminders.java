package org.blamelesswiki.postmortems.postmortem;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who is reminded of what on a day: the owner only, shortly before the date, on it, and after it
 * for a while. All that one owner is reminded of goes into one message.
 *
 * <p>A day on which nobody could send anything is made up for on the next.
 */
public final class Reminders {

  /** How long before the date. */
  static final int DAYS_BEFORE = 2;

  /** How often after the date. */
  static final int EVERY_DAYS_AFTER = 7;

  /** Later than that a reminder says nothing new. */
  static final int LAST_DAY_AFTER = 28;

  private Reminders() {}

  /**
   * What goes to one owner on one day.
   *
   * @param owner the wiki's key of the user it goes to
   * @param obligations the earliest date first
   */
  public record Reminder(String owner, List<RecordedObligation> obligations) {
    public Reminder {
      obligations = List.copyOf(obligations);
    }
  }

  /**
   * The reminders of the day, one for each owner at most.
   *
   * @param zone where days begin and end
   */
  public static List<Reminder> on(
      LocalDate today, ZoneId zone, Collection<RecordedObligation> obligations) {
    Map<String, List<RecordedObligation>> byOwner = new TreeMap<>();
    obligations.stream()
        .filter(obligation -> obligation.isOpen() && isReminded(obligation, today, zone))
        .sorted(RecordedObligation.BY_DATE)
        .forEach(
            obligation ->
                obligation
                    .standing()
                    .owner()
                    .ifPresent(
                        owner ->
                            byOwner
                                .computeIfAbsent(owner, o -> new ArrayList<>())
                                .add(obligation)));
    return byOwner.entrySet().stream()
        .map(entry -> new Reminder(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** Whether a day to remind of it has come since its owner was reminded last. */
  private static boolean isReminded(RecordedObligation obligation, LocalDate today, ZoneId zone) {
    LocalDate due = obligation.dueOn(zone).orElse(null);
    if (due == null || today.isBefore(due.minusDays(DAYS_BEFORE))) {
      return false;
    }
    LocalDate last = lastDay(due, today);
    return obligation.standing().reminded().filter(day -> !day.isBefore(last)).isEmpty()
        && today.toEpochDay() - last.toEpochDay() < EVERY_DAYS_AFTER;
  }

  /** The last day to remind of what is due, up to today. */
  private static LocalDate lastDay(LocalDate due, LocalDate today) {
    if (today.isBefore(due)) {
      return due.minusDays(DAYS_BEFORE);
    }
    long after = Math.min(today.toEpochDay() - due.toEpochDay(), LAST_DAY_AFTER);
    return due.plusDays(after - after % EVERY_DAYS_AFTER);
  }
}
