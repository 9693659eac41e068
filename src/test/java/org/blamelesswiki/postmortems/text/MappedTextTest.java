package org.blamelesswiki.postmortems.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MappedTextTest {

  private static final String SOURCE = "a &amp; <b>c</b>";
  private static final MappedText TEXT =
      MappedText.builder()
          .copy(SOURCE, 0, 2)
          .replace("&", new Span(2, 7))
          .copy(SOURCE, 7, 8)
          .copy(SOURCE, 11, 12)
          .build();

  @Test
  void each_character_knows_its_place_in_the_source() {
    assertThat(TEXT.text()).isEqualTo("a & c");
    assertThat(TEXT.toSource(new Span(2, 3)).of(SOURCE)).isEqualTo("&amp;");
    assertThat(TEXT.toSource(new Span(0, 5)).of(SOURCE)).isEqualTo("a &amp; <b>c");
    assertThat(TEXT.toSource(new Span(4, 5))).isEqualTo(new Span(11, 12));
  }

  @Test
  void an_empty_span_has_a_place_too() {
    assertThat(TEXT.toSource(new Span(4, 4))).isEqualTo(new Span(11, 11));
    assertThat(TEXT.toSource(new Span(5, 5))).isEqualTo(new Span(12, 12));
    assertThat(MappedText.verbatim("").toSource(new Span(0, 0))).isEqualTo(new Span(0, 0));
  }

  @Test
  void a_span_behind_the_end_is_refused() {
    assertThatThrownBy(() -> TEXT.toSource(new Span(3, 6)))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void the_same_text_further_on_in_a_source_is_shifted() {
    assertThat(TEXT.shifted(10).toSource(new Span(2, 3))).isEqualTo(new Span(12, 17));
    assertThat(TEXT.shifted(10).text()).isEqualTo(TEXT.text());
  }

  @Test
  void a_long_text_is_kept_whole() {
    String words = "disk full ".repeat(100);

    assertThat(MappedText.verbatim(words).toSource(new Span(400, 410)).of(words))
        .isEqualTo(words.substring(400, 410));
    assertThat(MappedText.builder().copy(words, 0, 7).length()).isEqualTo(7);
    assertThat(MappedText.verbatim(" \n").isBlank()).isTrue();
    assertThat(TEXT.isBlank()).isFalse();
  }
}
