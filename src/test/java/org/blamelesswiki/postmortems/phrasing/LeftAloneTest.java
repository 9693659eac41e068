package org.blamelesswiki.postmortems.phrasing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.blamelesswiki.postmortems.text.Block;
import org.blamelesswiki.postmortems.text.BlockKind;
import org.blamelesswiki.postmortems.text.Document;
import org.blamelesswiki.postmortems.text.MappedText;
import org.blamelesswiki.postmortems.text.PlainTextParser;
import org.blamelesswiki.postmortems.text.Section;
import org.blamelesswiki.postmortems.text.SectionRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the check promises never to flag, and what it promises about names. */
class LeftAloneTest {

  private static final String BLAME = "Sarah forgot to run the migration.";

  private static final PhrasingCheck CHECK = Phrasing.standard();

  @Test
  void the_sentence_that_other_tests_change_is_flagged() {
    assertThat(flagged(BLAME)).contains("forgot to");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The migration was run after the release.",
        "The old certificate was removed from both nodes.",
        "The valve was closed by the automatic sequence."
      })
  void the_passive_as_such_is_left(String sentence) {
    assertThat(flagged(sentence)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The health check failed to detect the full disk.",
        "The alert should have fired at 5 %.",
        "Redis forgot its position after the restart.",
        "The scheduler ignored the label.",
        "The new release broke the printing of labels."
      })
  void a_system_as_the_subject_is_left(String sentence) {
    assertThat(flagged(sentence)).isEmpty();
  }

  @Test
  void words_quoted_for_discussion_are_left() {
    assertThat(flagged("The first draft said \"Sarah forgot to run the migration\".")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = BlockKind.class,
      names = {"CODE", "QUOTATION", "HEADING", "GUIDANCE"})
  void a_block_that_is_not_the_authors_prose_is_left(BlockKind kind) {
    assertThat(check(kind, BLAME)).isEmpty();
  }

  @Test
  void a_page_title_is_read_as_prose() {
    assertThat(check(BlockKind.TITLE, BLAME)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "We avoid phrases such as human error in a postmortem.",
        "A blameless review asks what was known at the time.",
        "This was not human error.",
        "Nobody is to blame for this."
      })
  void talk_about_blame_and_its_denial_are_left(String sentence) {
    assertThat(flagged(sentence)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The blame view of the file shows the commit.",
        "The module failed to compile.",
        "The regular expression ran into catastrophic backtracking.",
        "Disaster recovery took over at 11:20.",
        "Lazy loading delayed the first request."
      })
  void ordinary_technical_terms_are_left(String sentence) {
    assertThat(flagged(sentence)).isEmpty();
  }

  @Test
  void the_authors_own_act_is_a_hint_at_most() {
    assertThat(findings("I forgot to run the migration."))
        .allSatisfy(finding -> assertThat(finding.severity()).isEqualTo(Severity.HINT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"bob-01 failed to renew the lease.", "mercury failed to renew the lease."})
  void a_host_or_service_with_a_persons_name_is_no_person(String sentence) {
    assertThat(flagged(sentence)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@zorblax forgot to run the migration.",
        "The on-call engineer forgot to run the migration.",
        "Then Sarah, who was on call, had forgotten to run the migration.",
        "The storage team neglected to run the migration."
      })
  void a_handle_a_role_a_name_and_a_team_are_people(String sentence) {
    assertThat(flagged(sentence)).isNotEmpty();
  }

  @Test
  void a_name_of_the_wikis_directory_is_a_person() {
    String sentence = "Yesterday Qwandel broke the mail server.";
    PhrasingCheck knowing =
        Phrasing.of(RulePack.english(), CheckOptions.standard().withPeople("qwandel"::equals));

    assertThat(knowing.check(Document.ofText(sentence)).findings()).isNotEmpty();
  }

  private static List<String> flagged(String sentence) {
    return findings(sentence).stream().map(Finding::excerpt).toList();
  }

  private static List<Finding> findings(String sentence) {
    return CHECK.check(PlainTextParser.oneBlock("Root cause", sentence)).findings();
  }

  private static List<Finding> check(BlockKind kind, String text) {
    Block block = new Block(kind, MappedText.builder().copy(text, 0, text.length()).build());
    Section section = new Section("Root cause", 1, SectionRole.CAUSES, List.of(block));
    return CHECK.check(new Document(List.of(section), List.of())).findings();
  }
}
