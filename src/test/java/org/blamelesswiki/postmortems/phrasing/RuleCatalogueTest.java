package org.blamelesswiki.postmortems.phrasing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.blamelesswiki.postmortems.text.Document;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds what every rule file promises. */
class RuleCatalogueTest {

  private static final RulePack PACK = RulePack.english();

  @Test
  void ids_are_unique() {
    assertThat(PACK.rules()).extracting(Rule::id).doesNotHaveDuplicates();
  }

  @TestFactory
  Stream<DynamicTest> the_rule_file_keeps_its_word() {
    return PACK.rules().stream()
        .map(rule -> DynamicTest.dynamicTest(rule.id().value(), () -> holds(rule)));
  }

  private static void holds(Rule rule) {
    PhrasingCheck check =
        Phrasing.of(PACK, CheckOptions.standard().withOff(java.util.Set.of(RulePack.GUESS)));
    SoftAssertions.assertSoftly(
        softly -> {
          softly.assertThat(rule.severity()).isNotEqualTo(Severity.BLOCK);
          softly.assertThat(rule.flags()).as("has examples that it flags").isNotEmpty();
          softly.assertThat(rule.leaves()).as("has examples that it leaves").isNotEmpty();
          for (Example example : rule.flags()) {
            softly
                .assertThat(marked(check, example.plain(), rule))
                .as("flags once, at the marked words")
                .isEqualTo(List.of(example.text()));
            softly
                .assertThat(findings(check, example.rewrite()))
                .as("leaves the rewrite of: %s", example.plain())
                .isEmpty();
            softly.assertThat(example.rewrite()).isNotEqualTo(example.plain());
          }
          for (String sentence : rule.leaves()) {
            softly.assertThat(findings(check, sentence)).as("leaves: %s", sentence).isEmpty();
          }
        });
  }

  private static List<String> marked(PhrasingCheck check, String sentence, Rule rule) {
    return check.check(Document.ofText(sentence)).findings().stream()
        .filter(finding -> finding.rule().equals(rule.id()))
        .map(
            finding ->
                new StringBuilder(sentence)
                    .insert(finding.span().end(), "]")
                    .insert(finding.span().start(), "[")
                    .toString())
        .toList();
  }

  private static List<String> findings(PhrasingCheck check, String sentence) {
    return check.check(Document.ofText(sentence)).findings().stream()
        .map(finding -> finding.rule() + ": " + finding.excerpt())
        .toList();
  }
}
