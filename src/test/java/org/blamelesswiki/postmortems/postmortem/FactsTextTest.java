package org.blamelesswiki.postmortems.postmortem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.blamelesswiki.postmortems.criteria.CriteriaSet;
import org.blamelesswiki.postmortems.criteria.FactDefinition;
import org.blamelesswiki.postmortems.criteria.FactKey;
import org.blamelesswiki.postmortems.criteria.FactValue;
import org.blamelesswiki.postmortems.criteria.Facts;
import org.blamelesswiki.postmortems.criteria.Unit;
import org.blamelesswiki.postmortems.postmortem.FactsText.Problem;
import org.junit.jupiter.api.Test;

class FactsTextTest {

  private static final CriteriaSet SET =
      CriteriaSet.empty(LocalDate.of(2026, 1, 1))
          .withFacts(
              List.of(
                  FactDefinition.metric(
                      "users-affected", "users affected", "How many users?", Unit.USERS),
                  FactDefinition.event("data-loss", "data was lost", "Was data lost?"),
                  FactDefinition.judgement(
                      "near-miss", "it was a near miss", "Was it a near miss?")));

  private final FactsText text = new FactsText(SET.definitions(), ZoneId.of("Europe/Berlin"));

  @Test
  void every_kind_of_fact_comes_back_as_it_was_written() {
    Facts facts =
        Facts.none()
            .with("incident-severity", new FactValue.Severity("SEV-2"))
            .with("users-affected", FactValue.Amount.of(5200, Unit.USERS))
            .with("data-loss", new FactValue.YesNo(false))
            .with("service", FactValue.Names.of("checkout", "search"))
            .with("started", new FactValue.Moment(Instant.parse("2026-11-02T09:12:00Z")))
            .with("near-miss", new FactValue.Judged(true, "the backup was an hour old"));

    FactsText.Parsed parsed = text.parse(text.format(facts));

    assertThat(parsed.problems()).isEmpty();
    assertThat(parsed.facts()).isEqualTo(facts);
  }

  @Test
  void a_time_without_a_zone_is_in_the_zone_of_the_site() {
    assertThat(text.parse("started: 2026-11-02 10:12").facts().moment(FactKey.STARTED))
        .contains(Instant.parse("2026-11-02T09:12:00Z"));
  }

  @Test
  void a_lower_bound_stays_one() {
    FactsText.Parsed parsed = text.parse("users-affected: at least 300");

    assertThat(text.format(parsed.facts())).isEqualTo("users-affected: at least 300 users");
  }

  @Test
  void lines_that_are_not_understood_are_named_and_the_others_still_count() {
    FactsText.Parsed parsed =
        text.parse(
            "data-loss: yes\r\nusers-affected: 20 minutes\nsomething else\ncolour: blue\n"
                + "started: yesterday");

    assertThat(parsed.facts()).isEqualTo(Facts.none().with("data-loss", new FactValue.YesNo(true)));
    assertThat(parsed.problems())
        .containsExactly(
            new Problem(2, "users-affected: 20 minutes", Problem.Kind.NOT_A_VALUE),
            new Problem(3, "something else", Problem.Kind.NO_FACT),
            new Problem(4, "colour: blue", Problem.Kind.UNKNOWN_FACT),
            new Problem(5, "started: yesterday", Problem.Kind.NOT_A_VALUE));
  }

  @Test
  void what_is_not_known_has_no_line() {
    assertThat(text.format(Facts.none())).isEmpty();
  }
}
