package org.blamelesswiki.postmortems.action;

import java.util.Comparator;
import java.util.List;
import org.blamelesswiki.postmortems.text.Span;

/** Spans that do not overlap each other, to be asked by place. */
final class SpanIndex {

  private final List<Span> spans;

  SpanIndex(List<Span> spans) {
    this.spans = spans.stream().sorted(Comparator.comparingInt(Span::start)).toList();
  }

  /** The position, in order of start, of the span that holds {@code offset}; -1 if none does. */
  int at(int offset) {
    int low = 0;
    int high = spans.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      Span span = spans.get(middle);
      if (offset < span.start()) {
        high = middle - 1;
      } else if (offset >= span.end()) {
        low = middle + 1;
      } else {
        return middle;
      }
    }
    return -1;
  }
}
