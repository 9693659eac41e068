package org.blamelesswiki.postmortems.criteria;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the answers of all criteria come to. The strictest level that counts wins, so their order
 * makes no difference.
 *
 * <p>A duty holds until the facts end it: an open exemption lifts nothing, and while another
 * criterion as strict is still open, one that applies and is lifted keeps the duty up. So a fact
 * more never turns a duty into not knowing.
 */
final class Ruling {

  private final List<Criterion> criteria;
  private final Answer[] answers;
  private final int least;
  private final int most;
  private final boolean held;

  /** Those that apply. */
  private final List<Criterion> exemptions = new ArrayList<>();

  /**
   * Rules on {@code criteria}.
   *
   * @param answers what each of them answers, in the same order
   */
  Ruling(List<Criterion> criteria, Answer[] answers) {
    this.criteria = criteria;
    this.answers = answers;
    int low = 0;
    int high = 0;
    int lifted = 0;
    for (int i = 0; i < answers.length; i++) {
      if (criteria.get(i).level() == Level.EXEMPT && answers[i] == Answer.YES) {
        exemptions.add(criteria.get(i));
      }
    }
    for (int i = 0; i < answers.length; i++) {
      Criterion criterion = criteria.get(i);
      if (criterion.level() == Level.EXEMPT || answers[i] == Answer.NO) {
        continue;
      }
      int strength = criterion.level() == Level.REQUIRED ? 2 : 1;
      if (!isLifted(criterion)) {
        high = Math.max(high, strength);
        low = answers[i] == Answer.YES ? Math.max(low, strength) : low;
      } else if (answers[i] == Answer.YES) {
        lifted = Math.max(lifted, strength);
      }
    }
    this.held = low < high && lifted >= high;
    this.least = held ? high : low;
    this.most = high;
  }

  Outcome outcome() {
    return least == most ? atLeast() : Outcome.UNDECIDED;
  }

  /** What holds whatever the facts that are still open turn out to be, exemptions aside. */
  Outcome atLeast() {
    return switch (least) {
      case 2 -> Outcome.REQUIRED;
      case 1 -> Outcome.RECOMMENDED;
      default -> !exemptions.isEmpty() ? Outcome.EXEMPT : Outcome.NOT_REQUIRED;
    };
  }

  /** Whether only criteria that are lifted keep the duty up, while others are open. */
  boolean isHeld() {
    return held;
  }

  /** Whether the criterion's answer is open and could change the outcome. */
  boolean isOpen(int index) {
    Criterion criterion = criteria.get(index);
    return answers[index] == Answer.UNKNOWN
        && (criterion.level() == Level.EXEMPT || !isLifted(criterion));
  }

  /** The exemptions that apply and take the criterion out. */
  Set<CriterionId> liftedBy(Criterion criterion) {
    Set<CriterionId> by = new TreeSet<>();
    for (Criterion exemption : exemptions) {
      if (criterion.level() != Level.EXEMPT && exemption.lifts().covers(criterion)) {
        by.add(exemption.id());
      }
    }
    return by;
  }

  /** The criteria that apply and that the exemption takes out, or would if it applied too. */
  Set<CriterionId> liftable(Criterion exemption) {
    Set<CriterionId> lifted = new TreeSet<>();
    for (int i = 0; i < answers.length; i++) {
      Criterion criterion = criteria.get(i);
      if (criterion.level() != Level.EXEMPT
          && answers[i] == Answer.YES
          && exemption.lifts().covers(criterion)) {
        lifted.add(criterion.id());
      }
    }
    return lifted;
  }

  private boolean isLifted(Criterion criterion) {
    for (Criterion exemption : exemptions) {
      if (exemption.lifts().covers(criterion)) {
        return true;
      }
    }
    return false;
  }
}
