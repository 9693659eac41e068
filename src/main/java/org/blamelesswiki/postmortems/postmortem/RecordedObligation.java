package org.blamelesswiki.postmortems.postmortem;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.blamelesswiki.postmortems.criteria.Audience;
import org.blamelesswiki.postmortems.criteria.Level;

/**
 * A postmortem that is due, or was until it was published or decided otherwise.
 *
 * <p>The owner coordinates; others write too. It says nothing of who was near the trigger: nobody
 * is asked that, and nothing here is made from it.
 *
 * @param subject what it is due for
 * @param matter what is due
 * @param standing how far it is
 */
public record RecordedObligation(Subject subject, Matter matter, Standing standing) {

  /** The earliest date first, those without a date last. */
  public static final Comparator<RecordedObligation> BY_DATE =
      Comparator.comparing((RecordedObligation obligation) -> obligation.due().orElse(Instant.MAX))
          .thenComparing(obligation -> obligation.matter().title())
          .thenComparing(obligation -> obligation.subject().toString());

  /**
   * What is due, as it was decided.
   *
   * @param space the key of the space that it is due in
   * @param title what readers call it
   * @param level required or recommended
   * @param terms what is asked for
   * @param teams whose it may be: somebody there with time and some distance; may be empty
   * @param basis what it was decided from
   * @param since when it was first decided
   */
  public record Matter(
      String space,
      String title,
      Level level,
      Terms terms,
      Set<String> teams,
      Basis basis,
      Instant since) {

    public Matter {
      teams = sorted(teams);
      if (level == Level.EXEMPT) {
        throw new IllegalArgumentException("where a postmortem is exempt nothing is due");
      }
    }

    private Matter since(Instant first) {
      return new Matter(space, title, level, terms, teams, basis, first);
    }

    private Matter at(String newSpace, String newTitle) {
      return new Matter(newSpace, newTitle, level, terms, teams, basis, since);
    }
  }

  /**
   * What is asked for.
   *
   * @param due until when it is to be published; empty means whenever it suits
   * @param reviewers who reads it before it is shared: roles or groups
   * @param audience who it is written for
   * @param mayBeWaived whether it may be decided, with a reason, not to write it
   */
  public record Terms(
      Optional<Instant> due, Set<String> reviewers, Audience audience, boolean mayBeWaived) {
    public Terms {
      reviewers = sorted(reviewers);
    }
  }

  /**
   * What an obligation was decided from.
   *
   * @param pageVersion the version of the page its facts stand on; 0 without a page
   * @param criteriaVersion the version of the criteria
   * @param criteria the ids of the criteria that apply
   */
  public record Basis(int pageVersion, int criteriaVersion, Set<String> criteria) {
    public Basis {
      criteria = sorted(criteria);
    }
  }

  /**
   * How far it is. Once it has ended nobody is its owner any more.
   *
   * @param owner the wiki's key of the user who coordinates; empty when there is nobody
   * @param page the id of the page that is to settle it, if one was begun
   * @param ending how it ended, if it did
   * @param reminded the last day on which its owner was reminded
   */
  public record Standing(
      Optional<String> owner,
      Optional<String> page,
      Optional<Ending> ending,
      Optional<LocalDate> reminded) {

    public Standing {
      if (ending.isPresent()) {
        owner = Optional.empty();
        reminded = Optional.empty();
      }
    }
  }

  /** A new one: nobody coordinates it yet. A page settles what is due for itself. */
  public static RecordedObligation begun(Subject subject, Matter matter) {
    Optional<String> page =
        subject.kind() == Subject.Kind.PAGE ? Optional.of(subject.id()) : Optional.empty();
    return new RecordedObligation(
        subject, matter, new Standing(Optional.empty(), page, Optional.empty(), Optional.empty()));
  }

  public boolean isOpen() {
    return standing.ending().isEmpty();
  }

  /** Until when it is to be published, if there is a date. */
  public Optional<Instant> due() {
    return matter.terms().due();
  }

  /** The day it is due in that zone, if there is a date. */
  public Optional<LocalDate> dueOn(ZoneId zone) {
    return due().map(moment -> LocalDate.ofInstant(moment, zone));
  }

  /** Whether its date has passed; false once it has ended. */
  public boolean isPastItsDate(Instant now) {
    return isOpen() && due().filter(moment -> moment.isBefore(now)).isPresent();
  }

  /** Whether that page settles it, or is to. */
  public boolean isSettledBy(String page) {
    return standing.page().filter(page::equals).isPresent();
  }

  /** Whether that user coordinates it. */
  public boolean isOf(Optional<String> userId) {
    return userId.isPresent() && standing.owner().equals(userId);
  }

  /**
   * The same, coordinated by another user, or by nobody yet.
   *
   * @throws IllegalArgumentException if it has ended
   */
  public RecordedObligation withOwner(Optional<String> owner) {
    requireOpen();
    return with(new Standing(owner, standing.page, Optional.empty(), Optional.empty()));
  }

  /** The same, to be settled by that page. */
  public RecordedObligation withPage(String page) {
    return withPage(Optional.of(page));
  }

  /** The same, and no page is known that is to settle it. */
  public RecordedObligation withoutPage() {
    return withPage(Optional.empty());
  }

  private RecordedObligation withPage(Optional<String> page) {
    return with(new Standing(standing.owner, page, standing.ending, standing.reminded));
  }

  /** The same, and its owner was reminded that day. */
  public RecordedObligation remindedOn(LocalDate day) {
    return with(new Standing(standing.owner, standing.page, standing.ending, Optional.of(day)));
  }

  /**
   * The same as decided again from facts: what became of it and since when stays, and so does what
   * people decided. What only other facts had lifted is due again.
   */
  public RecordedObligation decidedAgain(Matter now) {
    RecordedObligation same = new RecordedObligation(subject, now.since(matter.since), standing);
    boolean wasLifted = standing.ending().filter(Ending.Lifted.class::isInstance).isPresent();
    return wasLifted ? same.reopened() : same;
  }

  /**
   * The same, ended.
   *
   * @throws IllegalArgumentException if it has ended, or it is to be waived and may not be
   */
  public RecordedObligation ended(Ending how) {
    requireOpen();
    if (how instanceof Ending.NotWritten && !matter.terms().mayBeWaived()) {
      throw new IllegalArgumentException("what is due for " + subject + " may not be waived");
    }
    return with(new Standing(standing.owner, standing.page, Optional.of(how), standing.reminded));
  }

  /** The same, due again: somebody writes it after all. What is published stays so. */
  public RecordedObligation reopened() {
    return standing.ending().filter(Ending.Published.class::isInstance).isPresent()
        ? this
        : with(new Standing(standing.owner, standing.page, Optional.empty(), standing.reminded));
  }

  /** The same after the page that is to settle it moved. */
  public RecordedObligation moved(String oldPage, String newPage, String space, String title) {
    boolean isOfPage = subject.equals(Subject.page(oldPage));
    return new RecordedObligation(
            isOfPage ? Subject.page(newPage) : subject,
            isOfPage ? matter.at(space, title) : matter,
            standing)
        .withPage(newPage);
  }

  private RecordedObligation with(Standing changed) {
    return new RecordedObligation(subject, matter, changed);
  }

  private void requireOpen() {
    if (!isOpen()) {
      throw new IllegalArgumentException("what was due for " + subject + " has ended");
    }
  }

  private static Set<String> sorted(Set<String> names) {
    return Collections.unmodifiableSet(new TreeSet<>(names));
  }
}
