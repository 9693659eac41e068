package org.blamelesswiki.postmortems.phrasing;

/** Takes the endings off English words, so that forms of one word count together. */
final class Stems {

  private Stems() {}

  /** The verb that {@code word} is a form of, or the word without its ending. */
  static String stem(String word, WordEntry entry) {
    if (entry.isIn("function")) {
      return word;
    }
    if (!entry.lemmas().isEmpty() && entry.word().equals(word)) {
      return entry.firstLemma();
    }
    int n = word.length();
    if (n > 5 && word.endsWith("ies")) {
      return word.substring(0, n - 3) + 'y';
    }
    if (n > 6 && word.endsWith("ness")) {
      return word.substring(0, n - 4);
    }
    if (n > 5 && word.endsWith("ing")) {
      return undoubled(word.substring(0, n - 3));
    }
    if (n > 4 && word.endsWith("ed")) {
      return undoubled(word.substring(0, n - 2));
    }
    if (n > 5 && word.endsWith("ly")) {
      return word.substring(0, n - 2);
    }
    if (n > 3 && word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("us")) {
      return word.substring(0, n - 1);
    }
    return n > 5 && word.endsWith("e") ? word.substring(0, n - 1) : word;
  }

  private static String undoubled(String stem) {
    int n = stem.length();
    boolean twice = n > 3 && stem.charAt(n - 1) == stem.charAt(n - 2);
    return twice && "lsz".indexOf(stem.charAt(n - 1)) < 0 ? stem.substring(0, n - 1) : stem;
  }
}
