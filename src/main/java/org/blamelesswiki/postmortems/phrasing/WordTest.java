package org.blamelesswiki.postmortems.phrasing;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a pattern asks of one word. */
sealed interface WordTest {

  /** The places in {@code words} of those that pass. */
  BitSet passing(Words words);

  /** This very word. */
  record Is(String word) implements WordTest {
    @Override
    public BitSet passing(Words words) {
      return words.named(word);
    }
  }

  /** Any form of a verb. */
  record IsFormOf(String lemma) implements WordTest {
    @Override
    public BitSet passing(Words words) {
      return words.formsOf(lemma);
    }
  }

  /** A word of a class. */
  record IsIn(String wordClass) implements WordTest {
    @Override
    public BitSet passing(Words words) {
      return words.in(wordClass);
    }
  }

  /** Any word but these. */
  record Not(WordTest other) implements WordTest {
    @Override
    public BitSet passing(Words words) {
      BitSet passing = other.passing(words);
      passing.flip(0, words.size());
      return passing;
    }
  }

  /** What passes both. */
  record Both(WordTest one, WordTest other) implements WordTest {
    @Override
    public BitSet passing(Words words) {
      BitSet passing = one.passing(words);
      passing.and(other.passing(words));
      return passing;
    }
  }

  /** What passes any. */
  record Either(List<WordTest> tests) implements WordTest {
    public Either {
      tests = List.copyOf(tests);
    }

    @Override
    public BitSet passing(Words words) {
      BitSet passing = new BitSet(words.size());
      tests.forEach(test -> passing.or(test.passing(words)));
      return passing;
    }
  }

  /** The words of a lexicon, by what can be asked of them. Each answer is the asker's own. */
  final class Words {
    private final List<WordEntry> entries;
    private final Map<String, BitSet> named = new HashMap<>();
    private final Map<String, BitSet> forms = new HashMap<>();
    private final Map<String, BitSet> classes = new HashMap<>();

    Words(Collection<WordEntry> entries) {
      this.entries = new ArrayList<>(entries);
      for (int at = 0; at < this.entries.size(); at++) {
        WordEntry entry = this.entries.get(at);
        put(named, entry.word(), at);
        for (String lemma : entry.lemmas()) {
          put(forms, lemma, at);
        }
        for (String wordClass : entry.classes()) {
          put(classes, wordClass, at);
        }
      }
    }

    int size() {
      return entries.size();
    }

    WordEntry at(int place) {
      return entries.get(place);
    }

    private BitSet named(String word) {
      return of(named, word);
    }

    private BitSet formsOf(String lemma) {
      return of(forms, lemma);
    }

    private BitSet in(String wordClass) {
      return of(classes, wordClass);
    }

    private static void put(Map<String, BitSet> index, String key, int place) {
      index.computeIfAbsent(key, any -> new BitSet()).set(place);
    }

    private static BitSet of(Map<String, BitSet> index, String key) {
      BitSet places = index.get(key);
      return places == null ? new BitSet() : (BitSet) places.clone();
    }
  }
}
