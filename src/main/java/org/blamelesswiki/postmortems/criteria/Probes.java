package org.blamelesswiki.postmortems.criteria;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Values of a fact to try: at each threshold on it, and on either side. What lies between two of
 * them answers as one of them does.
 */
final class Probes {

  /** Further names of the history would be tried to see whether it happened before. */
  private static final int NAMES_OF_HISTORY = 20;

  /** For what only asks whether a time is known. */
  private static final Instant SOME_TIME = Instant.EPOCH;

  private static final String OTHER_NAME = "(another)";

  private final FactKey key;
  private final Situation situation;
  private final Set<FactValue> values = new LinkedHashSet<>();

  private Probes(FactKey key, Situation situation) {
    this.key = key;
    this.situation = situation;
  }

  static Set<FactValue> of(FactKey key, List<Criterion> asking, Situation situation) {
    Probes probes = new Probes(key, situation);
    List<Expression> leaves = new ArrayList<>();
    Set<CriterionId> seen = new HashSet<>();
    asking.forEach(criterion -> probes.collect(criterion, leaves, seen));
    FactDefinition definition = situation.index.definition(key);
    if (definition != null) {
      probes.add(definition, leaves);
    }
    return probes.values;
  }

  /** The conditions on facts in the criterion and in those it names. */
  private void collect(Criterion criterion, List<Expression> leaves, Set<CriterionId> seen) {
    if (!seen.add(criterion.id())) {
      return;
    }
    for (Expression leaf : Tuning.leaves(criterion.condition())) {
      leaves.add(leaf);
      if (leaf instanceof Expression.SameAs same) {
        Criterion named = situation.index.criterion(same.criterion());
        if (named != null) {
          collect(named, leaves, seen);
        }
      }
    }
  }

  private void add(FactDefinition definition, List<Expression> leaves) {
    switch (definition.kind()) {
      case INCIDENT_SEVERITY ->
          situation
              .index
              .set()
              .scale()
              .levels()
              .forEach(level -> values.add(new FactValue.Severity(level)));
      case EVENT -> {
        values.add(new FactValue.YesNo(true));
        values.add(new FactValue.YesNo(false));
      }
      case JUDGEMENT -> {
        values.add(new FactValue.Judged(true, "-"));
        values.add(new FactValue.Judged(false, "-"));
      }
      case NAMES -> names(definition, leaves);
      case METRIC -> definition.unit().ifPresent(unit -> amounts(unit, leaves));
      case MOMENT -> moments(leaves);
      case REQUESTS -> {}
    }
  }

  private void names(FactDefinition definition, List<Expression> leaves) {
    Set<String> names = new LinkedHashSet<>(definition.options());
    boolean repeats = false;
    for (Expression leaf : leaves) {
      if (leaf instanceof Expression.Member member && member.field().equals(key)) {
        names.addAll(member.anyOf());
      }
      repeats |= leaf instanceof Expression.Repeat || leaf instanceof Expression.Total;
    }
    if (repeats) {
      names.addAll(situation.commonNames(key, NAMES_OF_HISTORY));
    }
    names.add(OTHER_NAME);
    names.forEach(name -> values.add(FactValue.Names.of(name)));
  }

  private void amounts(Unit unit, List<Expression> leaves) {
    tryAmount(0, unit);
    for (Expression leaf : leaves) {
      if (leaf instanceof Expression.Metric metric) {
        double known = metric.metric().equals(key) ? 0 : known(metric.metric(), unit).orElse(0.0);
        amounts(unit, metric.metric(), metric.threshold(), metric.shareOf(), known);
      } else if (leaf instanceof Expression.Total total) {
        double sum =
            situation
                .alike(total.window(), total.sameBy())
                .map(alike -> situation.sum(total.metric(), alike, unit).quantity().amount())
                .orElse(0.0);
        double own = total.metric().equals(key) ? known(key, unit).orElse(0.0) : 0;
        amounts(unit, total.metric(), total.threshold(), total.shareOf(), sum - own);
      }
    }
  }

  /**
   * Amounts around one threshold.
   *
   * @param already what is known of the metric, or of its sum, without the fact that is tried
   */
  private void amounts(
      Unit unit, FactKey metric, Quantity threshold, Optional<FactKey> shareOf, double already) {
    if (metric.equals(key) && shareOf.isEmpty() && threshold.unit().convertsTo(unit)) {
      tryAround(threshold.in(unit).amount() - already, unit);
    } else if (metric.equals(key) && shareOf.isPresent()) {
      known(shareOf.get(), unit)
          .ifPresent(base -> tryAround(base * threshold.amount() / 100 - already, unit));
    } else if (shareOf.isPresent() && shareOf.get().equals(key)) {
      tryAround(already * 100 / Math.max(threshold.amount(), 1e-9), unit);
    }
  }

  private Optional<Double> known(FactKey metric, Unit unit) {
    return situation
        .amount(metric)
        .map(FactValue.Amount::quantity)
        .filter(quantity -> quantity.unit().convertsTo(unit))
        .map(quantity -> quantity.in(unit).amount());
  }

  private void tryAround(double threshold, Unit unit) {
    tryAmount(threshold, unit);
    tryAmount(threshold * 0.999 - 1, unit);
    tryAmount(threshold * 1.001 + 1, unit);
  }

  /** An amount that is known to be some number or more is never tried with less. */
  private void tryAmount(double amount, Unit unit) {
    if (Double.isFinite(amount)) {
      double least = known(key, unit).orElse(0.0);
      values.add(FactValue.Amount.of(Math.max(least, amount), unit));
    }
  }

  private void moments(List<Expression> leaves) {
    values.add(new FactValue.Moment(SOME_TIME));
    situation.facts.values().values().stream()
        .filter(FactValue.Moment.class::isInstance)
        .forEach(values::add);
    for (Expression leaf : leaves) {
      if (leaf instanceof Expression.Metric metric) {
        FactDefinition definition = situation.index.definition(metric.metric());
        if (definition != null && metric.threshold().unit().isTime()) {
          definition.between().ifPresent(between -> moments(between, metric.threshold()));
        }
      } else if (leaf instanceof Expression.During during && key.equals(FactKey.STARTED)) {
        values.add(
            new FactValue.Moment(during.from().atStartOfDay(situation.index.zone()).toInstant()));
        values.add(
            new FactValue.Moment(
                during.to().plusDays(1).atStartOfDay(situation.index.zone()).toInstant()));
      }
    }
  }

  private void moments(FactDefinition.Between between, Quantity threshold) {
    boolean isEnd = between.to().equals(key);
    Optional<Instant> other = situation.facts.moment(isEnd ? between.from() : between.to());
    if (other.isEmpty() || !(isEnd || between.from().equals(key))) {
      return;
    }
    long seconds = (long) Math.min(threshold.in(Unit.SECONDS).amount(), 1e9);
    for (long length : new long[] {0, seconds - 1, seconds, seconds + 1}) {
      Duration shift = Duration.ofSeconds(Math.max(0, length));
      values.add(new FactValue.Moment(isEnd ? other.get().plus(shift) : other.get().minus(shift)));
    }
  }
}
