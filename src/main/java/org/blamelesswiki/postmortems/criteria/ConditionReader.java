package org.blamelesswiki.postmortems.criteria;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one condition, counting its parts so that it can stop at the first that is too many. */
final class ConditionReader {

  private final List<Problem> problems;
  private int parts;

  ConditionReader(List<Problem> problems) {
    this.problems = problems;
  }

  @Nullable Expression read(JsonNode node, String path) {
    return read(node, path, 1);
  }

  private @Nullable Expression read(JsonNode node, String path, int depth) {
    parts++;
    if (parts > ExpressionSize.MOST_CONDITIONS) {
      if (parts == ExpressionSize.MOST_CONDITIONS + 1) {
        problems.add(
            new Problem(
                path,
                Message.of(
                    "problem.condition-too-large", Message.count(ExpressionSize.MOST_CONDITIONS))));
      }
      return null;
    }
    if (depth > ExpressionSize.DEEPEST) {
      problems.add(
          new Problem(
              path,
              Message.of("problem.condition-too-deep", Message.count(ExpressionSize.DEEPEST))));
      return null;
    }
    JsonFields fields = new JsonFields(node, path, problems);
    if (!node.isObject()) {
      return null;
    }
    Expression condition = kind(fields, depth);
    fields.refuseOthers();
    return condition;
  }

  private @Nullable Expression kind(JsonFields fields, int depth) {
    List<String> names = fields.names();
    String kind = names.isEmpty() ? "" : names.get(0);
    return switch (names.contains("atLeast") ? "atLeast" : kind) {
      case "always" -> {
        Boolean always = fields.flag("always");
        yield always == null ? null : new Expression.Always();
      }
      case "all" -> {
        List<Expression> of = parts(fields, "all", depth);
        yield of.isEmpty() ? null : new Expression.All(of);
      }
      case "any" -> {
        List<Expression> of = parts(fields, "any", depth);
        yield of.isEmpty() ? null : new Expression.Any(of);
      }
      case "atLeast" -> atLeast(fields, depth);
      case "not" -> {
        Expression of = part(fields, "not", depth);
        yield of == null ? null : new Expression.Not(of);
      }
      case "incidentSeverity" -> within(fields, "incidentSeverity", this::incidentSeverity);
      case "metric" -> within(fields, "metric", this::metric);
      case "event" -> {
        FactKey event = fields.factKey("event");
        yield event == null ? null : new Expression.Event(event);
      }
      case "member" -> within(fields, "member", this::member);
      case "repeat" -> within(fields, "repeat", this::repeat);
      case "total" -> within(fields, "total", this::total);
      case "requested" -> within(fields, "requested", this::requested);
      case "judgement" -> {
        FactKey judgement = fields.factKey("judgement");
        yield judgement == null ? null : new Expression.Judgement(judgement);
      }
      case "during" -> within(fields, "during", this::during);
      case "sameAs" -> {
        CriterionId id = fields.criterionId("sameAs");
        yield id == null ? null : new Expression.SameAs(id);
      }
      default -> {
        fields.problem("", "problem.no-condition", Message.words(kind));
        yield null;
      }
    };
  }

  private interface Kind {
    @Nullable Expression read(JsonFields fields);
  }

  private static @Nullable Expression within(JsonFields outer, String field, Kind kind) {
    JsonFields fields = outer.requiredObject(field);
    if (fields == null) {
      return null;
    }
    Expression condition = kind.read(fields);
    fields.refuseOthers();
    return condition;
  }

  private List<Expression> parts(JsonFields fields, String field, int depth) {
    List<Expression> of = fields.list(field, (node, path) -> read(node, path, depth + 1));
    if (of.isEmpty()) {
      fields.problem(field, "problem.no-parts");
    }
    return of;
  }

  private @Nullable Expression part(JsonFields fields, String field, int depth) {
    JsonNode node = fields.node(field);
    return node == null ? null : read(node, fields.path(field), depth + 1);
  }

  private @Nullable Expression atLeast(JsonFields fields, int depth) {
    List<Expression> of = parts(fields, "of", depth);
    Integer count = fields.whole("atLeast", 1, Math.max(1, fields.size("of")));
    return count == null || of.size() < count ? null : new Expression.AtLeast(count, of);
  }

  private @Nullable Expression incidentSeverity(JsonFields fields) {
    Comparison comparison = fields.constant("comparison", Comparison.values(), Comparison.AT_LEAST);
    String level = fields.text("level");
    return level == null ? null : new Expression.IncidentSeverity(comparison, level);
  }

  private @Nullable Expression metric(JsonFields fields) {
    FactKey metric = fields.factKey("fact");
    Comparison comparison = fields.constant("comparison", Comparison.values(), Comparison.AT_LEAST);
    Quantity threshold = quantity(fields.requiredObject("threshold"));
    Optional<FactKey> shareOf = shareOf(fields);
    return metric == null || threshold == null
        ? null
        : new Expression.Metric(metric, comparison, threshold, shareOf);
  }

  private static Optional<FactKey> shareOf(JsonFields fields) {
    return fields.has("shareOf")
        ? Optional.ofNullable(fields.factKey("shareOf"))
        : Optional.empty();
  }

  static @Nullable Quantity quantity(@Nullable JsonFields fields) {
    if (fields == null) {
      return null;
    }
    Double amount = fields.number("amount");
    Unit unit = fields.parsed("unit", Unit::new, "problem.no-unit");
    fields.refuseOthers();
    return amount == null || unit == null ? null : new Quantity(amount, unit);
  }

  private @Nullable Expression member(JsonFields fields) {
    FactKey field = fields.factKey("fact");
    Set<String> anyOf = fields.words("anyOf");
    if (anyOf.isEmpty()) {
      fields.problem("anyOf", "problem.no-names");
    }
    return field == null || anyOf.isEmpty() ? null : new Expression.Member(field, anyOf);
  }

  private @Nullable Expression repeat(JsonFields fields) {
    Integer count = fields.whole("count", 2, 1000);
    Window window = window(fields);
    Set<FactKey> sameBy = sameBy(fields);
    return count == null || window == null ? null : new Expression.Repeat(count, window, sameBy);
  }

  private static @Nullable Window window(JsonFields fields) {
    return fields.known("window", Window::parse, "problem.no-window");
  }

  private static Set<FactKey> sameBy(JsonFields fields) {
    return fields.parsedWords("sameBy", FactKey::new, "problem.no-fact-key");
  }

  private @Nullable Expression total(JsonFields fields) {
    FactKey metric = fields.factKey("fact");
    Window window = window(fields);
    Set<FactKey> sameBy = sameBy(fields);
    Comparison comparison = fields.constant("comparison", Comparison.values(), Comparison.AT_LEAST);
    Quantity threshold = quantity(fields.requiredObject("threshold"));
    Optional<FactKey> shareOf = shareOf(fields);
    return metric == null || window == null || threshold == null
        ? null
        : new Expression.Total(metric, window, sameBy, comparison, threshold, shareOf);
  }

  private @Nullable Expression requested(JsonFields fields) {
    return new Expression.Requested(fields.words("from"), fields.flag("reasonRequired", false));
  }

  private @Nullable Expression during(JsonFields fields) {
    LocalDate from = fields.day("from");
    LocalDate to = fields.day("to");
    if (from == null || to == null) {
      return null;
    }
    if (to.isBefore(from)) {
      fields.problem("to", "problem.range-reversed", new Message.Day(from), new Message.Day(to));
      return null;
    }
    return new Expression.During(from, to);
  }
}
