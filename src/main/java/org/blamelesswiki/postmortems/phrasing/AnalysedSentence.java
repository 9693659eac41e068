package org.blamelesswiki.postmortems.phrasing;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.blamelesswiki.postmortems.text.SectionRole;
import org.blamelesswiki.postmortems.text.Span;
import org.blamelesswiki.postmortems.text.Token;
import org.jspecify.annotations.Nullable;

/** A sentence with what is known of each of its words. */
final class AnalysedSentence {

  private final String text;
  private final Span span;
  private final SectionRole role;
  private final List<Token> tokens;
  private final WordEntry[] entries;
  private final Lexicon lexicon;
  private final int firstWord;
  private final int wordsEnd;
  private final List<Span> quotations;
  private final @Nullable PeoplePhrase[] people;
  private int peopleKinds;

  AnalysedSentence(
      String text,
      Span span,
      SectionRole role,
      List<Token> tokens,
      WordEntry[] entries,
      Lexicon lexicon,
      List<Span> quotations) {
    this.text = text;
    this.span = span;
    this.role = role;
    this.tokens = tokens;
    this.entries = entries;
    this.lexicon = lexicon;
    this.firstWord = firstWordOf(tokens);
    this.wordsEnd = wordsEndOf(tokens);
    this.quotations = quotations;
    this.people = new PeoplePhrase[tokens.size()];
  }

  /** The text of the block it stands in. */
  String blockText() {
    return text;
  }

  /** Where it stands in the block. */
  Span span() {
    return span;
  }

  SectionRole role() {
    return role;
  }

  int size() {
    return entries.length;
  }

  Token token(int at) {
    return tokens.get(at);
  }

  List<Token> tokens() {
    return tokens;
  }

  WordEntry entry(int at) {
    return entries[at];
  }

  /** What the word here is about. */
  List<String> meanings(int at) {
    Token token = tokens.get(at);
    return token.kind() == Token.Kind.WORD ? lexicon.meaningsOf(token.norm()) : List.of();
  }

  /** The first token behind list signs, numbering and clock times. */
  int firstWord() {
    return firstWord;
  }

  /** Whether only signs stand from {@code at} on. */
  boolean isAtEnd(int at) {
    return at >= wordsEnd;
  }

  boolean endsClause(int at) {
    Token token = tokens.get(at);
    if (token.kind() != Token.Kind.SIGN) {
      return false;
    }
    char sign = token.norm().charAt(0);
    return sign == ';' || sign == '.' || sign == '!' || sign == '?' || sign == ':';
  }

  void setPeople(List<PeoplePhrase> phrases) {
    for (PeoplePhrase phrase : phrases) {
      people[phrase.start()] = phrase;
      peopleKinds |= phrase.kind();
    }
  }

  /** The kinds of people in it. */
  int peopleKinds() {
    return peopleKinds;
  }

  /** Collects the tests that some word of it passes. */
  void collectPassed(BitSet passed) {
    for (WordEntry entry : entries) {
      entry.addPassed(passed);
    }
  }

  /** The phrase of one of these kinds that starts here. */
  @Nullable PeoplePhrase peopleAt(int at, int kinds) {
    PeoplePhrase phrase = people[at];
    return phrase != null && (phrase.kind() & kinds) != 0 ? phrase : null;
  }

  List<PeoplePhrase> people() {
    List<PeoplePhrase> all = new ArrayList<>();
    for (PeoplePhrase phrase : people) {
      if (phrase != null) {
        all.add(phrase);
      }
    }
    return all;
  }

  /** The words of others in it. */
  List<Span> quotations() {
    return quotations;
  }

  boolean isQuoted(Span words) {
    return quotations.stream().anyMatch(quotation -> quotation.contains(words));
  }

  private static int firstWordOf(List<Token> tokens) {
    int at = 0;
    while (at < tokens.size()
        && (tokens.get(at).kind() == Token.Kind.SIGN
            || tokens.get(at).kind() == Token.Kind.NUMBER
            || isClockWord(tokens, at))) {
      at++;
    }
    return at < tokens.size() ? at : 0;
  }

  private static int wordsEndOf(List<Token> tokens) {
    int end = tokens.size();
    while (end > 0 && tokens.get(end - 1).kind() == Token.Kind.SIGN) {
      end--;
    }
    return end;
  }

  /** "UTC", "am" and the like directly behind a clock time. */
  private static boolean isClockWord(List<Token> tokens, int at) {
    if (at == 0 || tokens.get(at - 1).kind() != Token.Kind.NUMBER) {
      return false;
    }
    return switch (tokens.get(at).norm()) {
      case "utc", "gmt", "cet", "cest", "pst", "pdt", "est", "edt", "bst", "am", "pm" -> true;
      default -> false;
    };
  }
}
