package org.blamelesswiki.postmortems.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SentenceSplitterTest {

  @Test
  void a_full_stop_before_a_capital_ends_a_sentence() {
    assertThat(sentences("The disk was full. The job stopped."))
        .containsExactly("The disk was full.", "The job stopped.");
  }

  @Test
  void abbreviations_times_versions_and_initials_do_not_end_one() {
    assertThat(sentences("At 10.42 J. Osei saw e.g. The Graph in v2.1.3 of app.example.com here."))
        .hasSize(1);
  }

  @Test
  void a_handle_begins_a_sentence_in_lower_case() {
    assertThat(sentences("It stopped at 03:10. kofi.b@ restarted it."))
        .containsExactly("It stopped at 03:10.", "kofi.b@ restarted it.");
  }

  @Test
  void a_blank_line_ends_a_sentence() {
    assertThat(sentences("no stop here\n\nand on")).containsExactly("no stop here", "and on");
  }

  @Test
  void quoted_words_stay_in_their_sentence() {
    assertThat(sentences("\"Really?\" she asked.")).hasSize(1);
  }

  @Test
  void closing_signs_belong_to_the_sentence_that_they_close() {
    assertThat(sentences("(It failed.) \u201cWhy?\u201d Nobody knew!!! So we asked."))
        .containsExactly("(It failed.)", "\u201cWhy?\u201d", "Nobody knew!!!", "So we asked.");
  }

  @Test
  void a_small_letter_goes_on_with_the_sentence_but_for_a_question_or_call() {
    assertThat(sentences("It took 5 sec. of waiting. then it ran")).hasSize(1);
    assertThat(sentences("Is it up? we asked. Yes! no more.")).hasSize(4);
    assertThat(sentences("It waited\u2026 and went on.")).hasSize(1);
  }

  @Test
  void an_abbreviation_that_ends_a_line_ends_the_sentence_too() {
    assertThat(sentences("Disks, e.g.\nTapes")).hasSize(2);
    assertThat(sentences("Disks, e.g. Tapes")).hasSize(1);
  }

  @Test
  void a_sign_inside_marked_code_ends_nothing() {
    String text = "Run a. B now. Then stop";
    List<Mark> code = List.of(new Mark(Mark.Kind.CODE, new Span(4, 8)));

    assertThat(new SentenceSplitter(Set.of()).sentences(text, BlockMarks.of(code)))
        .extracting(span -> span.of(text))
        .containsExactly("Run a. B now.", "Then stop");
  }

  @Test
  void space_around_a_sentence_is_not_part_of_it_and_space_alone_is_none() {
    assertThat(sentences("  One.   \n Two.  ")).containsExactly("One.", "Two.");
    assertThat(sentences(" \n\n ")).isEmpty();
    assertThat(sentences("\u3042\u3002\u3044")).hasSize(2);
  }

  private static List<String> sentences(String text) {
    return new SentenceSplitter(Set.of("e.g"))
        .sentences(text, BlockMarks.of(List.of())).stream().map(span -> span.of(text)).toList();
  }
}
