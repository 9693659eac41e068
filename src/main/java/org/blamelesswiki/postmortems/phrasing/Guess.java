package org.blamelesswiki.postmortems.phrasing;

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
    kinds = Map.copyOf(kinds);
  }

  /** The score from which it gives a hint on this sentence. */
  double lineFor(AnalysedSentence sentence) {
    return hint
        + (sentence.size() >= LONG ? longer : 0)
        + (CHRONICLE.contains(sentence.role()) ? chronicle : 0);
  }
}
