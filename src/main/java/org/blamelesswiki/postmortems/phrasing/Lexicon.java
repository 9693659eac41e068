package org.blamelesswiki.postmortems.phrasing;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.blamelesswiki.postmortems.text.Token;

/** The words of a language that rules speak of, with their classes and verb forms. */
final class Lexicon {

  /** A shorter word is its own ending. */
  private static final int SHORTEST_WITH_ENDING = 5;

  /** The class of words the lexicon does not hold. */
  private static final String UNKNOWN = "unknown";

  private final Map<String, WordEntry> words;
  private final Map<String, List<String>> meanings;
  private final Map<String, WordEntry> unknownByEnding; // the longest ending first
  private final WordEntry unknown;
  private final WordEntry number;
  private final WordEntry code;
  private final WordEntry handle;

  private Lexicon(
      Map<String, WordEntry> words,
      Map<String, List<String>> meanings,
      Map<String, WordEntry> unknownByEnding,
      WordEntry unknown) {
    this.words = words;
    this.meanings = meanings;
    this.unknownByEnding = unknownByEnding;
    this.unknown = unknown;
    this.number = new WordEntry("<number>", Set.of(), Set.of("number"));
    this.code = new WordEntry("<code>", Set.of(), Set.of("code"));
    this.handle = new WordEntry("<handle>", Set.of(), Set.of("handle"));
  }

  WordEntry entryOf(Token token) {
    return switch (token.kind()) {
      case NUMBER -> number;
      case CODE -> code;
      case HANDLE -> handle;
      case SIGN, WORD -> entryOf(token.norm());
    };
  }

  /** The entry of {@code word}, or one that stands for all unknown words of its ending. */
  WordEntry entryOf(String word) {
    WordEntry known = words.get(word);
    if (known != null) {
      return known;
    }
    int hyphen = word.lastIndexOf('-');
    if (hyphen > 0) {
      WordEntry head = words.get(word.substring(hyphen + 1));
      if (head != null && !head.isIn("function")) {
        return head;
      }
    }
    if (word.length() >= SHORTEST_WITH_ENDING) {
      for (Map.Entry<String, WordEntry> ending : unknownByEnding.entrySet()) {
        if (word.endsWith(ending.getKey())) {
          return ending.getValue();
        }
      }
    }
    return unknown;
  }

  /** What a word is about, as far as the pack says; in a fixed order. */
  List<String> meaningsOf(String word) {
    return meanings.getOrDefault(word, List.of());
  }

  boolean holds(String word) {
    return words.containsKey(word);
  }

  Collection<WordEntry> entries() {
    Set<WordEntry> all = new HashSet<>(words.values());
    all.addAll(unknownByEnding.values());
    all.addAll(List.of(unknown, number, code, handle));
    return all;
  }

  static Builder builder() {
    return new Builder();
  }

  /** Collects words; then they are frozen. */
  static final class Builder {

    private final Map<String, Set<String>> classes = new HashMap<>();
    private final Map<String, Set<String>> lemmas = new HashMap<>();
    private final Map<String, VerbForms> verbs = new HashMap<>();
    private final Map<String, Set<String>> endings = new HashMap<>();
    private final Map<String, Set<String>> meanings = new HashMap<>();

    /** Makes sure that a word which a pattern names has an entry of its own. */
    void hold(String word) {
      classes.computeIfAbsent(word, any -> new HashSet<>());
    }

    void add(String wordClass, String word) {
      classes.computeIfAbsent(word, any -> new HashSet<>()).add(wordClass);
    }

    /** What the ending of a word nobody listed tells of it. */
    void addEnding(String ending, Collection<String> in) {
      Set<String> all = new HashSet<>(in);
      all.add(UNKNOWN);
      endings.put(ending, all);
    }

    /** The forms of a word, as they stand. */
    void addForms(String lemma, Collection<String> forms) {
      for (String form : forms) {
        hold(form);
        lemmas.computeIfAbsent(form, any -> new HashSet<>()).add(lemma);
      }
    }

    boolean hasForms(String lemma) {
      return lemmas.values().stream().anyMatch(of -> of.contains(lemma));
    }

    void addVerb(VerbForms verb) {
      if (verbs.putIfAbsent(verb.base(), verb) == null) {
        verb.forEachForm(
            (form, word) -> {
              add(form, word);
              add("verb", word);
              lemmas.computeIfAbsent(word, any -> new HashSet<>()).add(verb.base());
            });
      }
    }

    /** Puts every form of a verb into a class; a verb not yet known is taken as regular. */
    void addVerbTo(String wordClass, String base) {
      addVerb(VerbForms.regular(base));
      VerbForms verb = Objects.requireNonNull(verbs.get(base));
      verb.forEachForm((form, word) -> add(wordClass, word));
    }

    /** Says what a word is about; this makes it no word that patterns know. */
    void mean(String meaning, String word) {
      meanings.computeIfAbsent(word, any -> new TreeSet<>()).add(meaning);
    }

    Lexicon build() {
      Map<String, WordEntry> words = new HashMap<>();
      classes.forEach(
          (word, in) ->
              words.put(word, new WordEntry(word, lemmas.getOrDefault(word, Set.of()), in)));
      Map<String, WordEntry> byEnding = new LinkedHashMap<>();
      endings.entrySet().stream()
          .sorted(
              Comparator.comparingInt(
                      (Map.Entry<String, Set<String>> ending) -> -ending.getKey().length())
                  .thenComparing(Map.Entry::getKey))
          .forEach(
              ending ->
                  byEnding.put(
                      ending.getKey(),
                      new WordEntry("<" + ending.getKey() + ">", Set.of(), ending.getValue())));
      Map<String, List<String>> about = new HashMap<>();
      meanings.forEach((word, all) -> about.put(word, List.copyOf(all)));
      return new Lexicon(
          words, about, byEnding, new WordEntry("<word>", Set.of(), Set.of(UNKNOWN)));
    }
  }
}
