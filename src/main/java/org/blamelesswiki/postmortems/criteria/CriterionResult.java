package org.blamelesswiki.postmortems.criteria;

import java.util.List;
import java.util.Set;

/**
 * One row of the table behind a verdict.
 *
 * @param id the criterion
 * @param name its name when the verdict was made
 * @param reasonClass why it is worth a postmortem
 * @param level what follows when it applies
 * @param answer whether it applies
 * @param evidence what its conditions saw: those that decided, or all that are open
 * @param liftedBy the exemptions that apply and take it out of the verdict
 * @param lifts of an exemption that applies: the criteria that applied and that it took out
 */
public record CriterionResult(
    CriterionId id,
    String name,
    ReasonClass reasonClass,
    Level level,
    Answer answer,
    List<Evidence> evidence,
    Set<CriterionId> liftedBy,
    Set<CriterionId> lifts) {

  public CriterionResult {
    evidence = List.copyOf(evidence);
    liftedBy = Copies.ordered(liftedBy);
    lifts = Copies.ordered(lifts);
  }

  /** Whether it applies and no exemption takes it out. */
  public boolean counts() {
    return answer == Answer.YES && liftedBy.isEmpty() && level != Level.EXEMPT;
  }

  /** Whether it applies and an exemption takes it out. */
  public boolean isLifted() {
    return answer == Answer.YES && !liftedBy.isEmpty();
  }
}
