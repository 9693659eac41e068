package org.blamelesswiki.postmortems.criteria;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What is to be done once a criterion applies.
 *
 * @param due how long there is to write and publish, counted from the end of the incident; empty
 *     means whenever it suits
 * @param meeting the review meeting, if there is to be one
 * @param reviewers who reads it before it is shared: roles or groups
 * @param minimumActions how many action items there are at least
 * @param actionDeadlines how long action items of each priority may take
 * @param audience who it is written for
 * @param form the key of the form to open; empty leaves the choice to the author
 * @param mayBeWaived whether it may be decided, with a reason, not to write
 */
public record Obligation(
    Optional<Due> due,
    Optional<Meeting> meeting,
    Set<String> reviewers,
    Optional<MinimumActions> minimumActions,
    List<ActionDeadline> actionDeadlines,
    Audience audience,
    Optional<String> form,
    boolean mayBeWaived) {

  private static final Comparator<ActionDeadline> BY_PRIORITY =
      Comparator.comparing(ActionDeadline::priority).thenComparing(ActionDeadline::due);

  public Obligation {
    reviewers = Copies.ordered(reviewers);
    actionDeadlines = List.copyOf(actionDeadlines);
    if (reviewers.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException("a reviewer is not empty");
    }
  }

  /**
   * A review meeting.
   *
   * @param due how long until then, counted from the end of the incident
   * @param openTo who may join
   */
  public record Meeting(Due due, Audience openTo) {}

  /**
   * The least that is to change.
   *
   * @param count how many action items
   * @param priority of that priority, in the tracker's words; empty means of any
   */
  public record MinimumActions(int count, String priority) {
    public MinimumActions {
      if (count < 1 || count > 100) {
        throw new IllegalArgumentException("the least number of actions is 1 to 100, not " + count);
      }
    }
  }

  /**
   * How long an action item may take.
   *
   * @param priority in the tracker's words; empty means of any
   * @param due counted from the day the postmortem is published
   */
  public record ActionDeadline(String priority, Due due) {}

  /** Ten working days, no meeting, open to the company, may be waived. */
  public static Obligation usual() {
    return within(Due.workingDays(10));
  }

  /** That long, no meeting, open to the company, may be waived. */
  public static Obligation within(Due due) {
    return new Obligation(
        Optional.of(due),
        Optional.empty(),
        Set.of(),
        Optional.empty(),
        List.of(),
        Audience.COMPANY,
        Optional.empty(),
        true);
  }

  /** When the postmortem is due, if there is a date at all. */
  public Optional<Instant> dueAt(WorkCalendar calendar, Instant countedFrom) {
    return due.map(time -> calendar.due(time, countedFrom));
  }

  /**
   * What satisfies all of them: the shortest times, every reviewer, the narrowest audience; to be
   * waived only where each may be. The order they come in makes no difference.
   */
  static Obligation strictest(Collection<Obligation> obligations) {
    Set<String> forms = new TreeSet<>();
    obligations.forEach(obligation -> obligation.form.ifPresent(forms::add));
    return new Obligation(
        shortest(obligations, Obligation::due),
        shortest(obligations, o -> o.meeting.map(Meeting::due))
            .map(
                due ->
                    new Meeting(due, narrowest(obligations, o -> o.meeting.map(Meeting::openTo)))),
        all(obligations, Obligation::reviewers),
        obligations.stream()
            .flatMap(obligation -> obligation.minimumActions.stream())
            .max(
                Comparator.comparingInt(MinimumActions::count)
                    .thenComparing(MinimumActions::priority)),
        obligations.stream()
            .flatMap(obligation -> obligation.actionDeadlines.stream())
            .distinct()
            .sorted(BY_PRIORITY)
            .toList(),
        narrowest(obligations, o -> Optional.of(o.audience)),
        forms.size() == 1 ? Optional.of(forms.iterator().next()) : Optional.empty(),
        obligations.stream().allMatch(Obligation::mayBeWaived));
  }

  private static Optional<Due> shortest(
      Collection<Obligation> obligations, Function<Obligation, Optional<Due>> due) {
    return obligations.stream().flatMap(o -> due.apply(o).stream()).min(Comparator.naturalOrder());
  }

  private static Audience narrowest(
      Collection<Obligation> obligations, Function<Obligation, Optional<Audience>> audience) {
    return obligations.stream()
        .flatMap(o -> audience.apply(o).stream())
        .min(Comparator.naturalOrder())
        .orElse(Audience.COMPANY);
  }

  private static Set<String> all(
      Collection<Obligation> obligations, Function<Obligation, Set<String>> names) {
    Set<String> all = new TreeSet<>();
    obligations.forEach(obligation -> all.addAll(names.apply(obligation)));
    return all;
  }
}
