package org.blamelesswiki.postmortems.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GroupVerdictTest {

  private static final CriteriaSet BASE =
      CriteriaSet.empty(java.time.LocalDate.of(2026, 1, 1)).withFacts(Generated.FACTS);

  @Test
  void small_incidents_can_reach_a_threshold_together() {
    CriteriaSet set = BASE.withCriterion(users(100));

    GroupVerdict verdict = evaluate(set, incident("a", 60), incident("b", 50));

    assertThat(verdict.outcome()).isEqualTo(Outcome.REQUIRED);
    assertThat(verdict.requiredAlone()).isEmpty();
    assertThat(Wording.english().text(verdict.sentence()))
        .isEqualTo("A postmortem is required: 110 users affected, threshold 100 (business).");
  }

  @Test
  void a_member_that_is_required_alone_is_required_in_company() {
    GroupVerdict verdict =
        evaluate(BASE.withCriterion(users(100)), incident("a", 100), incident("b", 1));

    assertThat(verdict.outcome()).isEqualTo(Outcome.REQUIRED);
    assertThat(verdict.requiredAlone()).containsExactly("a");
  }

  @Test
  void a_total_with_a_member_that_does_not_say_is_that_much_or_more() {
    RecordedIncident silent = new RecordedIncident("c", Facts.none());

    assertThat(evaluate(BASE.withCriterion(users(100)), incident("a", 99), silent).outcome())
        .isEqualTo(Outcome.UNDECIDED);
    assertThat(
            Wording.english()
                .text(
                    evaluate(
                            BASE.withCriterion(users(100)),
                            incident("a", 60),
                            incident("b", 60),
                            silent)
                        .sentence()))
        .isEqualTo(
            "A postmortem is required: 120 or more users affected, threshold 100 (business).");
  }

  @Test
  void what_is_the_same_size_each_time_is_not_added_up() {
    CriteriaSet set =
        BASE.withCriterion(
            criterion(
                new Expression.Metric(
                    Generated.USERS.key(),
                    Comparison.AT_LEAST,
                    Quantity.of(10, Unit.PERCENT),
                    Optional.of(Generated.ALL_USERS.key()))));

    GroupVerdict verdict =
        evaluate(
            set,
            with(incident("a", 60), Generated.ALL_USERS.key(), 1000),
            with(incident("b", 50), Generated.ALL_USERS.key(), 1000));

    assertThat(Wording.english().text(verdict.sentence()))
        .isEqualTo(
            "A postmortem is required: users affected 11% (110 of 1,000), threshold 10%"
                + " (business).");
  }

  @Test
  void lengths_are_added_up_and_not_measured_from_the_first_start_to_the_last_end() {
    CriteriaSet set =
        BASE.withCriterion(
            criterion(
                new Expression.Metric(
                    Generated.LENGTH.key(),
                    Comparison.MORE_THAN,
                    Quantity.of(60, Unit.MINUTES),
                    Optional.empty())));

    GroupVerdict verdict =
        evaluate(
            set,
            lasting("a", "2026-03-01T10:00:00Z", 30),
            lasting("b", "2026-03-02T10:00:00Z", 30));

    assertThat(verdict.outcome()).isEqualTo(Outcome.NOT_REQUIRED);
  }

  @Test
  void members_on_two_services_are_no_repeat_on_one() {
    CriteriaSet set =
        BASE.withCriterion(
            criterion(new Expression.Repeat(2, Window.ofDays(14), Set.of(FactKey.SERVICE))));

    assertThat(evaluate(set, on("a", "search"), on("b", "checkout")).outcome())
        .isEqualTo(Outcome.NOT_REQUIRED);
    assertThat(evaluate(set, on("a", "search"), on("b", "Search")).outcome())
        .isEqualTo(Outcome.REQUIRED);
  }

  @Test
  void a_group_of_one_is_that_one() {
    GroupVerdict verdict = evaluate(BASE.withCriterion(users(100)), incident("a", 100));

    assertThat(verdict.total()).isEqualTo(verdict.members().get("a"));
  }

  private static GroupVerdict evaluate(CriteriaSet set, RecordedIncident... members) {
    return Evaluator.of(set).evaluateGroup(List.of(members), History.none());
  }

  private static Criterion users(int threshold) {
    return criterion(
        new Expression.Metric(
            Generated.USERS.key(),
            Comparison.AT_LEAST,
            Quantity.of(threshold, Unit.USERS),
            Optional.empty()));
  }

  private static Criterion criterion(Expression condition) {
    return Criterion.of("c", "Too much", ReasonClass.BUSINESS, Level.REQUIRED, condition);
  }

  private static RecordedIncident incident(String id, int users) {
    return with(new RecordedIncident(id, Facts.none()), Generated.USERS.key(), users);
  }

  private static RecordedIncident with(RecordedIncident incident, FactKey key, int users) {
    return new RecordedIncident(
        incident.id(), incident.facts().with(key, FactValue.Amount.of(users, Unit.USERS)));
  }

  private static RecordedIncident lasting(String id, String start, int minutes) {
    Instant from = Instant.parse(start);
    return new RecordedIncident(
        id,
        Facts.none()
            .with(FactKey.STARTED, new FactValue.Moment(from))
            .with(FactKey.ENDED, new FactValue.Moment(from.plusSeconds(60L * minutes))));
  }

  private static RecordedIncident on(String id, String service) {
    return new RecordedIncident(
        id,
        lasting(id, "2026-03-01T10:00:00Z", 1)
            .facts()
            .with(FactKey.SERVICE, FactValue.Names.of(service)));
  }
}
