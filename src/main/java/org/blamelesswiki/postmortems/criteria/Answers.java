package org.blamelesswiki.postmortems.criteria;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What conditions answer in one situation, in the three-valued logic of Kleene: an "all" with one
 * no is a no whatever is unknown, an "any" with one yes is a yes. So a fact more can settle what
 * was unknown and can never unsettle what was known.
 *
 * <p>A condition that does not fit the set, such as one on a metric it does not define, is unknown
 * here; the check of a set refuses it.
 */
final class Answers implements Expression.Cases<Answer> {

  private final Situation situation;
  private final Map<CriterionId, Answer> named = new HashMap<>();

  Answers(Situation situation) {
    this.situation = situation;
  }

  Answer of(Expression condition) {
    return condition.accept(this);
  }

  Answer of(Criterion criterion) {
    Answer known = named.get(criterion.id());
    if (known == null) {
      known = situation.index.isSound(criterion.id()) ? of(criterion.condition()) : Answer.UNKNOWN;
      named.put(criterion.id(), known);
    }
    return known;
  }

  @Override
  public Answer always(Expression.Always condition) {
    return Answer.YES;
  }

  @Override
  public Answer all(Expression.All condition) {
    return atLeast(condition.of().size(), condition.of());
  }

  @Override
  public Answer any(Expression.Any condition) {
    return atLeast(1, condition.of());
  }

  @Override
  public Answer atLeast(Expression.AtLeast condition) {
    return atLeast(condition.count(), condition.of());
  }

  private Answer atLeast(int count, List<Expression> conditions) {
    int yes = 0;
    int open = conditions.size();
    for (Expression condition : conditions) {
      switch (of(condition)) {
        case YES -> yes++;
        case NO -> open--;
        case UNKNOWN -> {}
      }
      if (yes >= count) {
        return Answer.YES;
      }
      if (open < count) {
        return Answer.NO;
      }
    }
    return Answer.UNKNOWN;
  }

  @Override
  public Answer not(Expression.Not condition) {
    return of(condition.of()).negated();
  }

  @Override
  public Answer incidentSeverity(Expression.IncidentSeverity condition) {
    SeverityScale scale = situation.index.set().scale();
    FactValue.Severity known =
        situation.facts.get(FactKey.INCIDENT_SEVERITY, FactValue.Severity.class).orElse(null);
    OptionalInt threshold = scale.rank(condition.level());
    OptionalInt rank = known == null ? OptionalInt.empty() : scale.rank(known.level());
    if (rank.isEmpty() || threshold.isEmpty()) {
      return Answer.UNKNOWN;
    }
    // The first on the scale is the most severe: the lower the rank, the more of it.
    return condition.comparison().test(-rank.getAsInt(), -threshold.getAsInt());
  }

  @Override
  public Answer metric(Expression.Metric condition) {
    FactValue.Amount value = situation.amount(condition.metric()).orElse(null);
    if (condition.shareOf().isPresent()) {
      value = share(value, situation.amount(condition.shareOf().get()).orElse(null));
    }
    return compare(value, condition.comparison(), condition.threshold());
  }

  /** The part in percent; unknown when either is, or when there is nothing to take a part of. */
  static FactValue.@Nullable Amount share(
      FactValue.@Nullable Amount part, FactValue.@Nullable Amount base) {
    if (part == null
        || base == null
        || base.orMore()
        || base.quantity().amount() == 0
        || !base.quantity().unit().convertsTo(part.quantity().unit())) {
      return null;
    }
    double whole = base.quantity().in(part.quantity().unit()).amount();
    double percent = part.quantity().amount() / whole * 100;
    return Double.isFinite(percent)
        ? new FactValue.Amount(new Quantity(percent, Unit.PERCENT), part.orMore())
        : null;
  }

  private static Answer compare(
      FactValue.@Nullable Amount value, Comparison comparison, Quantity threshold) {
    if (value == null || !value.quantity().unit().convertsTo(threshold.unit())) {
      return Answer.UNKNOWN;
    }
    double amount = value.quantity().in(threshold.unit()).amount();
    return value.orMore()
        ? comparison.testFrom(amount, threshold.amount())
        : comparison.test(amount, threshold.amount());
  }

  @Override
  public Answer event(Expression.Event condition) {
    return situation
        .facts
        .get(condition.event(), FactValue.YesNo.class)
        .map(value -> Answer.of(value.yes()))
        .orElse(Answer.UNKNOWN);
  }

  @Override
  public Answer member(Expression.Member condition) {
    return situation
        .facts
        .names(condition.field())
        .map(names -> Answer.of(names.containsAnyOf(condition.anyOf())))
        .orElse(Answer.UNKNOWN);
  }

  @Override
  public Answer repeat(Expression.Repeat condition) {
    int count = situation.alike(condition.window(), condition.sameBy()).map(List::size).orElse(0);
    if (count >= condition.count()) {
      return Answer.YES;
    }
    return situation.knowsAll(condition.sameBy()) ? Answer.NO : Answer.UNKNOWN;
  }

  @Override
  public Answer total(Expression.Total condition) {
    return compare(sum(condition), condition.comparison(), condition.threshold());
  }

  /** The sum, or its share of the base, as far as it is known. */
  FactValue.@Nullable Amount sum(Expression.Total condition) {
    List<RecordedIncident> alike =
        situation.alike(condition.window(), condition.sameBy()).orElse(null);
    FactDefinition definition = situation.index.definition(condition.metric());
    if (alike == null || definition == null || definition.unit().isEmpty()) {
      return null;
    }
    boolean orMore = situation.lacks(condition.metric()) || !situation.knowsAll(condition.sameBy());
    FactValue.Amount recorded = situation.sum(condition.metric(), alike, definition.unit().get());
    FactValue.Amount sum = new FactValue.Amount(recorded.quantity(), orMore || recorded.orMore());
    return condition.shareOf().isPresent()
        ? share(sum, situation.amount(condition.shareOf().get()).orElse(null))
        : sum;
  }

  @Override
  public Answer requested(Expression.Requested condition) {
    return Answer.of(asked(condition) != null);
  }

  /** The first request that counts. */
  FactValue.@Nullable Asked asked(Expression.Requested condition) {
    FactValue.Requests requests =
        situation.facts.get(FactKey.REQUESTS, FactValue.Requests.class).orElse(null);
    if (requests != null) {
      for (FactValue.Asked asked : requests.asked()) {
        boolean counts =
            condition.from().isEmpty()
                || condition.from().stream().anyMatch(asked.by()::equalsIgnoreCase);
        if (counts && !(condition.reasonRequired() && asked.reason().isBlank())) {
          return asked;
        }
      }
    }
    return null;
  }

  @Override
  public Answer judgement(Expression.Judgement condition) {
    return situation
        .facts
        .get(condition.judgement(), FactValue.Judged.class)
        .map(value -> Answer.of(value.yes()))
        .orElse(Answer.UNKNOWN);
  }

  @Override
  public Answer during(Expression.During condition) {
    Instant start = situation.facts.moment(FactKey.STARTED).orElse(null);
    if (start == null) {
      return Answer.UNKNOWN;
    }
    LocalDate day = start.atZone(situation.index.zone()).toLocalDate();
    return Answer.of(!day.isBefore(condition.from()) && !day.isAfter(condition.to()));
  }

  @Override
  public Answer sameAs(Expression.SameAs condition) {
    Criterion other = situation.index.criterion(condition.criterion());
    return other == null ? Answer.UNKNOWN : of(other);
  }
}
