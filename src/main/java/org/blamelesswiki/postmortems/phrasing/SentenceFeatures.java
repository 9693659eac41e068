package org.blamelesswiki.postmortems.phrasing;

import java.util.ArrayList;
import java.util.List;
import org.blamelesswiki.postmortems.text.Token;

/**
 * What the statistical stage sees of a sentence: its words and their neighbours with names taken
 * out, the classes they are in, and who does what.
 */
final class SentenceFeatures {

  /** Takes one feature, how much it counts, and the tokens it speaks of. */
  @FunctionalInterface
  interface Sink {
    void add(long hash, int strength, int from, int to);
  }

  private static final long FNV_START = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  // How much features count, chosen by the figures of docs/benchmarks.md: what a word is about says
  // more of an unseen sentence than the word, and letters and sections less.
  private static final int LIGHT = 1;
  private static final int WORD = 2;
  private static final int MEANINGS = 6;
  private static final int MEANING = 12;

  /** Words this far apart still speak of one thing. */
  private static final int NEAR = 6;

  private final AnalysedSentence sentence;
  private final Sink sink;
  private final String[] words;
  private final String[] stems;
  private final List<List<String>> classes;
  private final List<List<String>> meanings;

  private SentenceFeatures(AnalysedSentence sentence, Sink sink) {
    this.sentence = sentence;
    this.sink = sink;
    int n = sentence.size();
    this.words = new String[n];
    this.stems = new String[n];
    this.classes = new ArrayList<>(n);
    this.meanings = new ArrayList<>(n);
    for (int i = 0; i < n; i++) {
      Token token = sentence.token(i);
      WordEntry entry = sentence.entry(i);
      words[i] =
          switch (token.kind()) {
            case NUMBER -> "<n>";
            case CODE -> "<c>";
            case HANDLE -> "<p>";
            case WORD, SIGN -> token.norm();
          };
      stems[i] = token.kind() == Token.Kind.WORD ? Stems.stem(token.norm(), entry) : words[i];
      classes.add(entry.featureClasses());
      meanings.add(sentence.meanings(i));
    }
    for (PeoplePhrase phrase : sentence.people()) {
      String name =
          (phrase.kind() & PeoplePhrase.NAMED) != 0
              ? "<p>"
              : (phrase.kind() & PeoplePhrase.UNKNOWN_NAME) != 0 ? "<u>" : "";
      if (!name.isEmpty()) {
        for (int i = phrase.start(); i < phrase.end(); i++) {
          words[i] = name;
          stems[i] = name;
        }
      }
    }
  }

  /** Gives every feature of {@code sentence} to {@code sink}; its people must be known. */
  static void of(AnalysedSentence sentence, Sink sink) {
    SentenceFeatures features = new SentenceFeatures(sentence, sink);
    features.wordsAndNeighbours();
    features.letters();
    features.classes();
    features.meanings();
    features.people();
    features.shape();
  }

  /** Gives what a rule found as features: that any did, and which. */
  static void ofHit(RuleCheck.Hit hit, Sink sink) {
    int from = hit.match().spanFrom();
    int to = hit.match().spanTo();
    sink.add(hash(FNV_START, "rule"), WORD, from, to);
    sink.add(hash(hash(FNV_START, "rule"), String.valueOf(hit.rule())), WORD, from, to);
    sink.add(hash(hash(FNV_START, "pattern"), String.valueOf(hit.pattern())), WORD, from, to);
  }

  private void wordsAndNeighbours() {
    int n = words.length;
    for (int i = 0; i < n; i++) {
      add("w", words[i], i, i + 1);
      add("s", stems[i], i, i + 1);
      String next = i + 1 < n ? stems[i + 1] : "</s>";
      String nextWord = i + 1 < n ? words[i + 1] : "</s>";
      add("ww", words[i], nextWord, i, Math.min(n, i + 2));
      add("ss", stems[i], next, i, Math.min(n, i + 2));
      if (i + 2 < n) {
        add("s_s", stems[i], stems[i + 2], i, i + 3);
        add("www", words[i] + ' ' + words[i + 1], words[i + 2], i, i + 3);
      }
      if (i + 3 < n) {
        add("s__s", stems[i], stems[i + 3], i, i + 4);
      }
    }
    int first = sentence.firstWord();
    if (n > 0) {
      add("<s>", stems[first], first, first + 1);
      if (first + 1 < n) {
        add("<s>2", stems[first] + ' ' + stems[first + 1], first, first + 2);
      }
    }
  }

  private void letters() {
    long family = hash(FNV_START, "c");
    for (int i = 0; i < words.length; i++) {
      if (sentence.token(i).kind() == Token.Kind.WORD && !words[i].startsWith("<")) {
        String word = '^' + words[i] + '$';
        for (int size = 3; size <= 5; size++) {
          for (int at = 0; at + size <= word.length(); at++) {
            sink.add(hash(family, word, at, at + size), LIGHT, i, i + 1);
          }
        }
      }
    }
  }

  private void classes() {
    int n = words.length;
    for (int i = 0; i < n; i++) {
      for (String in : classes.get(i)) {
        add("k", in, i, i + 1);
        if (i + 1 < n) {
          add("ks", in, stems[i + 1], i, i + 2);
          for (String next : classes.get(i + 1)) {
            add("kk", in, next, i, i + 2);
          }
        }
        if (i > 0) {
          add("sk", stems[i - 1], in, i - 1, i + 1);
        }
        if (i + 2 < n) {
          for (String next : classes.get(i + 2)) {
            add("k_k", in, next, i, i + 3);
          }
        }
      }
    }
  }

  /** What words are about, alone, beside other words, near other meanings and behind a negation. */
  private void meanings() {
    int n = words.length;
    for (int i = 0; i < n; i++) {
      for (String about : meanings.get(i)) {
        add(MEANING, "m", about, i, i + 1);
        if (i > 0) {
          add(MEANING, "sm", stems[i - 1], about, i - 1, i + 1);
        }
        if (i + 1 < n) {
          add(MEANING, "ms", about, stems[i + 1], i, i + 2);
        }
        if (isNegated(i)) {
          add(MEANING, "not-m", about, i, i + 1);
        }
        int reach = Math.min(n, i + NEAR);
        for (int j = i + 1; j < reach; j++) {
          for (String near : meanings.get(j)) {
            add(MEANINGS, "m~m", about, near, i, j + 1);
          }
        }
      }
    }
  }

  private boolean isNegated(int at) {
    for (int i = Math.max(0, at - 3); i < at; i++) {
      if (sentence.entry(i).isIn("not") || words[i].equals("no") || words[i].equals("without")) {
        return true;
      }
    }
    return false;
  }

  private void people() {
    int kinds = 0;
    for (PeoplePhrase phrase : sentence.people()) {
      String kind = kindOf(phrase);
      kinds |= phrase.kind();
      add("p", kind, phrase.start(), phrase.end());
      act(phrase, kind, phrase.end());
      if (phrase.longEnd() > phrase.end()) {
        act(phrase, kind, phrase.longEnd());
      }
      int reach = Math.min(words.length, phrase.end() + NEAR);
      for (int i = phrase.end(); i < reach; i++) {
        for (String about : meanings.get(i)) {
          add(MEANING, "p>m", kind, about, phrase.start(), i + 1);
        }
      }
      for (int i = Math.max(0, phrase.start() - NEAR); i < phrase.start(); i++) {
        for (String about : meanings.get(i)) {
          add(MEANING, "m>p", about, kind, i, phrase.end());
        }
      }
      if (phrase.start() > 0) {
        add("before", kind, stems[phrase.start() - 1], phrase.start() - 1, phrase.end());
        if (phrase.start() > 1) {
          add(
              "before2",
              kind,
              stems[phrase.start() - 2] + ' ' + stems[phrase.start() - 1],
              phrase.start() - 2,
              phrase.end());
        }
      }
    }
    String present = presence(kinds);
    add("present", present, 0, 0);
    for (int i = 0; i < words.length; i++) {
      for (String in : classes.get(i)) {
        add("pk", present, in, i, i + 1);
      }
      for (String about : meanings.get(i)) {
        add(MEANING, "pm", present, about, i, i + 1);
      }
    }
  }

  private static String presence(int kinds) {
    if ((kinds & PeoplePhrase.OTHERS) != 0) {
      return "others";
    }
    if ((kinds & (PeoplePhrase.WE | PeoplePhrase.I)) != 0) {
      return "us";
    }
    return (kinds & PeoplePhrase.UNKNOWN_NAME) != 0 ? "unknown" : "none";
  }

  private static String kindOf(PeoplePhrase phrase) {
    int kind = phrase.kind();
    if ((kind & PeoplePhrase.INDEFINITE) != 0) {
      return "some";
    }
    if ((kind & PeoplePhrase.OTHERS) != 0) {
      return "person";
    }
    if ((kind & PeoplePhrase.WE) != 0) {
      return "we";
    }
    if ((kind & PeoplePhrase.I) != 0) {
      return "i";
    }
    return (kind & PeoplePhrase.YOU) != 0 ? "you" : "unknown";
  }

  /** What a phrase's people do: the first verb behind it, with its negation and auxiliary. */
  private void act(PeoplePhrase phrase, String kind, int from) {
    StringBuilder before = new StringBuilder();
    int reach = Math.min(words.length, from + 6);
    for (int i = from; i < reach; i++) {
      WordEntry entry = sentence.entry(i);
      if (sentence.endsClause(i)) {
        return;
      }
      if (entry.isIn("not")) {
        before.append("not ");
      } else if (entry.isIn("auxiliary")) {
        before.append(stems[i]).append(' ');
      } else if (entry.isIn("adverb")) {
        add("act-adv", kind, stems[i], phrase.start(), i + 1);
      } else {
        add("act", kind + ' ' + before, stems[i], phrase.start(), i + 1);
        add("act-v", kind, stems[i], phrase.start(), i + 1);
        add("act-aux", kind, before.toString(), phrase.start(), i + 1);
        for (String about : meanings.get(i)) {
          add(MEANING, "act-m", kind + ' ' + before, about, phrase.start(), i + 1);
        }
        for (String in : classes.get(i)) {
          add("act-k", kind + ' ' + before, in, phrase.start(), i + 1);
          add("act-vk", kind, in, phrase.start(), i + 1);
        }
        if (i + 1 < words.length) {
          add("act-o", kind + ' ' + stems[i], stems[i + 1], phrase.start(), i + 2);
          for (String in : classes.get(i + 1)) {
            add("act-ok", kind, in, phrase.start(), i + 2);
          }
        }
        return;
      }
    }
  }

  private void shape() {
    int n = words.length;
    String role = sentence.role().key();
    add(LIGHT, "role", role, 0, 0);
    if (n == 0) {
      return;
    }
    add(LIGHT, "role-first", role, stems[sentence.firstWord()], 0, 1);
    add("end", words[n - 1].length() == 1 ? words[n - 1] : "word", 0, 0);
    add("length", n < 6 ? "xs" : n < 12 ? "s" : n < 22 ? "m" : n < 36 ? "l" : "xl", 0, 0);
    int numbers = 0;
    int codes = 0;
    for (String word : words) {
      numbers += word.equals("<n>") ? 1 : 0;
      codes += word.equals("<c>") ? 1 : 0;
    }
    add("numbers", numbers > 2 ? "many" : String.valueOf(numbers), 0, 0);
    add("codes", codes > 1 ? "many" : String.valueOf(codes), 0, 0);
    add("starts", sentence.token(0).kind().name(), 0, 0);
  }

  private void add(String family, String one, int from, int to) {
    add(WORD, family, one, from, to);
  }

  private void add(int strength, String family, String one, int from, int to) {
    sink.add(hash(hash(FNV_START, family), one), strength, from, to);
  }

  private void add(String family, String one, String other, int from, int to) {
    add(WORD, family, one, other, from, to);
  }

  private void add(int strength, String family, String one, String other, int from, int to) {
    sink.add(hash(hash(hash(FNV_START, family), one), other), strength, from, to);
  }

  private static long hash(long start, String text) {
    return hash(start, text, 0, text.length());
  }

  private static long hash(long start, String text, int from, int to) {
    long hash = start;
    for (int i = from; i < to; i++) {
      hash = (hash ^ text.charAt(i)) * FNV_PRIME;
    }
    return (hash ^ 0xff) * FNV_PRIME;
  }
}
