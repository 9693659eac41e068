package org.blamelesswiki.postmortems.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.blamelesswiki.postmortems.phrasing.KnownPeople;
import org.blamelesswiki.postmortems.phrasing.PhrasingCheck;
import org.blamelesswiki.postmortems.phrasing.RulePack;
import org.blamelesswiki.postmortems.settings.RecordCodec;
import org.blamelesswiki.postmortems.settings.RuleSettings;
import org.blamelesswiki.postmortems.settings.Setting;
import org.blamelesswiki.postmortems.spi.InMemoryStore;
import org.blamelesswiki.postmortems.text.Document;
import org.junit.jupiter.api.Test;

class SiteChecksTest {

  private static final Document FLAGGED =
      Document.ofText("Bob did not bother to read the runbook.");

  private final Setting<RuleSettings> rules =
      new Setting<>(
          new InMemoryStore(),
          "settings/rules",
          new RecordCodec<>(RuleSettings.class, 1),
          RuleSettings.initial());

  private final SiteChecks checks = new SiteChecks(rules, KnownPeople.none());

  @Test
  void the_check_is_made_once_and_again_when_the_rules_change() {
    PhrasingCheck first = checks.in("en").orElseThrow();
    assertThat(checks.in("en-GB")).containsSame(first);
    String rule = first.check(FLAGGED).findings().get(0).rule().value();

    RuleSettings initial = RuleSettings.initial();
    rules.save(
        new RuleSettings(
            Set.of(rule, RulePack.GUESS.value()),
            initial.severities(),
            initial.allowedTerms(),
            initial.ownRules()),
        rules.read().version());

    PhrasingCheck second = checks.in("en").orElseThrow();
    assertThat(second).isNotSameAs(first);
    assertThat(second.check(FLAGGED).findings()).noneMatch(f -> f.rule().value().equals(rule));
  }

  @Test
  void each_language_has_its_own_check() {
    assertThat(checks.in("eo").orElseThrow().check(FLAGGED).findings()).isEmpty();
    assertThat(checks.in("en").orElseThrow().check(FLAGGED).findings()).isNotEmpty();
  }

  @Test
  void a_language_without_rules_or_with_broken_ones_has_no_check() {
    assertThat(checks.in("sw")).isEmpty();
    assertThat(checks.in("ia")).isEmpty();
    assertThat(checks.in("ia")).isEmpty();
  }
}
