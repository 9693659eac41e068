package org.blamelesswiki.postmortems.cli;

import java.util.ArrayList;
import java.util.List;
import org.blamelesswiki.postmortems.text.MappedText;
import org.blamelesswiki.postmortems.text.Span;

/**
 * Lays a text of Markdown beside the source it came from: entities and backslashes stand for one
 * character each (CommonMark 0.31, 2.4 and 2.5), all else for itself.
 */
final class EscapedText {

  /** The longest name of an HTML entity is shorter. */
  private static final int LONGEST_ENTITY = 40;

  private final String literal;
  private final String source;
  private final Span span;
  private final List<Piece> pieces = new ArrayList<>();

  private EscapedText(String literal, String source, Span span) {
    this.literal = literal;
    this.source = source;
    this.span = span;
  }

  /** What one sign of the source reads as. */
  private record Piece(String reads, Span written) {}

  /** Adds {@code literal}, which the parser read at {@code span} of {@code source}, to a text. */
  static void append(String literal, String source, Span span, MappedText.Builder text) {
    EscapedText escaped = new EscapedText(literal, source, span);
    if (escaped.fits()) {
      escaped.pieces.forEach(piece -> text.replace(piece.reads(), piece.written()));
    } else {
      text.replace(literal, span);
    }
  }

  /** Whether the two can be laid side by side to their ends. */
  private boolean fits() {
    int at = span.start();
    int read = 0;
    while (read < literal.length() && at < span.end()) {
      int length = lengthOfSign(at, read);
      if (length == 0) {
        return false;
      }
      int chars = isPair(read) && length != 1 ? 2 : 1;
      pieces.add(new Piece(literal.substring(read, read + chars), new Span(at, at + length)));
      at += length;
      read += chars;
    }
    return read == literal.length() && at == span.end();
  }

  /** How many characters of the source stand for the next one of the text; 0 if none do. */
  private int lengthOfSign(int at, int read) {
    char c = source.charAt(at);
    if (c == '&') {
      int close = closeOfEntity(at);
      boolean entity = close > at && !literal.startsWith(source.substring(at, close + 1), read);
      if (entity) {
        return close + 1 - at;
      }
    }
    if (c == literal.charAt(read)) {
      return 1;
    }
    boolean escaped =
        c == '\\' && at + 1 < span.end() && source.charAt(at + 1) == literal.charAt(read);
    return escaped ? 2 : 0;
  }

  private int closeOfEntity(int at) {
    int limit = Math.min(span.end(), at + LONGEST_ENTITY);
    for (int i = at; i < limit; i++) {
      if (source.charAt(i) == ';') {
        return i;
      }
    }
    return -1;
  }

  private boolean isPair(int read) {
    return read + 1 < literal.length()
        && Character.isSurrogatePair(literal.charAt(read), literal.charAt(read + 1));
  }
}
