package org.blamelesswiki.postmortems.phrasing;

import java.util.List;

/**
 * A rule that an admin added by hand.
 *
 * @param id its name; must differ from every shipped rule's
 * @param category what a reader may hear
 * @param severity how much a finding asks of the author
 * @param phrases words to find as they stand, whole and without case
 * @param patterns regular expressions in RE2 syntax, matched without case inside one sentence
 * @param message what a reader may hear, one sentence
 * @param why the reason, for someone who disagrees
 * @param flags at least one sentence that must give a finding
 * @param leaves at least one sentence that must not
 * @param rewrite what to write instead; may be empty
 */
public record OwnRule(
    RuleId id,
    Category category,
    Severity severity,
    List<String> phrases,
    List<String> patterns,
    String message,
    String why,
    List<String> flags,
    List<String> leaves,
    String rewrite) {

  public OwnRule {
    phrases = List.copyOf(phrases);
    patterns = List.copyOf(patterns);
    flags = List.copyOf(flags);
    leaves = List.copyOf(leaves);
  }
}
