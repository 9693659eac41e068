package org.blamelesswiki.postmortems.criteria;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.blamelesswiki.postmortems.criteria.Message.Joint;
import org.jspecify.annotations.Nullable;

/**
 * Says what keeps a criteria set from meaning something: a criterion on a fact nobody defined,
 * users held against dollars, criteria that name each other in a circle.
 */
public final class CriteriaCheck {

  private final CriteriaIndex index;
  private final Map<FactKey, Set<String>> known;
  private final List<Problem> problems = new ArrayList<>();
  private String path = "";

  private CriteriaCheck(CriteriaSet set, Map<FactKey, Set<String>> known) {
    this.index = new CriteriaIndex(set);
    this.known = known;
  }

  /** Each problem with its field, in the order of the fields; none when the set is sound. */
  public static List<Problem> problems(CriteriaSet set) {
    return problems(set, Map.of());
  }

  /**
   * Each problem with its field.
   *
   * @param known the names there are of some facts, such as every team; a fact without an entry may
   *     have any name
   */
  public static List<Problem> problems(CriteriaSet set, Map<FactKey, Set<String>> known) {
    CriteriaCheck check = new CriteriaCheck(set, known);
    check.facts();
    check.criteria();
    return List.copyOf(check.problems);
  }

  private void facts() {
    List<FactDefinition> facts = index.set().facts();
    for (int i = 0; i < facts.size(); i++) {
      Optional<FactDefinition.Between> between = facts.get(i).between();
      if (between.isPresent()) {
        path = "facts[" + i + "].between";
        fact("from", between.get().from(), FactKind.MOMENT);
        fact("to", between.get().to(), FactKind.MOMENT);
      }
    }
  }

  private void criteria() {
    List<Criterion> criteria = index.set().criteria();
    for (int i = 0; i < criteria.size(); i++) {
      Criterion criterion = criteria.get(i);
      String of = "criteria[" + i + "]";
      path = of + ".condition";
      criterion.condition().accept(new Conditions());
      path = of;
      if (!index.isSound(criterion.id()) && namesOnlyKnown(criterion)) {
        problem(
            "condition",
            "problem.circle",
            Message.words(criterion.name()),
            Message.count(CriteriaIndex.LONGEST_CHAIN));
      }
      lifts(criterion);
    }
  }

  private boolean namesOnlyKnown(Criterion criterion) {
    return CriteriaIndex.named(criterion.condition()).stream()
        .allMatch(id -> index.criterion(id) != null);
  }

  private void lifts(Criterion criterion) {
    if (criterion.level() != Level.EXEMPT) {
      if (!criterion.lifts().criteria().isEmpty()) {
        problem("lifts", "problem.lifts-without-exemption");
      }
      return;
    }
    for (CriterionId id : criterion.lifts().criteria()) {
      Criterion lifted = index.criterion(id);
      if (lifted == null || lifted.level() == Level.EXEMPT) {
        problem("lifts.criteria", "problem.unknown-criterion", Message.words(id.value()));
      }
    }
  }

  private void problem(String field, String key, Message.Argument... arguments) {
    problems.add(
        new Problem(field.isEmpty() ? path : path + "." + field, Message.of(key, arguments)));
  }

  /** The fact, if it is there and of the kind; otherwise that is a problem of the field. */
  private @Nullable FactDefinition fact(String field, FactKey key, FactKind kind) {
    FactDefinition definition = index.definition(key);
    if (definition == null) {
      problem(field, "problem.unknown-fact", Message.words(key.value()));
      return null;
    }
    if (definition.kind() != kind) {
      problem(
          field,
          "problem.wrong-kind",
          Message.words(key.value()),
          new Message.Nested(Message.of("fact-kind." + definition.kind().key())),
          new Message.Nested(Message.of("fact-kind." + kind.key())));
      return null;
    }
    return definition;
  }

  private void names(String field, FactKey key, Set<String> names) {
    FactDefinition definition = index.definition(key);
    Set<String> there =
        known.getOrDefault(key, definition == null ? Set.of() : definition.options());
    for (String name : names) {
      if (!there.isEmpty() && there.stream().noneMatch(name::equalsIgnoreCase)) {
        problem(
            field,
            "problem.unknown-name",
            Message.words(definition == null ? key.value() : definition.label()),
            Message.words(name));
      }
    }
  }

  private void threshold(String inner, FactKey key, Quantity threshold, Optional<FactKey> shareOf) {
    FactDefinition metric = fact(inner + ".fact", key, FactKind.METRIC);
    Unit unit = metric == null ? null : metric.unit().orElse(null);
    if (shareOf.isPresent()) {
      FactDefinition base = fact(inner + ".shareOf", shareOf.get(), FactKind.METRIC);
      Unit baseUnit = base == null ? null : base.unit().orElse(null);
      if (unit != null && baseUnit != null && !unit.convertsTo(baseUnit)) {
        mismatch(inner + ".shareOf", baseUnit, unit);
      }
      unit = Unit.PERCENT;
    }
    if (unit != null && !threshold.unit().convertsTo(unit)) {
      mismatch(inner + ".threshold", threshold.unit(), unit);
    }
  }

  private void mismatch(String field, Unit is, Unit expected) {
    problem(field, "problem.unit-mismatch", new Message.Measure(is), new Message.Measure(expected));
  }

  private void sameBy(String inner, Set<FactKey> sameBy) {
    sameBy.forEach(key -> fact(inner + ".sameBy", key, FactKind.NAMES));
  }

  /** Looks at each kind of condition; each answers true, as there is nothing to answer. */
  private final class Conditions implements Expression.Cases<Boolean> {

    private boolean parts(String field, List<Expression> parts) {
      String outer = path;
      for (int i = 0; i < parts.size(); i++) {
        path = outer + "." + field + "[" + i + "]";
        parts.get(i).accept(this);
      }
      path = outer;
      return true;
    }

    @Override
    public Boolean always(Expression.Always condition) {

      return true;
    }

    @Override
    public Boolean all(Expression.All condition) {
      return parts("all", condition.of());
    }

    @Override
    public Boolean any(Expression.Any condition) {
      return parts("any", condition.of());
    }

    @Override
    public Boolean atLeast(Expression.AtLeast condition) {
      return parts("of", condition.of());
    }

    @Override
    public Boolean not(Expression.Not condition) {
      String outer = path;
      path = outer + ".not";
      condition.of().accept(this);
      path = outer;
      return true;
    }

    @Override
    public Boolean incidentSeverity(Expression.IncidentSeverity condition) {
      if (!index.set().scale().knows(condition.level())) {
        problem(
            "incidentSeverity.level",
            "problem.unknown-severity",
            Message.words(condition.level()),
            Message.names(Joint.OR, Copies.ordered(index.set().scale().levels())));
      }
      return true;
    }

    @Override
    public Boolean metric(Expression.Metric condition) {
      threshold("metric", condition.metric(), condition.threshold(), condition.shareOf());
      return true;
    }

    @Override
    public Boolean event(Expression.Event condition) {
      fact("event", condition.event(), FactKind.EVENT);
      return true;
    }

    @Override
    public Boolean member(Expression.Member condition) {
      fact("member.fact", condition.field(), FactKind.NAMES);
      names("member.anyOf", condition.field(), condition.anyOf());
      return true;
    }

    @Override
    public Boolean repeat(Expression.Repeat condition) {
      sameBy("repeat", condition.sameBy());
      return true;
    }

    @Override
    public Boolean total(Expression.Total condition) {
      sameBy("total", condition.sameBy());
      threshold("total", condition.metric(), condition.threshold(), condition.shareOf());
      return true;
    }

    @Override
    public Boolean requested(Expression.Requested condition) {
      names("requested.from", FactKey.TEAM, condition.from());
      return true;
    }

    @Override
    public Boolean judgement(Expression.Judgement condition) {
      fact("judgement", condition.judgement(), FactKind.JUDGEMENT);
      return true;
    }

    @Override
    public Boolean during(Expression.During condition) {

      return true;
    }

    @Override
    public Boolean sameAs(Expression.SameAs condition) {
      if (index.criterion(condition.criterion()) == null) {
        problem(
            "sameAs", "problem.unknown-criterion", Message.words(condition.criterion().value()));
      }
      return true;
    }
  }
}
