package org.blamelesswiki.postmortems.action;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an item at one moment.
 *
 * @param project as its tracker names it; empty for a line of the page
 * @param title empty when not known
 * @param type null when nobody said
 * @param priority the tracker's own word; empty when it has none
 * @param status where it stands
 * @param owner who has taken it on
 * @param due the day it should be closed by, or null
 * @param created null when not known
 * @param resolved null while it is open, or when not known
 */
public record Details(
    String project,
    String title,
    @Nullable ActionType type,
    String priority,
    Status status,
    Owner owner,
    @Nullable LocalDate due,
    @Nullable Instant created,
    @Nullable Instant resolved) {

  /** Whether its date has gone by on {@code today} and it is still open. */
  public boolean isPastItsDate(LocalDate today) {
    return due != null && due.isBefore(today) && !status.statusClass().isClosed();
  }

  /** The same with {@code other} for a type where there is none. */
  public Details withTypeUnlessGiven(@Nullable ActionType other) {
    return type != null || other == null
        ? this
        : new Details(project, title, other, priority, status, owner, due, created, resolved);
  }
}
