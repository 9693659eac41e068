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

  private static List<String> sentences(String text) {
    return new SentenceSplitter(Set.of("e.g"))
        .sentences(text, BlockMarks.of(List.of())).stream().map(span -> span.of(text)).toList();
  }
}
