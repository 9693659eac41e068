package org.blamelesswiki.postmortems.text;

/**
 * A half-open range of UTF-16 offsets in some text.
 *
 * @param start the first offset inside, at least 0
 * @param end the first offset after it, at least {@code start}
 */
public record Span(int start, int end) {

  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("no span from " + start + " to " + end);
    }
  }

  /** How many UTF-16 units it covers. */
  public int length() {
    return end - start;
  }

  /** Whether the two share at least one offset. */
  public boolean overlaps(Span other) {
    return start < other.end && other.start < end;
  }

  /** Whether every offset of {@code other} is inside this one. */
  public boolean contains(Span other) {
    return start <= other.start && other.end <= end;
  }

  /** What it covers of {@code text}. */
  public String of(CharSequence text) {
    return text.subSequence(start, end).toString();
  }
}
