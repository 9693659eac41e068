package org.blamelesswiki.postmortems.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SpanTest {

  private static final Span SPAN = new Span(3, 6);

  @Test
  void two_overlap_when_they_share_a_place() {
    assertThat(SPAN.overlaps(new Span(5, 9))).isTrue();
    assertThat(SPAN.overlaps(new Span(0, 4))).isTrue();
    assertThat(SPAN.overlaps(new Span(6, 9))).isFalse();
    assertThat(SPAN.overlaps(new Span(0, 3))).isFalse();
  }

  @Test
  void one_contains_another_up_to_its_ends() {
    assertThat(SPAN.contains(SPAN)).isTrue();
    assertThat(SPAN.contains(new Span(4, 5))).isTrue();
    assertThat(SPAN.contains(new Span(2, 5))).isFalse();
    assertThat(SPAN.contains(new Span(4, 7))).isFalse();
  }

  @Test
  void it_covers_its_part_of_a_text() {
    assertThat(SPAN.of("abcdefgh")).isEqualTo("def");
    assertThat(SPAN.length()).isEqualTo(3);
  }

  @Test
  void one_that_ends_before_it_starts_is_refused() {
    assertThatThrownBy(() -> new Span(3, 2)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Span(-1, 2)).isInstanceOf(IllegalArgumentException.class);
    assertThat(new Span(0, 0).length()).isZero();
  }
}
