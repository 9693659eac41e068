package org.blamelesswiki.postmortems.phrasing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.blamelesswiki.postmortems.text.Document;
import org.junit.jupiter.api.Test;

class BrokenRuleTest {

  private static final RulePack ENGLISH = RulePack.english();

  @Test
  void a_rule_that_throws_is_named_once_and_the_others_still_run() {
    Document page = Document.ofText("Bob forgot to renew it. Bob forgot to renew it again.");

    Report report = new RuleCheck(withBroken("chose-to"), CheckOptions.standard()).check(page);

    assertThat(report.failures())
        .containsExactly(
            new Report.RuleFailure(new RuleId("chose-to"), "ArrayIndexOutOfBoundsException"));
    assertThat(report.findings()).hasSize(2);
  }

  /** The English pack in which one rule has a pattern that goes on behind its end. */
  private static RulePack withBroken(String id) {
    CompiledRules compiled = ENGLISH.compiled();
    int rule = ENGLISH.rules().indexOf(ENGLISH.rule(new RuleId(id)).orElseThrow());
    List<CompiledRules.Pattern> patterns = new ArrayList<>(compiled.patterns());
    TokenPattern broken =
        new TokenPattern(
            List.of(new TokenPattern.Step(TokenPattern.Op.JUMP, 99, 0)),
            Optional.empty(),
            List.of());
    for (int i = 0; i < patterns.size(); i++) {
      if (patterns.get(i).rule() != rule && patterns.get(i).rule() != -1) {
        continue;
      }
      patterns.set(
          i,
          new CompiledRules.Pattern(
              rule, CompiledRules.Purpose.FINDING, broken, Set.of(), Set.of(), false));
    }
    return new RulePack(
        "en",
        ENGLISH.rules(),
        new CompiledRules(
            compiled.lexicon(), compiled.abbreviations(), patterns, compiled.guess()));
  }
}
