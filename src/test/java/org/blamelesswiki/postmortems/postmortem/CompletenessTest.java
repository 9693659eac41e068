package org.blamelesswiki.postmortems.postmortem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.blamelesswiki.postmortems.postmortem.Gap.Kind;
import org.blamelesswiki.postmortems.text.SimpleMarkup;
import org.junit.jupiter.api.Test;

class CompletenessTest {

  private static final String COMPLETE =
      """
      !! Summary
      Checkout was slow for an hour.
      !! Impact
      4 % of orders failed.
      !! Timeline
      | Time | What happened
      | 2026-03-02 23:50 UTC | alert
      | 23:58 | rollback begins
      | 00:10 | rollback ends
      !! Contributing factors
      | Factor | How it contributed | Answered by
      | Pool too small | requests queued | OPS-12
      | Old dashboard | hid the queue | accepted, because it goes away in May
      !! Action items
      | Action | Owner | Issue
      | Grow the pool | Team Storage | OPS-12
      """;

  @Test
  void a_complete_postmortem_lacks_nothing() {
    assertThat(gaps(COMPLETE, Form.SHORT)).isEmpty();
  }

  @Test
  void a_section_with_guidance_and_blanks_only_is_empty() {
    assertThat(kinds("!! Summary\n? Three sentences.\n…\n!! Detection\nTBD\n!! Lessons\n* \n"))
        .containsExactly(Kind.SECTION_EMPTY, Kind.SECTION_EMPTY, Kind.SECTION_EMPTY);
  }

  @Test
  void a_table_with_headings_only_is_empty() {
    assertThat(kinds("!! Timeline\n| Time | What\n| | \n")).containsExactly(Kind.SECTION_EMPTY);
  }

  @Test
  void a_section_whose_parts_below_have_words_is_not_empty() {
    assertThat(kinds("!!! Analysis\n!! Detection\nBy an alert.\n")).isEmpty();
  }

  @Test
  void what_was_known_has_a_word_of_its_own_when_it_is_empty() {
    assertThat(kinds("!! What was known at the time\n? Screens, playbooks.\n"))
        .containsExactly(Kind.KNOWN_EMPTY);
  }

  @Test
  void a_section_of_the_form_that_is_gone_is_named() {
    List<Gap> gaps = gaps(COMPLETE.replace("!! Impact\n4 % of orders failed.\n", ""), Form.SHORT);

    assertThat(gaps).extracting(Gap::kind).containsExactly(Kind.SECTION_MISSING);
    assertThat(gaps.get(0).part().orElseThrow().key()).isEqualTo("impact");
  }

  @Test
  void headings_in_other_words_tell_nothing_about_what_is_missing() {
    assertThat(gaps("!! Was war\nText.\n!! Folgen\n7 Minuten.\n", Form.INCIDENT)).isEmpty();
  }

  @Test
  void a_timeline_of_any_heading_counts_as_one() {
    String page = COMPLETE.replace("!! Timeline", "!! Wie es lief");

    assertThat(gaps(page, Form.SHORT)).isEmpty();
  }

  @Test
  void a_time_before_the_one_above_it_is_shown_at_its_place() {
    String page = "!! Timeline\n* 10:00 UTC alert\n* 10:20 paged\n* 10:05 looked\n* 10:30 fixed\n";

    List<Gap> gaps = gaps(page, null);

    assertThat(gaps).extracting(Gap::kind).containsExactly(Kind.TIME_OUT_OF_ORDER);
    assertThat(gaps.get(0).place().orElseThrow().of(page)).isEqualTo("10:05 looked");
  }

  @Test
  void midnight_and_afternoon_are_in_order() {
    assertThat(kinds("!! Timeline\n* 23:50 UTC a\n* 00:10 b\n* 00:20 c\n")).isEmpty();
    assertThat(kinds("!! Timeline\n* 11:50 am EST a\n* 12:10 pm b\n* 1:20 pm c\n")).isEmpty();
  }

  @Test
  void a_date_is_looked_at_before_the_time() {
    assertThat(
            kinds(
                "!! Timeline\n* 2026-03-02 10:00 UTC a\n* 2026-03-03 09:00 b\n* 2026-03-01 11:00 c\n"))
        .containsExactly(Kind.TIME_OUT_OF_ORDER);
  }

  @Test
  void times_without_a_zone_ask_for_one_once() {
    assertThat(kinds("!! Timeline\n* 10:00 a\n* 10:01 b\n* 10:02 c\n"))
        .containsExactly(Kind.ZONE_MISSING);
    assertThat(kinds("All times in CET.\n!! Timeline\n* 10:00 a\n* 10:01 b\n* 10:02 c\n"))
        .isEmpty();
  }

  @Test
  void a_time_inside_a_sentence_of_a_table_is_no_entry() {
    assertThat(
            kinds(
                "!! Timeline\n| Time | Event | Known\n| 10:05 UTC | paged | 10:02 was the last deploy"
                    + " anybody knew of then\n| 10:06 | looked | x\n| 10:07 | fixed | x\n"))
        .isEmpty();
  }

  @Test
  void an_impact_without_any_number_asks_for_one() {
    assertThat(kinds("!! Impact\nMany customers were unhappy.\n"))
        .containsExactly(Kind.IMPACT_WITHOUT_NUMBER);
    assertThat(kinds("!! Impact\nNo customer noticed.\n")).isEmpty();
  }

  @Test
  void a_factor_without_an_action_or_a_reason_to_accept_it_is_named() {
    String page =
        """
        !! Contributing factors
        | Factor | How | Action
        | Pool too small | queue | OPS-12
        | No alert | late | accepted
        | Old host | slow |
        | Night shift | tired |
        !! Action items
        | Action | Factor | Issue
        | Move hosts | old host | OPS-13
        """;

    assertThat(gaps(page, null))
        .filteredOn(gap -> gap.kind() == Kind.FACTOR_WITHOUT_ACTION)
        .extracting(Gap::words)
        .containsExactly("No alert", "Night shift");
  }

  @Test
  void an_action_without_issue_and_owner_lacks_both_and_one_with_an_issue_neither() {
    String page =
        """
        !! Action items
        | Action | Owner | Issue
        | Grow the pool | | OPS-12
        | Add an alert | |
        | Move hosts | Team Storage |
        | Rewrite it all | | | not done: too costly
        * Call the vendor
        * Tell support, https://tracker.example/4
        """;

    assertThat(gaps(page.replace("Issue\n", "Issue | State\n"), null))
        .extracting(gap -> gap.kind() + " " + gap.words())
        .containsExactly(
            "ACTION_WITHOUT_LINK Add an alert",
            "ACTION_WITHOUT_OWNER Add an alert",
            "ACTION_WITHOUT_LINK Move hosts",
            "ACTION_WITHOUT_LINK Call the vendor",
            "ACTION_WITHOUT_OWNER Call the vendor");
  }

  @Test
  void a_blank_of_a_rewrite_left_in_a_sentence_is_shown() {
    assertThat(kinds("!! Summary\nThe … did not show the queue.\n"))
        .containsExactly(Kind.BLANK_LEFT);
    assertThat(kinds("!! Summary\nIt went on and on… Then it stopped.\n")).isEmpty();
  }

  @Test
  void a_page_without_headings_lacks_nothing() {
    assertThat(kinds("")).isEmpty();
    assertThat(kinds("Just words.\n| a | b\n")).isEmpty();
  }

  private static List<Kind> kinds(String page) {
    return gaps(page, null).stream().map(Gap::kind).toList();
  }

  private static List<Gap> gaps(String page, Form form) {
    return Completeness.of(new SimpleMarkup().parse(page), page, Optional.ofNullable(form));
  }
}
