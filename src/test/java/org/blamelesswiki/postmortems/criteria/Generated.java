package org.blamelesswiki.postmortems.criteria;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Criteria sets, facts and histories of any shape, over a handful of facts so that they meet. */
final class Generated {

  static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final Instant SPRING = Instant.parse("2026-03-02T10:00:00Z");

  static final FactDefinition USERS =
      FactDefinition.metric("users-affected", "users affected", "How many?", Unit.USERS);
  static final FactDefinition ALL_USERS =
      FactDefinition.metric("all-users", "all users", "How many are there?", Unit.USERS)
          .withTotal(GroupTotal.GREATEST);
  static final FactDefinition COST =
      FactDefinition.metric("cost", "cost", "How much?", new Unit("EUR"));
  static final FactDefinition LENGTH =
      FactDefinition.metric("length", "length", "", Unit.MINUTES)
          .withBetween(FactKey.STARTED, FactKey.ENDED);
  static final FactDefinition LOST =
      FactDefinition.event("data-lost", "data was lost", "Was data lost?");
  static final FactDefinition LUCKY =
      FactDefinition.judgement("lucky", "we were lucky", "Were we lucky?");
  static final FactDefinition CLASS = FactDefinition.names("class", "class", "Which class?");
  static final List<FactDefinition> FACTS =
      List.of(USERS, ALL_USERS, COST, LENGTH, LOST, LUCKY, CLASS);

  private static final Arbitrary<String> NAMES = Arbitraries.of("red", "Red", "blue", "green");
  private static final Arbitrary<String> LEVELS =
      Arbitraries.of("SEV-1", "SEV-2", "SEV-3", "SEV-4");

  private Generated() {}

  static Arbitrary<CriteriaSet> sets() {
    return criteria().list().ofMinSize(1).ofMaxSize(8).map(Generated::set);
  }

  private static CriteriaSet set(List<Criterion> criteria) {
    List<Criterion> numbered = new ArrayList<>();
    for (Criterion criterion : criteria) {
      numbered.add(criterion.withId(new CriterionId("c" + numbered.size())));
    }
    return CriteriaSet.empty(LocalDate.of(2026, 1, 1))
        .withCalendar(WorkCalendar.mondayToFriday(ZONE))
        .withFacts(FACTS)
        .withCriteria(sound(numbered));
  }

  /** Names lead to earlier criteria only, and exemptions lift what is there. */
  private static List<Criterion> sound(List<Criterion> criteria) {
    List<Criterion> sound = new ArrayList<>();
    for (int i = 0; i < criteria.size(); i++) {
      Criterion criterion = criteria.get(i);
      if (i > 0 && criterion.condition() instanceof Expression.Always) {
        criterion = criterion.withCondition(new Expression.SameAs(new CriterionId("c" + (i - 1))));
      }
      if (criterion.level() == Level.EXEMPT && i > 0) {
        CriterionId before = new CriterionId("c" + (i - 1));
        boolean may = criteria.get(i - 1).level() != Level.EXEMPT;
        criterion = criterion.withLifts(new Lifts(i % 2 == 0, may ? Set.of(before) : Set.of()));
      }
      sound.add(criterion);
    }
    return sound;
  }

  static Arbitrary<Criterion> criteria() {
    return Combinators.combine(
            conditions(3),
            Arbitraries.of(Level.values()),
            Arbitraries.of(ReasonClass.values()),
            obligations(),
            Arbitraries.of(true, true, true, false))
        .as(
            (condition, level, reason, obligation, enabled) ->
                Criterion.of("c", "Name of it", reason, level, condition)
                    .withObligation(obligation)
                    .withEnabled(enabled));
  }

  private static Arbitrary<Obligation> obligations() {
    return Combinators.combine(
            dues().optional(),
            dues().optional(),
            NAMES.set().ofMaxSize(2),
            Arbitraries.of(Audience.values()),
            Arbitraries.of("short", "decision").optional(),
            Arbitraries.of(true, false))
        .as(
            (due, meeting, reviewers, audience, form, waived) ->
                new Obligation(
                    due,
                    meeting.map(when -> new Obligation.Meeting(when, audience)),
                    reviewers,
                    meeting.map(when -> new Obligation.MinimumActions(when.amount(), "high")),
                    due.map(d -> new Obligation.ActionDeadline("low", d)).stream().toList(),
                    audience,
                    form,
                    waived));
  }

  private static Arbitrary<Due> dues() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 30), Arbitraries.of(Due.Kind.values()))
        .as(Due::new);
  }

  static Arbitrary<Expression> conditions(int depth) {
    Arbitrary<Expression> leaf =
        Arbitraries.oneOf(
            List.of(
                Arbitraries.just(new Expression.Always()),
                Combinators.combine(Arbitraries.of(Comparison.values()), LEVELS)
                    .as(Expression.IncidentSeverity::new),
                metrics(),
                Arbitraries.just(new Expression.Event(LOST.key())),
                Combinators.combine(fields(), NAMES.set().ofMinSize(1).ofMaxSize(2))
                    .as(Expression.Member::new),
                Combinators.combine(
                        Arbitraries.integers().between(2, 3),
                        windows(),
                        fields().set().ofMaxSize(2))
                    .as(Expression.Repeat::new),
                totals(),
                Combinators.combine(NAMES.set().ofMaxSize(1), Arbitraries.of(true, false))
                    .as(Expression.Requested::new),
                Arbitraries.just(new Expression.Judgement(LUCKY.key())),
                Arbitraries.just(
                    new Expression.During(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 2)))));
    if (depth == 0) {
      return leaf;
    }
    Arbitrary<Expression> part = Arbitraries.lazy(() -> conditions(depth - 1));
    Arbitrary<List<Expression>> parts = part.list().ofMinSize(1).ofMaxSize(3);
    return Arbitraries.frequencyOf(
        Tuple.of(3, leaf),
        Tuple.of(1, parts.map(Expression.All::new)),
        Tuple.of(1, parts.map(Expression.Any::new)),
        Tuple.of(1, parts.map(of -> new Expression.AtLeast((of.size() + 1) / 2, of))),
        Tuple.of(1, part.map(Expression.Not::new)));
  }

  private static Arbitrary<FactKey> fields() {
    return Arbitraries.of(FactKey.SERVICE, FactKey.TEAM, CLASS.key());
  }

  private static Arbitrary<Window> windows() {
    return Arbitraries.of(Window.ofDays(1), Window.ofDays(14), Window.ofMonths(6));
  }

  private static Arbitrary<Expression> metrics() {
    return Arbitraries.of(Comparison.values())
        .flatMap(
            comparison ->
                Arbitraries.oneOf(
                    List.of(
                        amounts(USERS, 3).map(q -> metric(USERS, comparison, q, Optional.empty())),
                        amounts(COST, 3).map(q -> metric(COST, comparison, q, Optional.empty())),
                        Arbitraries.of(0.5, 2.0)
                            .map(
                                h ->
                                    metric(
                                        LENGTH,
                                        comparison,
                                        Quantity.of(h, Unit.HOURS),
                                        Optional.empty())),
                        Arbitraries.of(50.0, 100.0)
                            .map(
                                p ->
                                    metric(
                                        USERS,
                                        comparison,
                                        Quantity.of(p, Unit.PERCENT),
                                        Optional.of(ALL_USERS.key()))))));
  }

  private static Expression metric(
      FactDefinition fact, Comparison comparison, Quantity threshold, Optional<FactKey> shareOf) {
    return new Expression.Metric(fact.key(), comparison, threshold, shareOf);
  }

  private static Arbitrary<Expression> totals() {
    return Combinators.combine(
            windows(),
            fields().set().ofMaxSize(1),
            Arbitraries.of(Comparison.values()),
            amounts(USERS, 6),
            Arbitraries.of(true, false))
        .as(
            (window, sameBy, comparison, threshold, share) ->
                new Expression.Total(
                    USERS.key(),
                    window,
                    sameBy,
                    comparison,
                    share ? Quantity.of(50, Unit.PERCENT) : threshold,
                    share ? Optional.of(ALL_USERS.key()) : Optional.empty()));
  }

  private static Arbitrary<Quantity> amounts(FactDefinition fact, int most) {
    return Arbitraries.integers()
        .between(0, most)
        .map(amount -> Quantity.of(amount, fact.unit().orElseThrow()));
  }

  /** Values of every fact that is asked for. */
  static Arbitrary<Facts> allFacts() {
    return Combinators.combine(
            LEVELS,
            Arbitraries.integers().between(0, 72),
            Arbitraries.integers().between(0, 180),
            Combinators.combine(NAMES.set().ofMinSize(1).ofMaxSize(2), NAMES, NAMES, requests())
                .as(
                    (services, team, problemClass, requests) ->
                        Map.of(
                            FactKey.SERVICE,
                            new FactValue.Names(services),
                            FactKey.TEAM,
                            FactValue.Names.of(team),
                            CLASS.key(),
                            FactValue.Names.of(problemClass),
                            FactKey.REQUESTS,
                            requests)),
            Combinators.combine(amountValues(USERS), amountValues(ALL_USERS), amountValues(COST))
                .as(
                    (users, all, cost) ->
                        Map.of(USERS.key(), users, ALL_USERS.key(), all, COST.key(), cost)),
            Arbitraries.of(true, false),
            Arbitraries.of(true, false))
        .as(
            (level, hour, minutes, names, amounts, lost, lucky) -> {
              Instant start = SPRING.minusSeconds(hour * 3600L);
              Facts facts =
                  Facts.none()
                      .with(FactKey.INCIDENT_SEVERITY, new FactValue.Severity(level))
                      .with(FactKey.STARTED, new FactValue.Moment(start))
                      .with(FactKey.ENDED, new FactValue.Moment(start.plusSeconds(minutes * 60L)))
                      .with(LOST.key(), new FactValue.YesNo(lost))
                      .with(LUCKY.key(), new FactValue.Judged(lucky, "we think so"));
              for (Map.Entry<FactKey, ? extends FactValue> entry : names.entrySet()) {
                facts = facts.with(entry.getKey(), entry.getValue());
              }
              for (Map.Entry<FactKey, FactValue> entry : amounts.entrySet()) {
                facts = facts.with(entry.getKey(), entry.getValue());
              }
              return facts;
            });
  }

  private static Arbitrary<FactValue.Requests> requests() {
    return Combinators.combine(NAMES, Arbitraries.of("", "to learn"))
        .as(FactValue.Asked::new)
        .list()
        .ofMaxSize(2)
        .map(FactValue.Requests::new);
  }

  private static Arbitrary<FactValue> amountValues(FactDefinition fact) {
    return Combinators.combine(amounts(fact, 4), Arbitraries.of(true, false, false))
        .as(FactValue.Amount::new);
  }

  /** Some of what there is to know; requests are on record or there are none. */
  static Arbitrary<Facts> someFacts() {
    return Combinators.combine(allFacts(), Arbitraries.of(true, false).list().ofSize(keys().size()))
        .as(
            (facts, kept) -> {
              Facts some = facts;
              for (int i = 0; i < kept.size(); i++) {
                some = kept.get(i) ? some : some.without(keys().get(i));
              }
              return some;
            });
  }

  /** The facts that may be learned one after the other. */
  static List<FactKey> keys() {
    return List.of(
        FactKey.INCIDENT_SEVERITY,
        FactKey.STARTED,
        FactKey.ENDED,
        FactKey.SERVICE,
        FactKey.TEAM,
        CLASS.key(),
        USERS.key(),
        ALL_USERS.key(),
        COST.key(),
        LOST.key(),
        LUCKY.key());
  }

  static Arbitrary<List<RecordedIncident>> incidents() {
    return someFacts()
        .list()
        .ofMaxSize(6)
        .map(
            list -> {
              List<RecordedIncident> incidents = new ArrayList<>();
              list.forEach(
                  facts -> incidents.add(new RecordedIncident("i" + incidents.size(), facts)));
              return incidents;
            });
  }
}
