package org.blamelesswiki.postmortems.phrasing;

import java.util.Map;

/**
 * The statistical stage of a pack: its model, where it draws its lines, and how it speaks.
 *
 * @param model what it learned
 * @param hint the score from which it gives a hint of its own
 * @param agree the score from which it agrees with a rule; below, the rule's finding is a hint
 * @param doubt the score below which a rule's finding is dropped
 * @param message what it says; {@code {kind}} and {@code {words}} are filled in
 * @param kinds what a reader may hear, by category
 */
record Guess(
    GuessModel model,
    double hint,
    double agree,
    double doubt,
    String message,
    Map<Category, String> kinds) {

  Guess {
    kinds = Map.copyOf(kinds);
  }
}
