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

  private static final Set<String> ABBREVIATIONS =
      Set.of(
          "e.g", "i.e", "eg", "ie", "etc", "vs", "cf", "approx", "mr", "mrs", "ms", "dr", "prof",
          "st", "no", "nr", "fig", "sec", "inc", "ltd", "corp", "co", "jr", "sr", "a.m", "p.m",
          "am", "pm", "resp", "incl", "est", "min", "max", "jan", "feb", "mar", "apr", "jun", "jul",
          "aug", "sep", "sept", "oct", "nov", "dec", "mon", "tue", "wed", "thu", "fri", "sat",
          "sun", "viz", "al", "ca");

  private SentenceSplitter() {}

  /** The sentences of {@code text}, without the space around them, in order. */
  public static List<Span> sentences(String text, List<Mark> marks) {
    List<Span> sentences = new ArrayList<>();
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
        continue;
      }
      int end = endAt(text, i);
      if (end > 0) {
        add(text, from, end, sentences);
        from = end;
        i = end - 1;
      }
    }
    add(text, from, text.length(), sentences);
    return sentences;
  }

  /** Where the sentence that ends with the sign at {@code i} ends; 0 if none ends there. */
  private static int endAt(String text, int i) {
    char c = text.charAt(i);
    if (c == '\n') {
      return i + 1 < text.length() && text.charAt(i + 1) == '\n' ? i + 1 : 0;
    }
    if (c != '.' && c != '!' && c != '?' && c != '\u2026' && c != '\u3002') {
      return 0;
    }
    int end = i + 1;
    while (end < text.length() && isClosing(text.charAt(end))) {
      end++;
    }
    if (end == text.length()) {
      return end;
    }
    if (!Tokenizer.isSpace(text.charAt(end))) {
      return c == '\u3002' ? end : 0;
    }
    int next = end;
    while (next < text.length() && Tokenizer.isSpace(text.charAt(next))) {
      next++;
    }
    if (next == text.length() || c == '\u3002') {
      return end;
    }
    char follower = text.charAt(next);
    if (Character.isLowerCase(follower) && (c == '.' || c == '\u2026') && !isHandle(text, next)) {
      return c == '.' && end > i + 1 && text.charAt(end - 1) != ')' ? end : 0;
    }
    if (Character.isLowerCase(follower) && end > i + 1) {
      // "Really?!" she asked: the quoted words do not end the sentence
      return 0;
    }
    return c == '.' && isAbbreviation(text, i) ? 0 : end;
  }

  /** Whether a handle such as {@code kofi.b@} stands here: it begins a sentence in lower case. */
  private static boolean isHandle(String text, int at) {
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

  private static boolean isAbbreviation(String text, int dot) {
    int from = dot;
    while (from > 0
        && dot - from < 8
        && (Character.isLetter(text.charAt(from - 1)) || text.charAt(from - 1) == '.')) {
      from--;
    }
    String word = text.substring(from, dot).toLowerCase(Locale.ROOT);
    if (word.length() == 1) {
      return Character.isUpperCase(text.charAt(from)) && !word.equals("i");
    }
    return ABBREVIATIONS.contains(word) && !endsLine(text, dot);
  }

  private static boolean endsLine(String text, int dot) {
    return dot + 1 >= text.length() || text.charAt(dot + 1) == '\n';
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

  private static void add(String text, int from, int to, List<Span> sentences) {
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
