package org.blamelesswiki.postmortems.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EvaluatorTest {

  private static final CriteriaSet SET = everythingOn(StarterCriteria.library());
  private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

  @Test
  void says_the_number_and_the_threshold_of_what_applies() {
    Facts facts = Facts.none().with("users-affected", FactValue.Amount.of(5200, Unit.USERS));

    Verdict verdict = Evaluator.evaluate(SET, facts, History.none());

    assertThat(verdict.outcome()).isEqualTo(Outcome.REQUIRED);
    assertThat(Wording.english().text(verdict.sentence()))
        .isEqualTo("A postmortem is required: 5,200 users affected, threshold 5,000 (business).");
  }

  @Test
  void a_fact_that_is_not_known_is_never_a_no() {
    Verdict verdict = Evaluator.evaluate(SET, Facts.none(), History.none());

    assertThat(verdict.outcome()).isEqualTo(Outcome.UNDECIDED);
    assertThat(verdict.results())
        .filteredOn(result -> result.answer() == Answer.NO)
        .extracting(CriterionResult::id)
        .containsExactly(new CriterionId("asked-for"));
  }

  @Test
  void names_the_facts_that_settle_it_alone_first() {
    CriteriaSet set = only("users-affected", "long-downtime", "canary-regression");

    Verdict verdict = Evaluator.evaluate(set, Facts.none(), History.none());

    assertThat(verdict.deciding())
        .extracting(fact -> fact.fact().key().value())
        .containsExactly("downtime", "users-affected", "canary-regression");
    assertThat(verdict.deciding())
        .extracting(DecidingFact::alone)
        .containsExactly(true, true, false);
    assertThat(verdict.deciding().get(0).outcomes()).containsExactly(Outcome.REQUIRED);
  }

  @Test
  void an_exemption_says_what_it_stands_above() {
    Facts facts =
        Facts.none()
            .with("kind", FactValue.Names.of("Drill"))
            .with("incident-severity", new FactValue.Severity("SEV-1"));

    Verdict verdict = Evaluator.evaluate(only("severe", "drill"), facts, History.none());

    assertThat(verdict.outcome()).isEqualTo(Outcome.EXEMPT);
    assertThat(Wording.english().text(verdict.sentence()))
        .isEqualTo("No postmortem is required: Drill. This stands above Severe incident.");
  }

  @Test
  void a_duty_holds_until_the_facts_of_its_exemption_are_known() {
    Facts facts = Facts.none().with("incident-severity", new FactValue.Severity("SEV-1"));

    Verdict verdict = Evaluator.evaluate(only("severe", "drill"), facts, History.none());

    assertThat(verdict.outcome()).isEqualTo(Outcome.REQUIRED);
    assertThat(verdict.results().get(1).answer()).isEqualTo(Answer.UNKNOWN);
    assertThat(verdict.results().get(1).lifts()).containsExactly(new CriterionId("severe"));
  }

  @Test
  void a_lifted_duty_holds_while_another_criterion_as_strict_is_open() {
    Facts facts =
        Facts.none()
            .with("kind", FactValue.Names.of("drill"))
            .with("incident-severity", new FactValue.Severity("SEV-1"));
    CriteriaSet set = only("severe", "data-lost", "drill");

    Verdict verdict = Evaluator.evaluate(set, facts, History.none());

    assertThat(verdict.outcome()).isEqualTo(Outcome.REQUIRED);
    assertThat(Wording.english().text(verdict.sentence()))
        .isEqualTo(
            "A postmortem is required until more is known. Drill stands above Severe incident, and"
                + " other criteria hang on what is not known yet: data was lost or damaged.");
    assertThat(
            Evaluator.evaluate(
                    set, facts.with("data-lost", new FactValue.YesNo(false)), History.none())
                .outcome())
        .isEqualTo(Outcome.EXEMPT);
  }

  @Test
  void a_general_exemption_does_not_lift_what_is_required() {
    CriteriaSet set =
        only("severe", "near-miss")
            .withCriterion(
                Criterion.of(
                    "small",
                    "Small and understood",
                    ReasonClass.OPPORTUNITY,
                    Level.EXEMPT,
                    new Expression.Always()));
    Facts minor =
        Facts.none()
            .with("incident-severity", new FactValue.Severity("SEV-4"))
            .with("near-miss", new FactValue.Judged(true, "one disk was left"));

    assertThat(Evaluator.evaluate(set, minor, History.none()).outcome()).isEqualTo(Outcome.EXEMPT);
    assertThat(
            Evaluator.evaluate(
                    set,
                    minor.with("incident-severity", new FactValue.Severity("sev-1")),
                    History.none())
                .outcome())
        .isEqualTo(Outcome.REQUIRED);
  }

  @Test
  void counts_what_happened_before_on_the_same_service() {
    History history =
        History.of(
            List.of(
                incident("a", "2026-02-25T10:00:00Z", "Checkout"),
                incident("b", "2026-02-25T10:00:00Z", "search"),
                incident("c", "2026-01-01T10:00:00Z", "checkout")));
    Facts facts = incident("", START.toString(), "checkout").facts();

    Verdict verdict = Evaluator.evaluate(only("repeated-problem"), facts, history);

    assertThat(Wording.english().text(verdict.sentence()))
        .isEqualTo(
            "A postmortem is required: 2 incidents within 14 days (same service), threshold 2"
                + " (opportunity).");
  }

  @Test
  void leaves_an_incident_out_of_its_own_history() {
    RecordedIncident again = incident("a", START.toString(), "checkout");

    Verdict verdict =
        Evaluator.of(only("repeated-problem")).evaluate(again, History.of(List.of(again)));

    assertThat(verdict.outcome()).isEqualTo(Outcome.NOT_REQUIRED);
  }

  @Test
  void minutes_are_held_against_hours_but_never_against_dollars() {
    CriteriaSet set = only("long-downtime");

    assertThat(
            Evaluator.evaluate(
                    set,
                    Facts.none().with("downtime", FactValue.Amount.of(0.5, Unit.HOURS)),
                    History.none())
                .outcome())
        .isEqualTo(Outcome.REQUIRED);
    assertThat(
            Evaluator.evaluate(
                    set,
                    Facts.none().with("downtime", FactValue.Amount.of(500, new Unit("USD"))),
                    History.none())
                .outcome())
        .isEqualTo(Outcome.UNDECIDED);
  }

  @Test
  void at_least_that_many_is_enough_to_reach_a_threshold_and_not_to_miss_it() {
    CriteriaSet set = only("users-affected");
    FactValue few = new FactValue.Amount(new Quantity(100, Unit.USERS), true);
    FactValue many = new FactValue.Amount(new Quantity(6000, Unit.USERS), true);

    assertThat(
            Evaluator.evaluate(set, Facts.none().with("users-affected", few), History.none())
                .outcome())
        .isEqualTo(Outcome.UNDECIDED);
    assertThat(
            Evaluator.evaluate(set, Facts.none().with("users-affected", many), History.none())
                .outcome())
        .isEqualTo(Outcome.REQUIRED);
  }

  @Test
  void the_earliest_of_several_dates_holds() {
    Facts facts =
        Facts.none()
            .with("users-affected", FactValue.Amount.of(9000, Unit.USERS))
            .with("downtime", FactValue.Amount.of(90, Unit.MINUTES));

    Verdict verdict = Evaluator.evaluate(SET, facts, History.none());

    assertThat(verdict.dueAt(SET.calendar(), START))
        .contains(Instant.parse("2026-03-09T23:59:59Z"));
  }

  private static CriteriaSet everythingOn(CriteriaSet set) {
    return set.withCriteria(
        set.criteria().stream().map(criterion -> criterion.withEnabled(true)).toList());
  }

  private static CriteriaSet only(String... ids) {
    return SET.withCriteria(
        SET.criteria().stream()
            .filter(criterion -> Set.of(ids).contains(criterion.id().value()))
            .toList());
  }

  private static RecordedIncident incident(String id, String start, String service) {
    return new RecordedIncident(
        id,
        Facts.none()
            .with(FactKey.STARTED, new FactValue.Moment(Instant.parse(start)))
            .with(FactKey.SERVICE, FactValue.Names.of(service)));
  }
}
