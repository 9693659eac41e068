package org.blamelesswiki.postmortems.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Counts how often characters are looked at, on texts made to be read again and again. */
class CharactersReadTest {

  private static final String ORDINARY =
      "At 10:42 the disk of db-3 filled up, since nobody's alert covers it (see the graph).\n\n"
          + "We restarted it at 11:00. It didn't help: kofi.b@ found the \"real\" cause at noon! ";

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".", "!)", "?!) x ", ". a", " ", "\n", ". ", "[~", "@", "a@", "/", "a.b/", "'", "it's ",
        "\u200b", "\ud800", "-", "x", "\u3002", "...x", "... x", ". \n"
      })
  void each_is_looked_at_a_bounded_number_of_times(String piece) {
    long ordinary = read(ORDINARY.repeat(10_000 / ORDINARY.length()), List.of()) / 10_000;
    int length = 20_000;
    String text = piece.repeat(length / piece.length());

    long once = read(text, List.of());
    long twice = read(text + text, List.of());

    assertThat(twice).isLessThanOrEqualTo(once * 2 + once / 50 + 200);
    assertThat(once / length).isLessThanOrEqualTo(3 * ordinary + 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000, 10_000})
  void marks_inside_marks_cost_no_more_than_their_words(int depth) {
    List<Mark> marks = new ArrayList<>();
    String text = "Run it. ".repeat(depth);
    for (int i = 0; i < depth; i++) {
      marks.add(new Mark(Mark.Kind.CODE, new Span(depth + i, text.length() - i)));
    }

    assertThat(read(text, marks)).isLessThanOrEqualTo(read(text, List.of()));
  }

  private static long read(String text, List<Mark> marks) {
    CountingText counting = new CountingText(text);
    BlockMarks ready = BlockMarks.of(marks);
    for (Span sentence : new SentenceSplitter(Set.of("e.g")).sentences(counting, ready)) {
      Tokenizer.tokens(counting, sentence, ready);
    }
    return counting.reads;
  }

  private static final class CountingText implements CharSequence {
    private final String text;
    private long reads;

    CountingText(String text) {
      this.text = text;
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      reads++;
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      reads += end - start;
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
