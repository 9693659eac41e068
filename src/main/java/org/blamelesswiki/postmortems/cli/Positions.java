package org.blamelesswiki.postmortems.cli;

import org.blamelesswiki.postmortems.text.Span;

/** Turns spans in a text into code points, lines and columns; fastest when asked in text order. */
final class Positions {

  /**
   * Where something stands.
   *
   * @param start the first code point, from 0
   * @param end the first code point after it
   * @param line the line it starts in, from 1
   * @param column the code point in that line, from 1
   */
  record Position(int start, int end, int line, int column) {}

  private final String text;
  private int at;
  private int codePoints;
  private int line = 1;
  private int lineStart;

  Positions(String text) {
    this.text = text;
  }

  Position of(Span span) {
    if (span.start() < at) {
      at = 0;
      codePoints = 0;
      line = 1;
      lineStart = 0;
    }
    while (at < span.start()) {
      int width = Character.charCount(text.codePointAt(at));
      codePoints++;
      if (text.charAt(at) == '\n') {
        line++;
        lineStart = codePoints;
      }
      at += width;
    }
    int end = codePoints + text.codePointCount(span.start(), span.end());
    return new Position(codePoints, end, line, codePoints - lineStart + 1);
  }
}
