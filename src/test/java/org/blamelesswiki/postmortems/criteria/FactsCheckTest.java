package org.blamelesswiki.postmortems.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class FactsCheckTest {

  private static final CriteriaSet SET = StarterCriteria.library();
  private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

  @Test
  void says_of_each_fact_why_it_cannot_be() {
    Facts facts =
        Facts.none()
            .with(FactKey.STARTED, new FactValue.Moment(START))
            .with(FactKey.ENDED, new FactValue.Moment(START.minusSeconds(1)))
            .with(FactKey.INCIDENT_SEVERITY, new FactValue.Severity("P1"))
            .with("downtime", FactValue.Amount.of(5, new Unit("USD")))
            .with("data-lost", FactValue.Names.of("orders"))
            .with("kind", FactValue.Names.of("exercise"));

    assertThat(FactsCheck.problems(SET, facts))
        .extracting(Problem::toString)
        .containsExactly(
            "data-lost: This is to be something that happened or did not.",
            "downtime: USD cannot be held against min.",
            "incident-severity: \"P1\" is not on the scale: SEV-1, SEV-2, SEV-3 or SEV-4.",
            "kind: There is no kind of event called \"exercise\".",
            "ended: This is before the start.");
  }

  @Test
  void what_is_sound_or_not_of_this_set_is_let_be() {
    Facts facts =
        Facts.none()
            .with(FactKey.STARTED, new FactValue.Moment(START))
            .with(FactKey.ENDED, new FactValue.Moment(START))
            .with(FactKey.INCIDENT_SEVERITY, new FactValue.Severity("sev-1"))
            .with("downtime", FactValue.Amount.of(1, Unit.HOURS))
            .with("kind", FactValue.Names.of("Drill"))
            .with("of-another-site", new FactValue.YesNo(true));

    assertThat(FactsCheck.problems(SET, facts)).isEmpty();
  }
}
