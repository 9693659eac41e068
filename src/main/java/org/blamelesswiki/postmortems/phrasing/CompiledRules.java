package org.blamelesswiki.postmortems.phrasing;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.blamelesswiki.postmortems.text.SectionRole;

/**
 * Rules ready to run.
 *
 * @param lexicon the words, each knowing the patterns it can start
 * @param abbreviations words behind which a full stop ends no sentence
 * @param patterns all patterns, by the number that the lexicon's triggers hold
 * @param guess the statistical stage, if the pack has one
 */
record CompiledRules(
    Lexicon lexicon, Set<String> abbreviations, List<Pattern> patterns, Optional<Guess> guess) {

  CompiledRules {
    abbreviations = Set.copyOf(abbreviations);
    patterns = List.copyOf(patterns);
  }

  /** What a match of a pattern means. */
  enum Purpose {
    /** A finding. */
    FINDING,
    /** Findings of the same rule on these words are none. */
    EXCEPTION,
    /** Nothing in this sentence is a finding: it speaks about phrasing, or takes fault away. */
    QUIET,
    /** No finding on these words, of whatever rule. */
    INNOCENT
  }

  /**
   * One pattern of a rule.
   *
   * @param rule the place of its rule in the pack; -1 if it belongs to none
   * @param sections the sections it holds in; empty for all
   * @param notIn the sections it does not hold in
   * @param certain whether its wording leaves no doubt, and the statistical stage is not asked
   */
  record Pattern(
      int rule,
      Purpose purpose,
      TokenPattern tokens,
      Set<SectionRole> sections,
      Set<SectionRole> notIn,
      boolean certain) {

    boolean holdsIn(SectionRole role) {
      return (sections.isEmpty() || sections.contains(role)) && !notIn.contains(role);
    }
  }
}
