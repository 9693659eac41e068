package org.blamelesswiki.postmortems.criteria;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The facts that a condition asks an author for. */
final class FactsAsked implements Expression.Cases<Set<FactKey>> {

  private final CriteriaIndex index;

  private FactsAsked(CriteriaIndex index) {
    this.index = index;
  }

  static Set<FactKey> by(Expression condition, CriteriaIndex index) {
    return Copies.ordered(condition.accept(new FactsAsked(index)));
  }

  /** What to ask for {@code key}: where it is worked out, the points in time it lies between. */
  private Set<FactKey> sources(FactKey key) {
    FactDefinition definition = index.definition(key);
    if (definition == null || definition.between().isEmpty()) {
      return Set.of(key);
    }
    FactDefinition.Between between = definition.between().get();
    return Copies.ordered(List.of(between.from(), between.to()));
  }

  private Set<FactKey> metric(FactKey metric, Optional<FactKey> shareOf) {
    Set<FactKey> asked = new LinkedHashSet<>(sources(metric));
    shareOf.ifPresent(base -> asked.addAll(sources(base)));
    return asked;
  }

  private Set<FactKey> parts(Expression condition) {
    Set<FactKey> asked = new LinkedHashSet<>();
    condition.parts().forEach(part -> asked.addAll(part.accept(this)));
    return asked;
  }

  private static Set<FactKey> count(Set<FactKey> sameBy) {
    Set<FactKey> asked = new LinkedHashSet<>();
    asked.add(FactKey.STARTED);
    asked.addAll(sameBy);
    return asked;
  }

  @Override
  public Set<FactKey> always(Expression.Always condition) {
    return Set.of();
  }

  @Override
  public Set<FactKey> all(Expression.All condition) {
    return parts(condition);
  }

  @Override
  public Set<FactKey> any(Expression.Any condition) {
    return parts(condition);
  }

  @Override
  public Set<FactKey> atLeast(Expression.AtLeast condition) {
    return parts(condition);
  }

  @Override
  public Set<FactKey> not(Expression.Not condition) {
    return parts(condition);
  }

  @Override
  public Set<FactKey> incidentSeverity(Expression.IncidentSeverity condition) {
    return Set.of(FactKey.INCIDENT_SEVERITY);
  }

  @Override
  public Set<FactKey> metric(Expression.Metric condition) {
    return metric(condition.metric(), condition.shareOf());
  }

  @Override
  public Set<FactKey> event(Expression.Event condition) {
    return Set.of(condition.event());
  }

  @Override
  public Set<FactKey> member(Expression.Member condition) {
    return Set.of(condition.field());
  }

  @Override
  public Set<FactKey> repeat(Expression.Repeat condition) {
    return count(condition.sameBy());
  }

  @Override
  public Set<FactKey> total(Expression.Total condition) {
    Set<FactKey> asked = count(condition.sameBy());
    asked.addAll(metric(condition.metric(), condition.shareOf()));
    return asked;
  }

  @Override
  public Set<FactKey> requested(Expression.Requested condition) {
    return Set.of();
  }

  @Override
  public Set<FactKey> judgement(Expression.Judgement condition) {
    return Set.of(condition.judgement());
  }

  @Override
  public Set<FactKey> during(Expression.During condition) {
    return Set.of(FactKey.STARTED);
  }

  @Override
  public Set<FactKey> sameAs(Expression.SameAs condition) {
    Criterion named = index.criterion(condition.criterion());
    return named == null || !index.isSound(named.id()) ? Set.of() : index.factsOf(named);
  }
}
