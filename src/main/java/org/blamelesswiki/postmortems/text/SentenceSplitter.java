package org.blamelesswiki.postmortems.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds where sentences end, in one pass. Clock times, versions, abbreviations, initials and file
 * names do not end one; a blank line always does.
 */
public final class SentenceSplitter {

  private final Set<String> abbreviations;

  /**
   * A splitter for one language.
   *
   * @param abbreviations words behind which a full stop ends nothing, in lower case without the
   *     last full stop
   */
  public SentenceSplitter(Set<String> abbreviations) {
    this.abbreviations = Set.copyOf(abbreviations);
  }

  /** The sentences of {@code text}, without the space around them, in order. */
  public List<Span> sentences(CharSequence text, BlockMarks marks) {
    return new Reading(text).sentences(marks.opaque());
  }

  /** One text being read. What was learned of a run of signs is kept for the next sign in it. */
  private final class Reading {
    private final CharSequence text;
    private final List<Span> sentences = new ArrayList<>();

    /** Where the run of closing signs ends that was read last, and where the word behind it is. */
    private int closed;

    private int next;

    Reading(CharSequence text) {
      this.text = text;
    }

    List<Span> sentences(List<Mark> marks) {
      int from = 0;
      int mark = 0;
      for (int i = 0; i < text.length(); i++) {
        while (mark < marks.size() && marks.get(mark).span().end() <= i) {
          mark++;
        }
        boolean inCode =
            mark < marks.size()
                && marks.get(mark).kind() == Mark.Kind.CODE
                && marks.get(mark).span().start() <= i;
        if (inCode) {
          i = marks.get(mark).span().end() - 1;
          continue;
        }
        int end = endAt(i);
        if (end > 0) {
          add(from, end);
          from = end;
          i = end - 1;
        }
      }
      add(from, text.length());
      return sentences;
    }

    /** Where the sentence that ends with the sign at {@code i} ends; 0 if none ends there. */
    private int endAt(int i) {
      char c = text.charAt(i);
      if (c == '\n') {
        return i + 1 < text.length() && text.charAt(i + 1) == '\n' ? i + 1 : 0;
      }
      if (c != '.' && c != '!' && c != '?' && c != '\u2026' && c != '\u3002') {
        return 0;
      }
      readOnFrom(i + 1);
      int end = closed;
      if (end == text.length()) {
        return end;
      }
      if (next == end) {
        return c == '\u3002' ? end : 0;
      }
      if (next == text.length() || c == '\u3002') {
        return end;
      }
      if (Character.isLowerCase(text.charAt(next))) {
        if ((c == '.' || c == '\u2026') && !isHandle(next)) {
          return c == '.' && end > i + 1 && text.charAt(end - 1) != ')' ? end : 0;
        }
        if (end > i + 1) {
          // "Really?!" she asked: the quoted words do not end the sentence
          return 0;
        }
      }
      return c == '.' && isAbbreviation(i) ? 0 : end;
    }

    /** Finds the end of the closing signs at {@code from}, and of the space behind them. */
    private void readOnFrom(int from) {
      if (from <= closed) {
        return;
      }
      closed = from;
      while (closed < text.length() && isClosing(text.charAt(closed))) {
        closed++;
      }
      next = closed;
      while (next < text.length() && Tokenizer.isSpace(text.charAt(next))) {
        next++;
      }
    }

    /** Whether a handle such as {@code kofi.b@} stands here: it begins a sentence in lower case. */
    private boolean isHandle(int at) {
      int end = at;
      int limit = Math.min(text.length(), at + Tokenizer.LONGEST_TOKEN);
      while (end < limit
          && (Tokenizer.isWordChar(text.charAt(end))
              || text.charAt(end) == '.'
              || text.charAt(end) == '-')) {
        end++;
      }
      return end < limit && text.charAt(end) == '@';
    }

    private boolean isAbbreviation(int dot) {
      int from = dot;
      while (from > 0
          && dot - from < 8
          && (Character.isLetter(text.charAt(from - 1)) || text.charAt(from - 1) == '.')) {
        from--;
      }
      String word = text.subSequence(from, dot).toString().toLowerCase(Locale.ROOT);
      if (word.length() == 1) {
        return Character.isUpperCase(text.charAt(from)) && !word.equals("i");
      }
      return abbreviations.contains(word) && !endsLine(dot);
    }

    private boolean endsLine(int dot) {
      return dot + 1 >= text.length() || text.charAt(dot + 1) == '\n';
    }

    private void add(int from, int to) {
      int start = from;
      int end = to;
      while (start < end && Tokenizer.isSpace(text.charAt(start))) {
        start++;
      }
      while (end > start && Tokenizer.isSpace(text.charAt(end - 1))) {
        end--;
      }
      if (end > start) {
        sentences.add(new Span(start, end));
      }
    }
  }

  private static boolean isClosing(char c) {
    return c == '.'
        || c == '!'
        || c == '?'
        || c == ')'
        || c == ']'
        || c == '"'
        || c == '\''
        || c == '\u201d'
        || c == '\u2019'
        || c == '\u00bb'
        || c == '*'
        || c == '_';
  }
}
