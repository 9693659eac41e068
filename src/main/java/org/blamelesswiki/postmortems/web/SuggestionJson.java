package org.blamelesswiki.postmortems.web;

import java.util.List;
import org.blamelesswiki.postmortems.phrasing.Finding;
import org.blamelesswiki.postmortems.phrasing.Rewrite;
import org.blamelesswiki.postmortems.publishing.Suggestion;

/**
 * A suggestion as the JSON API says it. Places are UTF-16 offsets in the block as it was sent.
 *
 * @param rule the rule's permanent id
 * @param category what a reader may hear
 * @param start where the flagged words start
 * @param end where they end
 * @param sentenceStart where their sentence starts
 * @param sentenceEnd where it ends
 * @param before what stands before the flagged words in their sentence, as plain text
 * @param flagged the flagged words, as plain text
 * @param after what stands after them, as plain text
 * @param message what a reader may hear
 * @param why why that hurts learning
 * @param question what to ask instead
 * @param rewrites what to write instead, best first
 * @param holds whether the page waits for it when it is shared
 * @param mayBeKept whether it can be kept as it is
 * @param mark what the editor form carries to keep it
 */
record SuggestionJson(
    String rule,
    String category,
    int start,
    int end,
    int sentenceStart,
    int sentenceEnd,
    String before,
    String flagged,
    String after,
    String message,
    String why,
    String question,
    List<RewriteJson> rewrites,
    boolean holds,
    boolean mayBeKept,
    String mark) {

  /**
   * What to write instead.
   *
   * @param text the words; blanks are an ellipsis
   * @param replaces whether they can take the place of the flagged words as they are
   */
  record RewriteJson(String text, boolean replaces) {
    static RewriteJson of(Rewrite rewrite) {
      return new RewriteJson(rewrite.text(), rewrite.replaces());
    }
  }

  /**
   * A suggestion in a block.
   *
   * @param blockStart where the block starts in the source that the suggestion's places count in
   */
  static SuggestionJson of(Suggestion suggestion, boolean holds, int blockStart) {
    Finding finding = suggestion.finding();
    SentenceParts parts = SentenceParts.of(finding);
    return new SuggestionJson(
        finding.rule().value(),
        finding.category().key(),
        finding.span().start() - blockStart,
        finding.span().end() - blockStart,
        finding.sentenceSpan().start() - blockStart,
        finding.sentenceSpan().end() - blockStart,
        parts.before(),
        parts.flagged(),
        parts.after(),
        finding.message(),
        finding.why(),
        finding.question(),
        finding.rewrites().stream().map(RewriteJson::of).toList(),
        holds,
        suggestion.mayBeKept(),
        suggestion.mark());
  }
}
