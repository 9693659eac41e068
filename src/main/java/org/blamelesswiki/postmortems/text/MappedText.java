package org.blamelesswiki.postmortems.text;

import java.util.Arrays;

/**
 * Plain text taken out of a source, with the place in the source of every character of it.
 *
 * <p>A parser leaves markup out and resolves entities; a finding in what is left must still lead to
 * the author's own characters.
 */
public final class MappedText {

  private final String text;
  private final int[] starts;
  private final int[] ends;

  private MappedText(String text, int[] starts, int[] ends) {
    this.text = text;
    this.starts = starts;
    this.ends = ends;
  }

  /** A text that is its own source. */
  public static MappedText verbatim(String text) {
    return builder().copy(text, 0, text.length()).build();
  }

  public static Builder builder() {
    return new Builder();
  }

  public String text() {
    return text;
  }

  public boolean isBlank() {
    return text.isBlank();
  }

  /**
   * The part of the source that {@code span} of this text came from, from the first to the last
   * character of it. An empty span maps to an empty one at its place.
   *
   * @throws IndexOutOfBoundsException if {@code span} ends behind this text
   */
  public Span toSource(Span span) {
    if (span.end() > text.length()) {
      throw new IndexOutOfBoundsException(span + " in a text of " + text.length());
    }
    if (span.length() == 0) {
      int at = span.start() < text.length() ? starts[span.start()] : sourceEnd();
      return new Span(at, at);
    }
    return new Span(starts[span.start()], ends[span.end() - 1]);
  }

  /** The same text, taken out of a source that has {@code offset} more characters before it. */
  public MappedText shifted(int offset) {
    int[] shiftedStarts = starts.clone();
    int[] shiftedEnds = ends.clone();
    for (int i = 0; i < starts.length; i++) {
      shiftedStarts[i] += offset;
      shiftedEnds[i] += offset;
    }
    return new MappedText(text, shiftedStarts, shiftedEnds);
  }

  private int sourceEnd() {
    return text.isEmpty() ? 0 : ends[text.length() - 1];
  }

  @Override
  public String toString() {
    return text;
  }

  /** Collects the pieces of a {@link MappedText} in source order. */
  public static final class Builder {

    private final StringBuilder text = new StringBuilder();
    private int[] starts = new int[64];
    private int[] ends = new int[64];

    private Builder() {}

    /** Takes {@code source} from {@code from} to {@code to} as it is. */
    public Builder copy(CharSequence source, int from, int to) {
      reserve(to - from);
      for (int i = from; i < to; i++) {
        put(source.charAt(i), i, i + 1);
      }
      return this;
    }

    /** Takes {@code replacement} for what stands at {@code source}, such as an entity. */
    public Builder replace(CharSequence replacement, Span source) {
      reserve(replacement.length());
      for (int i = 0; i < replacement.length(); i++) {
        put(replacement.charAt(i), source.start(), source.end());
      }
      return this;
    }

    public int length() {
      return text.length();
    }

    public MappedText build() {
      int length = text.length();
      return new MappedText(
          text.toString(), Arrays.copyOf(starts, length), Arrays.copyOf(ends, length));
    }

    private void reserve(int more) {
      int needed = text.length() + more;
      if (needed > starts.length) {
        int size = Math.max(needed, starts.length * 2);
        starts = Arrays.copyOf(starts, size);
        ends = Arrays.copyOf(ends, size);
      }
    }

    private void put(char c, int start, int end) {
      starts[text.length()] = start;
      ends[text.length()] = end;
      text.append(c);
    }
  }
}
