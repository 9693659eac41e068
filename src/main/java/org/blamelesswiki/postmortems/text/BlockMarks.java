package org.blamelesswiki.postmortems.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The marks of a block made ready for its sentences: in text order, none overlapping another, so
 * that each sentence finds its own without a look at all.
 */
public final class BlockMarks {

  private final List<Mark> opaque;
  private final List<Mark> quotations;

  private BlockMarks(List<Mark> opaque, List<Mark> quotations) {
    this.opaque = opaque;
    this.quotations = quotations;
  }

  /** What {@code marks} say, in whatever order and nesting a parser found them. */
  public static BlockMarks of(List<Mark> marks) {
    return new BlockMarks(
        merged(
            marks.stream()
                .filter(mark -> mark.kind() == Mark.Kind.CODE || mark.kind() == Mark.Kind.MENTION)
                .toList()),
        merged(marks.stream().filter(mark -> mark.kind() == Mark.Kind.QUOTATION).toList()));
  }

  /** Code and mentions: words that are one token each. */
  List<Mark> opaque() {
    return opaque;
  }

  /** The code and mentions that share a place with {@code span}. */
  List<Mark> opaqueIn(Span span) {
    return in(opaque, span);
  }

  /** The marked quotations that share a place with {@code span}. */
  public List<Mark> quotationsIn(Span span) {
    return in(quotations, span);
  }

  /** What overlaps becomes one mark of the outer one's kind. */
  private static List<Mark> merged(List<Mark> marks) {
    List<Mark> sorted = new ArrayList<>(marks);
    sorted.sort(
        Comparator.comparingInt((Mark mark) -> mark.span().start())
            .thenComparing(mark -> -mark.span().end()));
    List<Mark> merged = new ArrayList<>(sorted.size());
    for (Mark mark : sorted) {
      int last = merged.size() - 1;
      if (mark.span().length() == 0) {
        continue;
      }
      if (last >= 0 && mark.span().start() < merged.get(last).span().end()) {
        Mark outer = merged.get(last);
        int end = Math.max(outer.span().end(), mark.span().end());
        merged.set(last, new Mark(outer.kind(), new Span(outer.span().start(), end)));
      } else {
        merged.add(mark);
      }
    }
    return merged;
  }

  private static List<Mark> in(List<Mark> marks, Span span) {
    if (marks.isEmpty()) {
      return marks;
    }
    int from = firstEndingAfter(marks, span.start());
    int to = from;
    while (to < marks.size() && marks.get(to).span().start() < span.end()) {
      to++;
    }
    return marks.subList(from, to);
  }

  private static int firstEndingAfter(List<Mark> marks, int offset) {
    int low = 0;
    int high = marks.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (marks.get(middle).span().end() > offset) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
