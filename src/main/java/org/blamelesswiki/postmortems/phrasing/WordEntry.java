package org.blamelesswiki.postmortems.phrasing;

import java.util.BitSet;
import java.util.Set;

/** A word form and all that a pattern can ask of it. */
final class WordEntry {

  private static final int[] NONE = {};

  private final String word;
  private final Set<String> lemmas;
  private final Set<String> classes;
  private final BitSet tests = new BitSet();
  private int[] triggers = NONE;

  /**
   * @param word its lower-case form; a name in angle brackets for words the lexicon does not hold
   * @param lemmas the verbs it is a form of
   * @param classes the classes it is in, with grammatical forms such as {@code past}
   */
  WordEntry(String word, Set<String> lemmas, Set<String> classes) {
    this.word = word;
    this.lemmas = Set.copyOf(lemmas);
    this.classes = Set.copyOf(classes);
  }

  String word() {
    return word;
  }

  boolean isFormOf(String lemma) {
    return lemmas.contains(lemma);
  }

  boolean isIn(String wordClass) {
    return classes.contains(wordClass);
  }

  Set<String> classes() {
    return classes;
  }

  Set<String> lemmas() {
    return lemmas;
  }

  boolean passes(int test) {
    return tests.get(test);
  }

  void pass(int test) {
    tests.set(test);
  }

  /** The patterns that can only match where a word like this stands. */
  int[] triggers() {
    return triggers;
  }

  void trigger(int pattern) {
    int[] more = java.util.Arrays.copyOf(triggers, triggers.length + 1);
    more[triggers.length] = pattern;
    triggers = more;
  }
}
