package org.blamelesswiki.postmortems.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;

class ConfirmationTest {

  @Test
  void one_reason_covers_every_mark_that_stands_alone() {
    assertThat(Confirmation.ofForm("m1, m2", "quoted", ""))
        .hasValueSatisfying(
            c ->
                assertThat(c.reasons())
                    .containsOnly(entry("m1", KeepReason.QUOTED), entry("m2", KeepReason.QUOTED)));
  }

  @Test
  void a_suggestion_kept_for_a_reason_of_its_own_keeps_it() {
    assertThat(Confirmation.ofForm("m1.not-about-people,m2", "quoted", ""))
        .hasValueSatisfying(
            c ->
                assertThat(c.reasons())
                    .containsOnly(
                        entry("m1", KeepReason.NOT_ABOUT_PEOPLE), entry("m2", KeepReason.QUOTED)));
  }

  @Test
  void an_author_who_will_reword_keeps_only_what_has_a_reason_of_its_own() {
    assertThat(Confirmation.ofForm("m1.quoted,m2", "", ""))
        .hasValueSatisfying(c -> assertThat(c.reasons()).containsOnlyKeys("m1"));
    assertThat(Confirmation.ofForm("m1,m2", "", "")).isEmpty();
  }

  @Test
  void an_invented_reason_keeps_nothing() {
    assertThat(Confirmation.ofForm("m1.because", "because", "")).isEmpty();
  }

  @Test
  void fields_of_any_form_are_read_without_throwing() {
    assertThat(Confirmation.ofForm("", "quoted", "")).isEmpty();
    assertThat(Confirmation.ofForm(",.,..quoted,", "quoted", "")).isEmpty();
  }

  @Test
  void words_that_are_too_long_are_cut_between_characters() {
    String words = "x".repeat(KeptSentence.LONGEST_WORDS - 1) + "😀 and more";

    assertThat(Confirmation.ofForm("m1", "other", words))
        .hasValueSatisfying(
            c -> assertThat(c.words()).isEqualTo("x".repeat(KeptSentence.LONGEST_WORDS - 1)));
  }
}
