package org.blamelesswiki.postmortems.criteria;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The parts of a condition that are changed without changing its shape. */
final class Tuning {

  private Tuning() {}

  static Optional<Quantity> number(Expression condition) {
    List<Quantity> numbers = new ArrayList<>();
    for (Expression leaf : leaves(condition)) {
      if (leaf instanceof Expression.Metric metric) {
        numbers.add(metric.threshold());
      } else if (leaf instanceof Expression.Total total) {
        numbers.add(total.threshold());
      } else if (leaf instanceof Expression.Repeat repeat) {
        numbers.add(new Quantity(repeat.count(), Unit.INCIDENTS));
      }
    }
    return numbers.size() == 1 ? Optional.of(numbers.get(0)) : Optional.empty();
  }

  static Expression withNumber(Expression condition, Quantity number) {
    Quantity old =
        number(condition)
            .orElseThrow(() -> new IllegalArgumentException("this condition has not one number"));
    if (!number.unit().convertsTo(old.unit())) {
      throw new IllegalArgumentException(
          "the number here is in " + old.unit() + ", not " + number.unit());
    }
    return rebuild(condition, leaf -> withNumberInLeaf(leaf, number));
  }

  private static Expression withNumberInLeaf(Expression leaf, Quantity number) {
    if (leaf instanceof Expression.Metric metric) {
      return new Expression.Metric(metric.metric(), metric.comparison(), number, metric.shareOf());
    }
    if (leaf instanceof Expression.Total total) {
      return new Expression.Total(
          total.metric(),
          total.window(),
          total.sameBy(),
          total.comparison(),
          number,
          total.shareOf());
    }
    if (leaf instanceof Expression.Repeat repeat) {
      if (number.amount() != Math.rint(number.amount())) {
        throw new IllegalArgumentException("how often is a whole number, not " + number.amount());
      }
      return new Expression.Repeat((int) number.amount(), repeat.window(), repeat.sameBy());
    }
    return leaf;
  }

  static Optional<Window> window(Expression condition) {
    List<Window> windows = new ArrayList<>();
    for (Expression leaf : leaves(condition)) {
      if (leaf instanceof Expression.Total total) {
        windows.add(total.window());
      } else if (leaf instanceof Expression.Repeat repeat) {
        windows.add(repeat.window());
      }
    }
    return windows.size() == 1 ? Optional.of(windows.get(0)) : Optional.empty();
  }

  static Expression withWindow(Expression condition, Window window) {
    if (window(condition).isEmpty()) {
      throw new IllegalArgumentException("this condition has not one window");
    }
    return rebuild(
        condition,
        leaf -> {
          if (leaf instanceof Expression.Total total) {
            return new Expression.Total(
                total.metric(),
                window,
                total.sameBy(),
                total.comparison(),
                total.threshold(),
                total.shareOf());
          }
          return leaf instanceof Expression.Repeat repeat
              ? new Expression.Repeat(repeat.count(), window, repeat.sameBy())
              : leaf;
        });
  }

  static Optional<String> severityLevel(Expression condition) {
    List<String> levels = new ArrayList<>();
    for (Expression leaf : leaves(condition)) {
      if (leaf instanceof Expression.IncidentSeverity severity) {
        levels.add(severity.level());
      }
    }
    return levels.size() == 1 ? Optional.of(levels.get(0)) : Optional.empty();
  }

  static Expression withSeverityLevel(Expression condition, String level) {
    if (severityLevel(condition).isEmpty()) {
      throw new IllegalArgumentException("this condition has not one incident severity");
    }
    return rebuild(
        condition,
        leaf ->
            leaf instanceof Expression.IncidentSeverity severity
                ? new Expression.IncidentSeverity(severity.comparison(), level)
                : leaf);
  }

  /** The same, and the criteria it names have new ids. */
  static Expression withNames(Expression condition, Map<CriterionId, CriterionId> renamed) {
    return rebuild(
        condition,
        leaf ->
            leaf instanceof Expression.SameAs same
                ? new Expression.SameAs(renamed.getOrDefault(same.criterion(), same.criterion()))
                : leaf);
  }

  /** The conditions in it that ask for facts, in order. */
  static List<Expression> leaves(Expression condition) {
    if (condition.parts().isEmpty()) {
      return List.of(condition);
    }
    return condition.parts().stream().flatMap(part -> leaves(part).stream()).toList();
  }

  private static Expression rebuild(Expression condition, UnaryOperator<Expression> leaf) {
    if (condition.parts().isEmpty()) {
      return leaf.apply(condition);
    }
    List<Expression> parts = condition.parts().stream().map(part -> rebuild(part, leaf)).toList();
    if (condition instanceof Expression.All) {
      return new Expression.All(parts);
    }
    if (condition instanceof Expression.Any) {
      return new Expression.Any(parts);
    }
    if (condition instanceof Expression.AtLeast atLeast) {
      return new Expression.AtLeast(atLeast.count(), parts);
    }
    return new Expression.Not(parts.get(0));
  }
}
