package org.blamelesswiki.postmortems.postmortem;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who is reminded of what on a day: the owner only, shortly before the date, on it, and after it
 * for a while. All that one owner is reminded of goes into one message.
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
   * A postmortem that is due and not published yet.
   *
   * @param title what it is about
   * @param owner the one who coordinates it; empty when there is nobody yet
   * @param due the day it is to be published by
   */
  public record DuePostmortem(String title, String owner, LocalDate due) {}

  /**
   * What goes to one owner on one day.
   *
   * @param owner who it goes to
   * @param postmortems the earliest date first
   */
  public record Reminder(String owner, List<DuePostmortem> postmortems) {
    public Reminder {
      postmortems = List.copyOf(postmortems);
    }
  }

  /** The reminders of the day, one for each owner at most. */
  public static List<Reminder> on(LocalDate today, Collection<DuePostmortem> due) {
    Map<String, List<DuePostmortem>> byOwner = new TreeMap<>();
    due.stream()
        .filter(postmortem -> !postmortem.owner().isBlank() && isDay(today, postmortem.due()))
        .sorted(Comparator.comparing(DuePostmortem::due).thenComparing(DuePostmortem::title))
        .forEach(
            postmortem ->
                byOwner
                    .computeIfAbsent(postmortem.owner(), owner -> new ArrayList<>())
                    .add(postmortem));
    return byOwner.entrySet().stream()
        .map(entry -> new Reminder(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static boolean isDay(LocalDate today, LocalDate due) {
    long after = today.toEpochDay() - due.toEpochDay();
    return after == -DAYS_BEFORE
        || (after >= 0 && after <= LAST_DAY_AFTER && after % EVERY_DAYS_AFTER == 0);
  }
}
