package org.blamelesswiki.postmortems.action;

import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * How far a list of items has come.
 *
 * @param toDo not begun
 * @param doing under way
 * @param done closed and done
 * @param notDoing closed on purpose without being done
 * @param notKnown the tracker has not said yet
 * @param pastDate open, and past their date
 */
public record Progress(int toDo, int doing, int done, int notDoing, int notKnown, int pastDate) {

  /** Counts {@code items} as they are on {@code today}. */
  public static Progress of(Collection<ActionItem> items, LocalDate today) {
    Map<StatusClass, Integer> counts = new EnumMap<>(StatusClass.class);
    int notKnown = 0;
    int pastDate = 0;
    for (ActionItem item : items) {
      Details details = item.details();
      if (details == null) {
        notKnown++;
      } else {
        counts.merge(details.status().statusClass(), 1, Integer::sum);
        pastDate += details.isPastItsDate(today) ? 1 : 0;
      }
    }
    return new Progress(
        counts.getOrDefault(StatusClass.TO_DO, 0),
        counts.getOrDefault(StatusClass.DOING, 0),
        counts.getOrDefault(StatusClass.DONE, 0),
        counts.getOrDefault(StatusClass.NOT_DOING, 0),
        notKnown,
        pastDate);
  }

  /** Counts the lines of {@code then}; what was past its date then is not kept. */
  static Progress of(Snapshot then) {
    Map<String, Integer> counts = new HashMap<>();
    then.lines().forEach(line -> counts.merge(line.statusClass(), 1, Integer::sum));
    return new Progress(
        counts.getOrDefault(StatusClass.TO_DO.key(), 0),
        counts.getOrDefault(StatusClass.DOING.key(), 0),
        counts.getOrDefault(StatusClass.DONE.key(), 0),
        counts.getOrDefault(StatusClass.NOT_DOING.key(), 0),
        counts.getOrDefault("", 0),
        0);
  }

  public int total() {
    return toDo + doing + done + notDoing + notKnown;
  }

  /** How many are closed, done or not. */
  public int closed() {
    return done + notDoing;
  }

  /** The share of {@code count} in all, in whole percent, for the width of a bar. */
  public int share(int count) {
    return total() == 0 ? 0 : Math.round(100f * count / total());
  }
}
