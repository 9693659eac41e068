package org.blamelesswiki.postmortems.criteria;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blamelesswiki.postmortems.criteria.Message.Joint;

/**
 * Says which facts cannot be as they were told: an end before its start, a level that is not on the
 * scale, dollars where minutes are counted. Evaluation takes such a fact for not known.
 */
public final class FactsCheck {

  private final CriteriaSet set;
  private final List<Problem> problems = new ArrayList<>();

  private FactsCheck(CriteriaSet set) {
    this.set = set;
  }

  /** Each problem, with the key of its fact as the path; facts the set does not know are let be. */
  public static List<Problem> problems(CriteriaSet set, Facts facts) {
    FactsCheck check = new FactsCheck(set);
    Map<FactKey, FactDefinition> definitions = set.definitions();
    facts
        .values()
        .forEach(
            (key, value) -> {
              FactDefinition definition = definitions.get(key);
              if (definition != null) {
                check.value(definition, value);
              }
            });
    check.ends(facts);
    return List.copyOf(check.problems);
  }

  private void value(FactDefinition definition, FactValue value) {
    FactKey key = definition.key();
    if (!definition.kind().fits(value)) {
      problem(
          key,
          "problem.value-of-kind",
          new Message.Nested(Message.of("fact-kind." + definition.kind().key())));
    } else if (value instanceof FactValue.Severity severity
        && !set.scale().knows(severity.level())) {
      problem(
          key,
          "problem.unknown-severity",
          Message.words(severity.level()),
          Message.names(Joint.OR, Copies.ordered(set.scale().levels())));
    } else if (value instanceof FactValue.Amount amount) {
      Unit unit = amount.quantity().unit();
      definition
          .unit()
          .filter(expected -> !unit.convertsTo(expected))
          .ifPresent(
              expected ->
                  problem(
                      key,
                      "problem.unit-mismatch",
                      new Message.Measure(unit),
                      new Message.Measure(expected)));
    } else if (value instanceof FactValue.Names names && !definition.options().isEmpty()) {
      names.values().stream()
          .filter(name -> definition.options().stream().noneMatch(name::equalsIgnoreCase))
          .forEach(
              name ->
                  problem(
                      key,
                      "problem.unknown-name",
                      Message.words(definition.label()),
                      Message.words(name)));
    }
  }

  private void ends(Facts facts) {
    Optional<Instant> start = facts.moment(FactKey.STARTED);
    Optional<Instant> end = facts.moment(FactKey.ENDED);
    if (start.isPresent() && end.isPresent() && end.get().isBefore(start.get())) {
      problem(FactKey.ENDED, "problem.ends-before-start");
    }
  }

  private void problem(FactKey fact, String key, Message.Argument... arguments) {
    problems.add(new Problem(fact.value(), Message.of(key, arguments)));
  }
}
