package org.blamelesswiki.postmortems.phrasing;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.blamelesswiki.postmortems.text.SectionRole;

/**
 * The statistical stage of a pack: its model, where it draws its lines, and how it speaks.
 *
 * @param model what it learned
 * @param hint the score from which it gives a hint of its own
 * @param longer what is added to that for sentences of {@link #LONG} words or more
 * @param chronicle what is added in sections that tell what happened rather than why
 * @param agree the score from which it agrees with a rule; below, the rule's finding is a hint
 * @param doubt the score below which a rule's finding is dropped
 * @param kind by how much it must be surer of another category than of a rule's own to correct it
 * @param also what a rule's wording may be besides its own category
 * @param message what it says; {@code {kind}} and {@code {words}} are filled in
 * @param kinds what a reader may hear, by category
 */
record Guess(
    GuessModel model,
    double hint,
    double longer,
    double chronicle,
    double agree,
    double doubt,
    double kind,
    Map<RuleId, Set<Category>> also,
    String message,
    Map<Category, String> kinds) {

  /** From so many words on a sentence holds something of everything, and a guess is worth less. */
  private static final int LONG = 20;

  private static final Set<SectionRole> CHRONICLE =
      Set.of(
          SectionRole.TIMELINE,
          SectionRole.IMPACT,
          SectionRole.PEOPLE,
          SectionRole.KNOWN_AT_THE_TIME,
          SectionRole.OTHER);

  Guess {
    also = Map.copyOf(also);
    kinds = Map.copyOf(kinds);
  }

  /**
   * The category of what a rule found: the rule's own, unless its wording may also be of another
   * that is far more likely here.
   */
  Category kindOf(Rule rule, List<GuessModel.Feature> features) {
    Category best = rule.category();
    double most = model.score(best, features) + kind;
    for (Category other : also.getOrDefault(rule.id(), Set.of())) {
      double score = model.score(other, features);
      if (score > most) {
        most = score;
        best = other;
      }
    }
    return best;
  }

  /** The score from which it gives a hint on this sentence. */
  double lineFor(AnalysedSentence sentence) {
    return hint
        + (sentence.size() >= LONG ? longer : 0)
        + (CHRONICLE.contains(sentence.role()) ? chronicle : 0);
  }
}
