package org.blamelesswiki.postmortems.action;

import java.util.ArrayList;
import java.util.List;
import org.blamelesswiki.postmortems.text.Span;

/** Finds web addresses in a page's source, whatever its markup. */
final class Links {

  private static final String STOPS = " \t\r\n|]\"'<>{}`\\";
  private static final int LONGEST = 2_000;

  private Links() {}

  /** Where addresses stand in {@code source}, in order, without overlap. */
  static List<Span> in(String source) {
    List<Span> spans = new ArrayList<>();
    int at = source.indexOf("://");
    while (at >= 0) {
      int start = schemeStart(source, at);
      int end = at + 3;
      while (end < source.length() && STOPS.indexOf(source.charAt(end)) < 0) {
        end++;
      }
      if (start >= 0 && end - start <= LONGEST) {
        spans.add(new Span(start, end));
      }
      at = source.indexOf("://", end);
    }
    return spans;
  }

  private static int schemeStart(String source, int colon) {
    if (source.regionMatches(true, colon - 5, "https", 0, 5)) {
      return colon - 5;
    }
    return source.regionMatches(true, colon - 4, "http", 0, 4) ? colon - 4 : -1;
  }
}
