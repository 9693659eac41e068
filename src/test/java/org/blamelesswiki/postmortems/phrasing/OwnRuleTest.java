package org.blamelesswiki.postmortems.phrasing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.blamelesswiki.postmortems.text.Document;
import org.junit.jupiter.api.Test;

class OwnRuleTest {

  @Test
  void a_phrase_is_found_whole_and_without_case() {
    PhrasingCheck check =
        with(rule(List.of("pebkac"), List.of(), "It was PEBKAC.", "It was a bug."));

    assertThat(check.check(Document.ofText("Again Pebkac, said the ticket.")).findings())
        .anySatisfy(
            finding -> {
              assertThat(finding.rule()).isEqualTo(new RuleId("house-word"));
              assertThat(finding.severity()).isEqualTo(Severity.BLOCK);
              assertThat(finding.excerpt()).isEqualTo("Pebkac");
            });
    assertThat(check.check(Document.ofText("The file pebkacs.txt was read.")).findings()).isEmpty();
  }

  @Test
  void a_pattern_runs_in_linear_time_whatever_it_says() {
    OwnRule rule = rule(List.of(), List.of("(.*a){5}z$"), "aaaaaz", "bbb");

    assertThat(with(rule).check(Document.ofText("a".repeat(200_000))).findings()).isEmpty();
  }

  @Test
  void a_rule_that_misses_its_own_example_is_refused_with_it() {
    assertThatThrownBy(() -> with(rule(List.of("pebkac"), List.of(), "It was a bug.", "Fine.")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("It was a bug.");
  }

  @Test
  void a_rule_that_flags_what_it_should_leave_is_refused_with_it() {
    assertThatThrownBy(() -> with(rule(List.of(), List.of("bug"), "A bug.", "No bugs.")))
        .hasMessageContaining("No bugs.");
  }

  @Test
  void a_pattern_that_is_none_is_refused() {
    assertThatThrownBy(() -> with(rule(List.of(), List.of("(bug"), "A bug.", "Fine.")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("(bug");
  }

  private static PhrasingCheck with(OwnRule rule) {
    return Phrasing.of(RulePack.english(), CheckOptions.standard().withOwnRules(List.of(rule)));
  }

  private static OwnRule rule(
      List<String> phrases, List<String> patterns, String flags, String leaves) {
    return new OwnRule(
        new RuleId("house-word"),
        Category.JUDGEMENT,
        Severity.BLOCK,
        phrases,
        patterns,
        "A word we agreed not to use.",
        "It makes fun of people who asked for help.",
        List.of(flags),
        List.of(leaves),
        "");
  }
}
