package org.blamelesswiki.postmortems.publishing;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.blamelesswiki.postmortems.criteria.CriteriaSet;
import org.blamelesswiki.postmortems.criteria.FactKey;
import org.blamelesswiki.postmortems.criteria.FactValue;
import org.blamelesswiki.postmortems.criteria.Facts;
import org.blamelesswiki.postmortems.criteria.Level;
import org.blamelesswiki.postmortems.criteria.Obligation;
import org.blamelesswiki.postmortems.criteria.Verdict;
import org.blamelesswiki.postmortems.postmortem.Ending;
import org.blamelesswiki.postmortems.postmortem.RecordedObligation;
import org.blamelesswiki.postmortems.postmortem.RecordedObligation.Basis;
import org.blamelesswiki.postmortems.postmortem.RecordedObligation.Matter;
import org.blamelesswiki.postmortems.postmortem.RecordedObligation.Terms;
import org.blamelesswiki.postmortems.postmortem.Subject;
import org.blamelesswiki.postmortems.settings.RecordCodec;
import org.blamelesswiki.postmortems.settings.SharedRows;
import org.blamelesswiki.postmortems.spi.PageRef;
import org.blamelesswiki.postmortems.spi.RowKeys;
import org.blamelesswiki.postmortems.spi.Store;

/**
 * The postmortems that are due, and those that were.
 *
 * <p>What people decided stays, whatever is decided from facts later.
 */
public final class Obligations {

  private static final String PREFIX = "obligations/";

  private final Clock clock;
  private final SharedRows<StoredObligation> rows;
  private final List<Consumer<RecordedObligation>> listeners = new CopyOnWriteArrayList<>();

  /** What is due, as far as {@code store} knows, on this node and every other. */
  public Obligations(Store store, Clock clock) {
    this.clock = clock;
    this.rows =
        new SharedRows<>(store, PREFIX, new RecordCodec<>(StoredObligation.class, 1), clock);
  }

  /** Tells {@code listener} of each obligation that ends, once it is stored. */
  public void whenEnded(Consumer<RecordedObligation> listener) {
    listeners.add(listener);
  }

  /**
   * Takes in a verdict. One that asks for a postmortem makes it due, or due on other terms; one
   * that does not lifts what was due; an undecided one changes nothing. What people decided stays.
   *
   * @param subject what the verdict is about
   * @param space the key of the space it belongs to
   * @param title what readers call it
   * @param pageVersion the version of the page the facts stand on; 0 without a page
   * @param criteria the set the verdict was made under
   */
  public void decided(
      Subject subject,
      String space,
      String title,
      int pageVersion,
      Verdict verdict,
      CriteriaSet criteria,
      Facts facts) {
    switch (verdict.outcome()) {
      case REQUIRED, RECOMMENDED ->
          record(
              subject,
              new Matter(
                  space,
                  title,
                  verdict.isRequired() ? Level.REQUIRED : Level.RECOMMENDED,
                  terms(verdict, criteria, facts),
                  teams(facts),
                  new Basis(
                      pageVersion,
                      criteria.version(),
                      verdict.reasons().stream()
                          .map(reason -> reason.id().value())
                          .collect(Collectors.toSet())),
                  clock.instant()));
      case NOT_REQUIRED, EXEMPT ->
          find(subject)
              .filter(RecordedObligation::isOpen)
              .ifPresent(due -> end(subject, new Ending.Lifted(clock.instant())));
      case UNDECIDED -> {
        // What was due stays due until the facts say otherwise.
      }
    }
  }

  /** Makes a postmortem due, or due on other terms; one that people ended stays ended. */
  public void record(Subject subject, Matter matter) {
    update(
        subject,
        old ->
            old.map(known -> known.decidedAgain(matter))
                .orElseGet(() -> RecordedObligation.begun(subject, matter)));
  }

  private Terms terms(Verdict verdict, CriteriaSet criteria, Facts facts) {
    Instant countedFrom =
        facts
            .moment(FactKey.ENDED)
            .or(() -> facts.moment(FactKey.STARTED))
            .orElseGet(clock::instant);
    Obligation asked = verdict.obligation().orElseGet(Obligation::usual);
    return new Terms(
        verdict.dueAt(criteria.calendar(), countedFrom),
        asked.reviewers(),
        asked.audience(),
        asked.mayBeWaived());
  }

  /** The teams that the facts name; the services where they name none. */
  private static Set<String> teams(Facts facts) {
    return facts
        .names(FactKey.TEAM)
        .or(() -> facts.names(FactKey.SERVICE))
        .map(FactValue.Names::values)
        .orElse(Set.of());
  }

  /** What is or was due for the subject. */
  public Optional<RecordedObligation> find(Subject subject) {
    return rows.find(key(subject)).map(StoredObligation::obligation);
  }

  /** What is due, the earliest date first. */
  public List<RecordedObligation> open() {
    return all().filter(RecordedObligation::isOpen).sorted(RecordedObligation.BY_DATE).toList();
  }

  /** What was due and has ended, the last first. */
  public List<RecordedObligation> ended() {
    return all()
        .filter(due -> !due.isOpen())
        .sorted(Comparator.comparing(Obligations::endedAt).reversed())
        .toList();
  }

  /**
   * Names who coordinates it, or nobody.
   *
   * @throws IllegalArgumentException if nothing is due for the subject
   */
  public RecordedObligation setOwner(Subject subject, Optional<String> owner) {
    return change(subject, due -> due.withOwner(owner));
  }

  /** Says which page is to settle what is due for the subject; nothing happens if nothing is. */
  public void settledBy(Subject subject, String page) {
    if (find(subject).filter(RecordedObligation::isOpen).isPresent()) {
      change(subject, due -> due.withPage(page));
    }
  }

  /** The page is not to settle what is due for the subject any more. */
  void notSettledBy(Subject subject, String page) {
    find(subject)
        .filter(due -> due.isOpen() && due.isSettledBy(page))
        .ifPresent(due -> change(subject, RecordedObligation::withoutPage));
  }

  /**
   * Ends what is due for the subject.
   *
   * @throws IllegalArgumentException if nothing is, or it may not be waived
   */
  public RecordedObligation end(Subject subject, Ending ending) {
    RecordedObligation ended = change(subject, due -> due.ended(ending));
    listeners.forEach(listener -> listener.accept(ended));
    return ended;
  }

  /** Makes due again what was decided not to be written; nothing happens to what is published. */
  public void reopen(Subject subject) {
    if (find(subject).filter(due -> !due.isOpen()).isPresent()) {
      change(subject, RecordedObligation::reopened);
    }
  }

  /** Ends all that the page was to settle: it is published. */
  public void published(String page) {
    Ending ending = new Ending.Published(page, clock.instant());
    open().stream().filter(due -> due.isSettledBy(page)).forEach(due -> end(due.subject(), ending));
  }

  /** Carries over what is or was due for a page to its new id, space and title. */
  public void moved(String oldPage, PageRef page) {
    for (RecordedObligation due : all().filter(due -> due.isSettledBy(oldPage)).toList()) {
      RecordedObligation moved = due.moved(oldPage, page.id(), page.space(), page.title());
      update(moved.subject(), old -> moved);
      if (!moved.subject().equals(due.subject())) {
        forget(due.subject());
      }
    }
  }

  /** Forgets what is or was due for a page that is gone; what it was to settle stays due. */
  public void pageRemoved(String page) {
    forget(Subject.page(page));
    open().stream()
        .filter(due -> due.isSettledBy(page))
        .forEach(due -> change(due.subject(), RecordedObligation::withoutPage));
  }

  /** Forgets what is or was due for the subject. */
  public void forget(Subject subject) {
    rows.remove(key(subject));
  }

  /** Takes the user out of every obligation. */
  public void forgetUser(String userId) {
    open().stream()
        .filter(due -> due.isOf(Optional.of(userId)))
        .forEach(due -> setOwner(due.subject(), Optional.empty()));
  }

  /** Notes that the owner was reminded that day. */
  public void reminded(Subject subject, LocalDate day) {
    change(subject, due -> due.remindedOn(day));
  }

  private RecordedObligation change(Subject subject, UnaryOperator<RecordedObligation> change) {
    return update(
        subject,
        old ->
            change.apply(
                old.orElseThrow(
                    () -> new IllegalArgumentException("nothing is due for " + subject))));
  }

  private RecordedObligation update(
      Subject subject, Function<Optional<RecordedObligation>, RecordedObligation> change) {
    return rows.update(
            key(subject),
            old -> StoredObligation.of(change.apply(old.map(StoredObligation::obligation))))
        .obligation();
  }

  private Stream<RecordedObligation> all() {
    return rows.values().stream().map(StoredObligation::obligation);
  }

  private static Instant endedAt(RecordedObligation due) {
    return due.standing().ending().map(Ending::at).orElse(Instant.EPOCH);
  }

  private static String key(Subject subject) {
    return RowKeys.ofPage(PREFIX, subject.toString());
  }
}
