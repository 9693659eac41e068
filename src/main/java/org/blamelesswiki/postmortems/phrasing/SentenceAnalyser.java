package org.blamelesswiki.postmortems.phrasing;

import java.util.ArrayList;
import java.util.List;
import org.blamelesswiki.postmortems.text.BlockMarks;
import org.blamelesswiki.postmortems.text.SectionRole;
import org.blamelesswiki.postmortems.text.Span;
import org.blamelesswiki.postmortems.text.Token;
import org.blamelesswiki.postmortems.text.Tokenizer;

/** Turns the characters of a sentence into words with entries, people and quotations. */
final class SentenceAnalyser {

  /** A longer run of words is cut here: it is a table or a log, not prose. */
  static final int LONGEST_SENTENCE = 160;

  private final Lexicon lexicon;
  private final PeopleFinder people;

  SentenceAnalyser(Lexicon lexicon, KnownPeople known) {
    this.lexicon = lexicon;
    this.people = new PeopleFinder(known);
  }

  /** The sentence at {@code span}; one of unusual length comes in several parts. */
  List<AnalysedSentence> words(String text, Span span, SectionRole role, BlockMarks marks) {
    List<Token> tokens = Tokenizer.tokens(text, span, marks);
    if (tokens.size() <= LONGEST_SENTENCE) {
      return List.of(sentence(text, span, role, tokens, quotations(text, span, marks)));
    }
    List<AnalysedSentence> parts = new ArrayList<>();
    for (int from = 0; from < tokens.size(); from += LONGEST_SENTENCE) {
      int to = Math.min(tokens.size(), from + LONGEST_SENTENCE);
      Span part = new Span(tokens.get(from).start(), tokens.get(to - 1).end());
      parts.add(
          sentence(text, part, role, tokens.subList(from, to), quotations(text, part, marks)));
    }
    return parts;
  }

  private AnalysedSentence sentence(
      String text, Span span, SectionRole role, List<Token> tokens, List<Span> quotations) {
    WordEntry[] entries = new WordEntry[tokens.size()];
    for (int i = 0; i < entries.length; i++) {
      entries[i] = lexicon.entryOf(tokens.get(i));
    }
    return new AnalysedSentence(text, span, role, tokens, entries, lexicon, quotations);
  }

  void addPeople(AnalysedSentence sentence, boolean theyArePeople) {
    sentence.setPeople(people.find(sentence, theyArePeople));
  }

  /** Words between quotation marks, and words marked as quoted. */
  private static List<Span> quotations(String text, Span span, BlockMarks marks) {
    List<Span> quotations = new ArrayList<>(0);
    marks.quotationsIn(span).forEach(mark -> quotations.add(mark.span()));
    int open = -1;
    for (int i = span.start(); i < span.end(); i++) {
      char c = text.charAt(i);
      boolean opens = c == '\u201c' || c == '\u00ab' || c == '\u201e' || (c == '"' && open < 0);
      boolean closes = c == '\u201d' || c == '\u00bb' || c == '"';
      if (opens) {
        open = i;
      } else if (closes && open >= 0) {
        quotations.add(new Span(open, i + 1));
        open = -1;
      }
    }
    return quotations;
  }
}
