package org.blamelesswiki.postmortems.phrasing;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.blamelesswiki.postmortems.text.Token;

/** The words of a language that rules speak of, with their classes and verb forms. */
final class Lexicon {

  /** Endings that tell something of a word the lexicon does not hold, longest first. */
  private static final List<String> ENDINGS = List.of("ing", "ly", "ed", "s");

  private final Map<String, WordEntry> words;
  private final Map<String, WordEntry> unknownByEnding;
  private final WordEntry unknown;
  private final WordEntry number;
  private final WordEntry code;
  private final WordEntry handle;

  private Lexicon(
      Map<String, WordEntry> words, Map<String, WordEntry> unknownByEnding, WordEntry unknown) {
    this.words = words;
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
    if (word.length() > 4) {
      for (String ending : ENDINGS) {
        if (word.endsWith(ending)) {
          return unknownByEnding.getOrDefault(ending, unknown);
        }
      }
    }
    return unknown;
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

    /** Makes sure that a word which a pattern names has an entry of its own. */
    void hold(String word) {
      classes.computeIfAbsent(word, any -> new HashSet<>());
    }

    void add(String wordClass, String word) {
      classes.computeIfAbsent(word, any -> new HashSet<>()).add(wordClass);
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

    Lexicon build() {
      Map<String, WordEntry> words = new HashMap<>();
      classes.forEach(
          (word, in) ->
              words.put(word, new WordEntry(word, lemmas.getOrDefault(word, Set.of()), in)));
      Map<String, WordEntry> byEnding =
          Map.of(
              "ing", new WordEntry("<ing>", Set.of(), Set.of("unknown", "gerund")),
              "ly", new WordEntry("<ly>", Set.of(), Set.of("unknown", "adverb")),
              "ed", new WordEntry("<ed>", Set.of(), Set.of("unknown", "past", "participle")),
              "s", new WordEntry("<s>", Set.of(), Set.of("unknown", "plural")));
      return new Lexicon(words, byEnding, new WordEntry("<word>", Set.of(), Set.of("unknown")));
    }
  }
}
