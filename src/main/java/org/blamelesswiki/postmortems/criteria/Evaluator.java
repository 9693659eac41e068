package org.blamelesswiki.postmortems.criteria;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Asks a criteria set whether a postmortem is due. A function of what it is given. */
public final class Evaluator {

  private final CriteriaIndex index;

  private Evaluator(CriteriaIndex index) {
    this.index = index;
  }

  /** An evaluator to ask many times. */
  public static Evaluator of(CriteriaSet set) {
    return new Evaluator(new CriteriaIndex(set));
  }

  /** The verdict on one incident that is not in the history. */
  public static Verdict evaluate(CriteriaSet set, Facts facts, History history) {
    return of(set).evaluate(facts, history);
  }

  /** The verdict on one incident that is not in the history. */
  public Verdict evaluate(Facts facts, History history) {
    return evaluate(new RecordedIncident("", facts), history);
  }

  /** The verdict on one incident; if the history has one with its id, that one is left out. */
  public Verdict evaluate(RecordedIncident incident, History history) {
    return verdict(Situation.of(index, incident, history));
  }

  /**
   * The verdict on several incidents that share a postmortem: on their totals and on each of them.
   *
   * @param members at least one; those the history has too are left out of it
   */
  public GroupVerdict evaluateGroup(List<RecordedIncident> members, History history) {
    if (members.isEmpty()) {
      throw new IllegalArgumentException("a group has at least one incident");
    }
    if (members.size() == 1) {
      Verdict only = evaluate(members.get(0), history);
      return new GroupVerdict(only, Map.of(members.get(0).id(), only));
    }
    Map<String, Verdict> each = new LinkedHashMap<>();
    for (RecordedIncident member : members) {
      each.put(member.id(), evaluate(member, history.with(members)));
    }
    Facts total = GroupFacts.of(index, members);
    return new GroupVerdict(verdict(Situation.of(index, total, members, history)), each);
  }

  /** What is known about several incidents together, their numbers left out. */
  public Facts factsTogether(List<RecordedIncident> members) {
    return GroupFacts.of(index, members);
  }

  /** Only the answer, for many incidents at a time. */
  Outcome outcome(RecordedIncident incident, History history) {
    Situation situation = Situation.of(index, incident, history);
    return new Ruling(index.enabled(), answers(new Answers(situation))).outcome();
  }

  Verdict verdict(Situation situation) {
    List<Criterion> criteria = index.enabled();
    Answers answering = new Answers(situation);
    Answer[] answers = answers(answering);
    Ruling ruling = new Ruling(criteria, answers);
    Explanation explanation = new Explanation(situation, answering);

    List<CriterionResult> results = new ArrayList<>(criteria.size());
    List<Obligation> obligations = new ArrayList<>();
    Outcome outcome = ruling.outcome();
    for (int i = 0; i < answers.length; i++) {
      Criterion criterion = criteria.get(i);
      boolean lifting = criterion.level() == Level.EXEMPT && answers[i] != Answer.NO;
      CriterionResult result =
          new CriterionResult(
              criterion.id(),
              criterion.name(),
              criterion.reasonClass(),
              criterion.level(),
              answers[i],
              explanation.of(criterion),
              ruling.liftedBy(criterion),
              lifting ? ruling.liftable(criterion) : Set.of());
      results.add(result);
      boolean counts = ruling.isHeld() ? result.isLifted() : result.counts();
      if (counts && criterion.level().key().equals(outcome.key())) {
        obligations.add(criterion.obligation());
      }
    }
    List<DecidingFact> deciding =
        (outcome.isDecided() && !ruling.isHeld()) || !situation.isSingle()
            ? List.of()
            : new Deciding(index, situation, answers, ruling).facts();
    return new Verdict(
        outcome, ruling.atLeast(), results, deciding, obligations, index.set().setVersion());
  }

  private Answer[] answers(Answers answers) {
    List<Criterion> criteria = index.enabled();
    Answer[] all = new Answer[criteria.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = answers.of(criteria.get(i));
    }
    return all;
  }
}
