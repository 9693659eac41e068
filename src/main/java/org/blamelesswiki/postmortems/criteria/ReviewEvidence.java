package org.blamelesswiki.postmortems.criteria;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a criterion did since it was revisited last, for the one who revisits it.
 *
 * @param criterion the criterion
 * @param applied how often it counted towards a verdict
 * @param waived how often it counted, and it was decided not to write
 * @param askedFor how often somebody asked for a postmortem in its name that was not required
 */
public record ReviewEvidence(Criterion criterion, int applied, int waived, int askedFor) {

  /** Whether it counted in none of the incidents that were looked at. */
  public boolean neverApplied() {
    return applied == 0;
  }

  /**
   * An incident on record and what became of it.
   *
   * @param incident the incident
   * @param waived whether it was decided not to write
   * @param claimed the criteria in whose name somebody asked for a postmortem
   */
  public record Past(RecordedIncident incident, boolean waived, Set<CriterionId> claimed) {
    public Past {
      claimed = Copies.ordered(claimed);
    }
  }

  /**
   * The evidence on each criterion of the set, in its order.
   *
   * @param past the incidents to look at
   * @param history all incidents on record
   */
  public static List<ReviewEvidence> of(CriteriaSet set, List<Past> past, History history) {
    Evaluator evaluator = Evaluator.of(set);
    List<Seen> seen = new ArrayList<>();
    for (Past one : past) {
      seen.add(new Seen(one, evaluator.evaluate(one.incident(), history)));
    }
    List<ReviewEvidence> evidence = new ArrayList<>();
    for (Criterion criterion : set.criteria()) {
      int applied = 0;
      int waived = 0;
      int askedFor = 0;
      for (Seen one : seen) {
        boolean counts = one.counts(criterion.id());
        applied += counts ? 1 : 0;
        waived += counts && one.past.waived() ? 1 : 0;
        askedFor += !counts && one.past.claimed().contains(criterion.id()) ? 1 : 0;
      }
      evidence.add(new ReviewEvidence(criterion, applied, waived, askedFor));
    }
    return evidence;
  }

  private record Seen(Past past, Verdict verdict) {
    boolean counts(CriterionId id) {
      return verdict.results().stream()
          .anyMatch(result -> result.id().equals(id) && applies(result));
    }

    /** An exemption counts when it lifted something. */
    private static boolean applies(CriterionResult result) {
      return result.counts() || (result.answer() == Answer.YES && !result.lifts().isEmpty());
    }
  }
}
