package org.blamelesswiki.postmortems.phrasing;

import java.util.List;

/**
 * One declared expectation about phrasing, as its file says it.
 *
 * @param id its permanent name
 * @param category what a reader may hear
 * @param severity how much a finding asks of the author, unless an admin chose otherwise
 * @param summary what it looks for, a few words
 * @param message what a reader may hear, one sentence
 * @param why the reason, for someone who disagrees
 * @param question what to ask instead; names what was known rather than who
 * @param rewrites patterns to write after, with … for what only the author knows
 * @param flags sentences that give a finding
 * @param leaves sentences that do not
 */
public record Rule(
    RuleId id,
    Category category,
    Severity severity,
    String summary,
    String message,
    String why,
    String question,
    List<String> rewrites,
    List<Example> flags,
    List<String> leaves) {

  public Rule {
    rewrites = List.copyOf(rewrites);
    flags = List.copyOf(flags);
    leaves = List.copyOf(leaves);
  }
}
