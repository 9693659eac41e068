package org.blamelesswiki.postmortems.action;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An action item as it is counted over many pages: where it stands, without its words and without
 * whose it is.
 *
 * @param tracker the id of its connection; empty for a line of the page
 * @param key its key, or the page's id for a line of the page
 * @param type as {@link ActionType#key()}; empty when nobody said
 * @param statusClass as {@link StatusClass#key()}; empty while not known
 * @param dueDay the day it should be closed by, counted from 1970-01-01; 0 for none
 * @param createdMillis when it was made, in milliseconds since 1970; 0 when not known
 * @param resolvedMillis when it was closed; 0 while it is open, or when not known
 * @param proposed whether the page calls it an idea that is not agreed yet
 */
public record RollUpItem(
    String tracker,
    String key,
    String type,
    String statusClass,
    long dueDay,
    long createdMillis,
    long resolvedMillis,
    boolean proposed) {

  static RollUpItem of(ActionItem item) {
    Details details = item.details();
    boolean proposed = item.row().state() == Agreement.PROPOSED;
    String tracker = item.id() instanceof IssueRef ref ? ref.tracker() : "";
    String key = item.id() instanceof TaskId task ? task.value() : item.id().label();
    if (details == null) {
      LocalDate due = item.row().due();
      ActionType type = item.row().type();
      return new RollUpItem(
          tracker, key, type == null ? "" : type.key(), "", day(due), 0, 0, proposed);
    }
    return new RollUpItem(
        tracker,
        key,
        details.type() == null ? "" : details.type().key(),
        details.status().statusClass().key(),
        day(details.due()),
        millis(details.created()),
        millis(details.resolved()),
        proposed);
  }

  /** The same with what {@code earlier} knew, where this knows nothing of its tracker yet. */
  RollUpItem orElse(RollUpItem earlier) {
    return statusClass.isEmpty() && !earlier.statusClass.isEmpty()
        ? new RollUpItem(
            tracker,
            key,
            earlier.type,
            earlier.statusClass,
            earlier.dueDay,
            earlier.createdMillis,
            earlier.resolvedMillis,
            proposed)
        : this;
  }

  /** The same as its tracker describes it now. */
  public RollUpItem with(Details details) {
    return new RollUpItem(
        tracker,
        key,
        details.type() == null ? type : details.type().key(),
        details.status().statusClass().key(),
        day(details.due()),
        millis(details.created()),
        millis(details.resolved()),
        proposed);
  }

  /** The issue it is; empty for a line of the page. */
  public Optional<IssueRef> issue() {
    return tracker.isEmpty() ? Optional.empty() : Optional.of(new IssueRef(tracker, key));
  }

  /** Whether something is left to do, as far as is known. */
  public boolean isOpen() {
    return !proposed
        && !statusClass.equals(StatusClass.DONE.key())
        && !statusClass.equals(StatusClass.NOT_DOING.key());
  }

  /** How many days its date has gone by on {@code today}; 0 while it has not, or is closed. */
  long daysPast(LocalDate today) {
    return isOpen() && dueDay != 0 ? Math.max(0, today.toEpochDay() - dueDay) : 0;
  }

  public @Nullable LocalDate due() {
    return dueDay == 0 ? null : LocalDate.ofEpochDay(dueDay);
  }

  private static long day(@Nullable LocalDate date) {
    return date == null ? 0 : date.toEpochDay();
  }

  private static long millis(@Nullable Instant instant) {
    return instant == null ? 0 : instant.toEpochMilli();
  }
}
