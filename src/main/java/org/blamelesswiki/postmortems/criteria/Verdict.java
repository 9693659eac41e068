package org.blamelesswiki.postmortems.criteria;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.blamelesswiki.postmortems.criteria.Message.Joint;

/**
 * Whether a postmortem is due, and why.
 *
 * @param outcome the answer
 * @param atLeast what holds whatever the open facts turn out to be; the outcome when it is decided
 * @param results each criterion that is switched on, in the order of the set
 * @param deciding the facts that are not known yet and matter, those first that settle it alone;
 *     empty when it is settled
 * @param obligations what each criterion that counts asks for, of those at the outcome's level
 * @param version which criteria it was made under
 */
public record Verdict(
    Outcome outcome,
    Outcome atLeast,
    List<CriterionResult> results,
    List<DecidingFact> deciding,
    List<Obligation> obligations,
    SetVersion version) {

  /** More reasons than that are for the table. */
  private static final int REASONS_IN_A_SENTENCE = 2;

  private static final Comparator<CriterionResult> STRICTEST_FIRST =
      Comparator.comparing(CriterionResult::level)
          .thenComparing(CriterionResult::reasonClass)
          .thenComparing(CriterionResult::id);

  public Verdict {
    results = List.copyOf(results);
    deciding = List.copyOf(deciding);
    obligations = List.copyOf(obligations);
  }

  public boolean isRequired() {
    return outcome == Outcome.REQUIRED;
  }

  /** Whether only criteria that are lifted keep the duty up, while others are open. */
  public boolean isHeld() {
    return outcome.isDecided()
        && obligations.size() > 0
        && reasons().stream().noneMatch(reason -> reason.level().key().equals(outcome.key()));
  }

  /** The criteria that count, the strictest first. */
  public List<CriterionResult> reasons() {
    return results.stream().filter(CriterionResult::counts).sorted(STRICTEST_FIRST).toList();
  }

  /** The exemptions that apply. */
  public List<CriterionResult> exemptions() {
    return results.stream()
        .filter(result -> result.level() == Level.EXEMPT && result.answer() == Answer.YES)
        .sorted(STRICTEST_FIRST)
        .toList();
  }

  /** What satisfies every obligation; empty when there is none. */
  public Optional<Obligation> obligation() {
    return obligations.isEmpty()
        ? Optional.empty()
        : Optional.of(Obligation.strictest(obligations));
  }

  /** The earliest date of all obligations; empty when none has one. */
  public Optional<Instant> dueAt(WorkCalendar calendar, Instant countedFrom) {
    return obligations.stream()
        .flatMap(obligation -> obligation.dueAt(calendar, countedFrom).stream())
        .min(Comparator.naturalOrder());
  }

  /** The verdict in one sentence. */
  public Message sentence() {
    return switch (outcome) {
      case REQUIRED, RECOMMENDED ->
          isHeld() ? heldSentence() : Message.of("verdict." + outcome.key(), because(reasons()));
      case NOT_REQUIRED -> Message.of("verdict.not-required");
      case EXEMPT -> exemptSentence();
      case UNDECIDED -> undecidedSentence();
    };
  }

  private Message exemptSentence() {
    Set<String> lifted = liftedNames();
    return lifted.isEmpty()
        ? Message.of("verdict.exempt", exemptionNames())
        : Message.of("verdict.exempt-although", exemptionNames(), Message.names(Joint.AND, lifted));
  }

  private Message heldSentence() {
    return Message.of(
        "verdict.held." + outcome.key(),
        Message.names(Joint.AND, liftedNames()),
        exemptionNames(),
        openFacts());
  }

  private Set<String> liftedNames() {
    return names(results.stream().filter(CriterionResult::isLifted).toList());
  }

  private Message.Argument exemptionNames() {
    return Message.names(Joint.AND, names(exemptions()));
  }

  /** In an order that does not come from the order of the set. */
  private static Set<String> names(List<CriterionResult> results) {
    Set<String> names = new LinkedHashSet<>();
    results.stream().sorted(STRICTEST_FIRST).forEach(result -> names.add(result.name()));
    return names;
  }

  private Message.Argument openFacts() {
    Set<String> labels = new LinkedHashSet<>();
    deciding.stream()
        .limit(REASONS_IN_A_SENTENCE + 1L)
        .forEach(fact -> labels.add(fact.fact().label()));
    return Message.names(Joint.AND, labels);
  }

  private Message undecidedSentence() {
    if (deciding.isEmpty()) {
      return Message.of("verdict.undecided-open");
    }
    return atLeast == Outcome.RECOMMENDED
        ? Message.of("verdict.undecided-recommended", openFacts(), because(reasons()))
        : Message.of("verdict.undecided", openFacts());
  }

  private static Message.Argument because(List<CriterionResult> reasons) {
    Level strictest = reasons.isEmpty() ? Level.REQUIRED : reasons.get(0).level();
    List<CriterionResult> deciding =
        reasons.stream().filter(reason -> reason.level() == strictest).toList();
    List<Message> messages = new ArrayList<>();
    for (CriterionResult reason : deciding.subList(0, Math.min(2, deciding.size()))) {
      List<Message> seen =
          reason.evidence().stream().limit(REASONS_IN_A_SENTENCE).map(Evidence::message).toList();
      messages.add(
          Message.of(
              "verdict.reason",
              Message.messages(Joint.AND, seen),
              new Message.Nested(Message.of("reason-class." + reason.reasonClass().key()))));
    }
    int more = deciding.size() - messages.size();
    if (more > 0) {
      messages.add(Message.of("verdict.more-reasons", Message.count(more)));
    }
    return Message.messages(Joint.SEMICOLON, messages);
  }
}
