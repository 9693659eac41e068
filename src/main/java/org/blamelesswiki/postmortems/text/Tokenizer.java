package org.blamelesswiki.postmortems.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Cuts text into tokens in one pass: each character is looked at a bounded number of times,
 * whatever the text.
 */
public final class Tokenizer {

  /**
   * A run longer than this is cut: no word of a language is, and nothing may depend on its length.
   */
  static final int LONGEST_TOKEN = 64;

  private static final Map<String, String> SHORTENED =
      Map.of("ca", "can", "wo", "will", "sha", "shall", "ai", "is");

  private Tokenizer() {}

  /**
   * The tokens of {@code text} between the ends of {@code within}.
   *
   * @param marks the marks of the block; code and mentions become one token each
   */
  public static List<Token> tokens(CharSequence text, Span within, BlockMarks marks) {
    List<Mark> opaque = marks.opaqueIn(within);
    List<Token> tokens = new ArrayList<>(within.length() / 5 + 4);
    int at = within.start();
    int mark = 0;
    while (at < within.end()) {
      while (mark < opaque.size() && opaque.get(mark).span().end() <= at) {
        mark++;
      }
      int stop = within.end();
      if (mark < opaque.size()) {
        Mark next = opaque.get(mark);
        if (next.span().start() <= at) {
          int end = Math.min(next.span().end(), within.end());
          Token.Kind kind = next.kind() == Mark.Kind.MENTION ? Token.Kind.HANDLE : Token.Kind.CODE;
          tokens.add(new Token(kind, at, end, kind == Token.Kind.HANDLE ? "@" : "`", false));
          at = end;
          continue;
        }
        stop = Math.min(stop, next.span().start());
      }
      at = next(text, at, stop, tokens);
    }
    return tokens;
  }

  /** Reads what starts at {@code at}, adds its tokens, and tells where to go on. */
  private static int next(CharSequence text, int at, int stop, List<Token> tokens) {
    char c = text.charAt(at);
    if (isSpace(c)) {
      return at + 1;
    }
    if (c == '[' && at + 1 < stop && text.charAt(at + 1) == '~') {
      int close = mentionEnd(text, at + 2, Math.min(stop, at + LONGEST_TOKEN));
      if (close > at + 2) {
        tokens.add(new Token(Token.Kind.HANDLE, at, close + 1, "@", false));
        return close + 1;
      }
    }
    if (c == '@' && at + 1 < stop && isWordChar(text.charAt(at + 1))) {
      int end = wordEnd(text, at + 1, stop);
      tokens.add(new Token(Token.Kind.HANDLE, at, end, "@", false));
      return end;
    }
    if (!isWordChar(c)) {
      return sign(text, at, stop, tokens);
    }
    int end = runEnd(text, at, stop);
    if (end < stop && text.charAt(end) == '@') {
      boolean address = end + 1 < stop && isWordChar(text.charAt(end + 1));
      int last = address ? runEnd(text, end + 1, stop) : end + 1;
      tokens.add(new Token(address ? Token.Kind.CODE : Token.Kind.HANDLE, at, last, "@", false));
      return last;
    }
    return word(text, at, end, tokens);
  }

  private static int sign(CharSequence text, int at, int stop, List<Token> tokens) {
    char c = text.charAt(at);
    int end = at + 1;
    if (Character.isHighSurrogate(c) && end < stop && Character.isLowSurrogate(text.charAt(end))) {
      end++;
    }
    if (c == '/' || c == '\\' || c == '#' || c == '$') {
      int run = runEnd(text, end, stop);
      if (run > end && (at == 0 || !isWordChar(text.charAt(at - 1)))) {
        tokens.add(new Token(Token.Kind.CODE, at, run, "`", false));
        return run;
      }
    }
    if (isInvisible(c)) {
      return end;
    }
    tokens.add(new Token(Token.Kind.SIGN, at, end, sameSign(c), false));
    return end;
  }

  /** One name for the signs that mean the same. */
  private static String sameSign(char c) {
    return switch (c) {
      case '\u2018', '\u2019', '`' -> "'";
      case '\u201c', '\u201d', '\u00ab', '\u00bb', '\u201e' -> "\"";
      case '\u2013', '\u2014', '\u2212' -> "-";
      case '\u2026' -> "\u2026";
      default -> String.valueOf(c);
    };
  }

  /** Where a run of word characters, with signs that join them, ends. */
  private static int runEnd(CharSequence text, int at, int stop) {
    int limit = Math.min(stop, at + LONGEST_TOKEN);
    int end = at;
    while (end < limit) {
      char c = text.charAt(end);
      boolean joined = isJoin(c) && end > at && end + 1 < stop && isWordChar(text.charAt(end + 1));
      if (!isWordChar(c) && !joined && !(c == '%' && end > at)) {
        break;
      }
      end++;
    }
    return end;
  }

  private static int wordEnd(CharSequence text, int at, int stop) {
    int end = runEnd(text, at, stop);
    return Math.max(end, at + 1);
  }

  private static int word(CharSequence text, int at, int end, List<Token> tokens) {
    boolean letters = true;
    boolean digits = false;
    boolean plain = true;
    int inner = 0;
    for (int i = at; i < end; i++) {
      char c = text.charAt(i);
      if (Character.isDigit(c)) {
        digits = true;
        letters = false;
      } else if (c == '_' || c == '=' || c == '\\') {
        plain = false;
      } else if (c == '.' || c == '/' || c == ':') {
        inner++;
        letters = false;
      } else if (c != '-'
          && c != '\''
          && c != '\u2019'
          && i > at
          && Character.isUpperCase(c)
          && Character.isLowerCase(text.charAt(i - 1))) {
        // camelCase is an identifier; a capital behind a hyphen is not
        plain = plain && Character.isUpperCase(text.charAt(at)) && end - at < 14 && i > at + 1;
      }
    }
    char first = text.charAt(at);
    if (letters && plain) {
      return letters(text, at, end, tokens);
    }
    if (plain && inner > 0 && !digits) {
      return dotted(text, at, end, tokens);
    }
    boolean number = plain && Character.isDigit(first);
    tokens.add(
        new Token(
            number ? Token.Kind.NUMBER : Token.Kind.CODE,
            at,
            end,
            number ? "0" : "`",
            Character.isUpperCase(first)));
    return end;
  }

  /** Words joined by a slash, a dot without a space, or a colon: {@code and/or}, {@code e.g}. */
  private static int dotted(CharSequence text, int at, int end, List<Token> tokens) {
    int from = at;
    boolean path = false;
    for (int i = at; i < end; i++) {
      char c = text.charAt(i);
      path |= c == '.' && i + 1 < end && i - from > 1 && Character.isLowerCase(text.charAt(i + 1));
    }
    if (path) {
      tokens.add(new Token(Token.Kind.CODE, at, end, "`", Character.isUpperCase(text.charAt(at))));
      return end;
    }
    for (int i = at; i <= end; i++) {
      if (i == end || text.charAt(i) == '/' || text.charAt(i) == ':' || text.charAt(i) == '.') {
        if (i > from) {
          letters(text, from, i, tokens);
        }
        if (i < end) {
          tokens.add(new Token(Token.Kind.SIGN, i, i + 1, String.valueOf(text.charAt(i)), false));
        }
        from = i + 1;
      }
    }
    return end;
  }

  private static int letters(CharSequence text, int at, int end, List<Token> tokens) {
    int apostrophe = lastApostrophe(text, at, end);
    boolean capital = Character.isUpperCase(text.charAt(at));
    if (apostrophe > at) {
      String tail = lower(text, apostrophe + 1, end);
      if (tail.equals("t")
          && Character.toLowerCase(text.charAt(apostrophe - 1)) == 'n'
          && apostrophe - 1 > at) {
        String head = lower(text, at, apostrophe - 1);
        tokens.add(
            new Token(
                Token.Kind.WORD, at, apostrophe - 1, SHORTENED.getOrDefault(head, head), capital));
        tokens.add(new Token(Token.Kind.WORD, apostrophe - 1, end, "not", false));
        return end;
      }
      String undone = contraction(tail);
      if (!undone.isEmpty()) {
        tokens.add(
            new Token(Token.Kind.WORD, at, apostrophe, lower(text, at, apostrophe), capital));
        tokens.add(new Token(Token.Kind.WORD, apostrophe, end, undone, false));
        return end;
      }
    }
    String norm = lower(text, at, end);
    if (norm.equals("cannot")) {
      tokens.add(new Token(Token.Kind.WORD, at, at + 3, "can", capital));
      tokens.add(new Token(Token.Kind.WORD, at + 3, end, "not", false));
      return end;
    }
    tokens.add(new Token(Token.Kind.WORD, at, end, norm, capital));
    return end;
  }

  private static String contraction(String tail) {
    return switch (tail) {
      case "s" -> "'s";
      case "d" -> "'d";
      case "ll" -> "will";
      case "ve" -> "have";
      case "re" -> "are";
      case "m" -> "am";
      default -> "";
    };
  }

  private static int lastApostrophe(CharSequence text, int at, int end) {
    for (int i = end - 1; i > at; i--) {
      char c = text.charAt(i);
      if (c == '\'' || c == '\u2019') {
        return i;
      }
    }
    return -1;
  }

  private static String lower(CharSequence text, int from, int to) {
    String word = text.subSequence(from, to).toString();
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (Character.isUpperCase(c) || c == '\u2019' || isInvisible(c)) {
        return stripped(word.toLowerCase(Locale.ROOT).replace('\u2019', '\''));
      }
    }
    return word;
  }

  private static String stripped(String word) {
    StringBuilder out = new StringBuilder(word.length());
    for (int i = 0; i < word.length(); i++) {
      if (!isInvisible(word.charAt(i))) {
        out.append(word.charAt(i));
      }
    }
    return out.toString();
  }

  /** Where the bracket closes that opened before {@code from}; -1 if another one opens first. */
  private static int mentionEnd(CharSequence text, int from, int to) {
    for (int i = from; i < to && text.charAt(i) != '['; i++) {
      if (text.charAt(i) == ']') {
        return i;
      }
    }
    return -1;
  }

  static boolean isWordChar(char c) {
    return Character.isLetterOrDigit(c)
        || c == '_'
        || isInvisible(c)
        || Character.getType(c) == Character.NON_SPACING_MARK;
  }

  private static boolean isJoin(char c) {
    return c == '-'
        || c == '\''
        || c == '\u2019'
        || c == '.'
        || c == '/'
        || c == ':'
        || c == ','
        || c == '=';
  }

  static boolean isSpace(char c) {
    return Character.isWhitespace(c) || c == '\u00a0' || c == '\u202f' || c == '\u2007';
  }

  /** Zero-width and direction signs: they must neither hide a word nor count as one. */
  static boolean isInvisible(char c) {
    return (c >= '\u200b' && c <= '\u200f')
        || (c >= '\u202a' && c <= '\u202e')
        || (c >= '\u2060' && c <= '\u2069')
        || c == '\ufeff'
        || c == '\u00ad';
  }
}
