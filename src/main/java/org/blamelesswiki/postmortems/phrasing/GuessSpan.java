package org.blamelesswiki.postmortems.phrasing;

import org.blamelesswiki.postmortems.text.Token;

/** Chooses the words to show for a finding of the statistical stage. */
final class GuessSpan {

  private GuessSpan() {}

  /** The run of words that weighs most above the sentence's own average. */
  static TokenPattern.Match of(AnalysedSentence sentence, double[] weight) {
    int first = sentence.firstWord();
    double positive = 0;
    for (int i = first; i < weight.length; i++) {
      positive += Math.max(0, weight[i]);
    }
    double line = positive / Math.max(1, weight.length - first) / 2;
    int bestFrom = first;
    int bestTo = weight.length;
    double best = Double.NEGATIVE_INFINITY;
    double sum = 0;
    int from = first;
    for (int i = first; i < weight.length; i++) {
      if (sum <= 0) {
        sum = 0;
        from = i;
      }
      sum += weight[i] - line;
      if (sum > best) {
        best = sum;
        bestFrom = from;
        bestTo = i + 1;
      }
    }
    return trimmed(sentence, bestFrom, bestTo);
  }

  /** Without signs at its ends, and with the whole of a phrase of people that it begins in. */
  private static TokenPattern.Match trimmed(AnalysedSentence sentence, int from, int to) {
    int start = from;
    int end = to;
    while (start < end - 1 && sentence.token(start).kind() == Token.Kind.SIGN) {
      start++;
    }
    while (end > start + 1 && sentence.token(end - 1).kind() == Token.Kind.SIGN) {
      end--;
    }
    for (PeoplePhrase phrase : sentence.people()) {
      if (phrase.start() < start && start <= phrase.end()) {
        start = phrase.start();
      }
    }
    return new TokenPattern.Match(start, end, start, end);
  }
}
