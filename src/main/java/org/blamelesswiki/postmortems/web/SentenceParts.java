package org.blamelesswiki.postmortems.web;

import org.blamelesswiki.postmortems.phrasing.Finding;

/**
 * A sentence cut around its flagged words, as plain text.
 *
 * @param before what stands before them
 * @param flagged the flagged words; the whole sentence when they cannot be told apart
 * @param after what stands after them
 */
record SentenceParts(String before, String flagged, String after) {

  static SentenceParts of(Finding finding) {
    String sentence = finding.sentence();
    String excerpt = finding.excerpt();
    int at = nearest(sentence, excerpt, finding.span().start() - finding.sentenceSpan().start());
    return at < 0
        ? new SentenceParts("", sentence, "")
        : new SentenceParts(
            sentence.substring(0, at), excerpt, sentence.substring(at + excerpt.length()));
  }

  /** The same words may stand in the sentence twice; markup moves them by a little only. */
  private static int nearest(String sentence, String excerpt, int expected) {
    int best = -1;
    for (int at = sentence.indexOf(excerpt); at >= 0; at = sentence.indexOf(excerpt, at + 1)) {
      if (best < 0 || Math.abs(at - expected) < Math.abs(best - expected)) {
        best = at;
      }
    }
    return best;
  }
}
