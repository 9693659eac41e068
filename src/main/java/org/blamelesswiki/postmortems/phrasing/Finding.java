package org.blamelesswiki.postmortems.phrasing;

import java.util.List;
import org.blamelesswiki.postmortems.text.Span;

/**
 * One place in a document where a reader may hear fault.
 *
 * @param rule which rule found it
 * @param category what a reader may hear
 * @param severity how much it asks of the author
 * @param span where the flagged words stand, in the source
 * @param excerpt the flagged words, as plain text
 * @param sentence the sentence they stand in, as plain text
 * @param sentenceSpan where that sentence stands, in the source
 * @param message what a reader may hear, one sentence
 * @param why why that hurts learning, two or three sentences
 * @param question what to ask instead: what was known, how it came about
 * @param rewrites what to write instead, best first; may be empty
 * @param firstPerson whether it is the author's own act told in the first person
 */
public record Finding(
    RuleId rule,
    Category category,
    Severity severity,
    Span span,
    String excerpt,
    String sentence,
    Span sentenceSpan,
    String message,
    String why,
    String question,
    List<Rewrite> rewrites,
    boolean firstPerson) {

  public Finding {
    rewrites = List.copyOf(rewrites);
    if (message.isBlank() || question.isBlank()) {
      throw new IllegalArgumentException("finding of " + rule + " does not explain itself");
    }
  }
}
