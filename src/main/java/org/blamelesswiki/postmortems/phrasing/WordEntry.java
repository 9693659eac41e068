package org.blamelesswiki.postmortems.phrasing;

import java.util.BitSet;
import java.util.List;
import java.util.Set;

/** A word form and all that a pattern can ask of it. */
final class WordEntry {

  private static final int[] NONE = {};

  /** Classes that the statistical stage need not see: they say little, or the word says it. */
  private static final Set<String> NO_FEATURE =
      Set.of(
          "function",
          "unknown",
          "number",
          "code",
          "pronoun-we",
          "pronoun-i",
          "pronoun-you",
          "small-only",
          "capital-only",
          "team-in-capitals",
          "of",
          "and");

  private final String word;
  private final Set<String> lemmas;
  private final Set<String> classes;
  private final BitSet tests = new BitSet();
  private final String firstLemma;
  private final List<String> featureClasses;
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
    this.firstLemma = lemmas.stream().sorted().findFirst().orElse(word);
    this.featureClasses =
        classes.stream().filter(name -> !NO_FEATURE.contains(name)).sorted().toList();
  }

  String word() {
    return word;
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

  /** The verb it is a form of, the first of several; the word itself if it is no verb. */
  String firstLemma() {
    return firstLemma;
  }

  /** Its classes as the statistical stage sees them, in a fixed order. */
  List<String> featureClasses() {
    return featureClasses;
  }

  boolean passes(int test) {
    return tests.get(test);
  }

  void addPassed(BitSet passed) {
    passed.or(tests);
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
