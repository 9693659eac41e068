package org.blamelesswiki.postmortems.criteria;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Writes a condition as JSON: an object whose one field names its kind. */
final class ConditionWriter implements Expression.Cases<ObjectNode> {

  static ObjectNode write(Expression condition) {
    return condition.accept(new ConditionWriter());
  }

  private static ObjectNode node() {
    return JsonFields.MAPPER.createObjectNode();
  }

  private ObjectNode parts(ObjectNode node, String field, List<Expression> parts) {
    ArrayNode list = node.putArray(field);
    parts.forEach(part -> list.add(part.accept(this)));
    return node;
  }

  private static void words(ObjectNode node, String field, Collection<?> words) {
    ArrayNode list = node.putArray(field);
    words.forEach(word -> list.add(word.toString()));
  }

  /** A whole number without a point: 5000 and not 5000.0. */
  static ObjectNode quantity(Quantity quantity) {
    ObjectNode node = node();
    double amount = quantity.amount();
    if (amount == Math.rint(amount) && amount < 1e15) {
      node.put("amount", (long) amount);
    } else {
      node.put("amount", amount);
    }
    return node.put("unit", quantity.unit().key());
  }

  private static void shareOf(ObjectNode node, Optional<FactKey> shareOf) {
    shareOf.ifPresent(key -> node.put("shareOf", key.value()));
  }

  @Override
  public ObjectNode always(Expression.Always condition) {
    return node().put("always", true);
  }

  @Override
  public ObjectNode all(Expression.All condition) {
    return parts(node(), "all", condition.of());
  }

  @Override
  public ObjectNode any(Expression.Any condition) {
    return parts(node(), "any", condition.of());
  }

  @Override
  public ObjectNode atLeast(Expression.AtLeast condition) {
    return parts(node().put("atLeast", condition.count()), "of", condition.of());
  }

  @Override
  public ObjectNode not(Expression.Not condition) {
    ObjectNode node = node();
    node.set("not", condition.of().accept(this));
    return node;
  }

  @Override
  public ObjectNode incidentSeverity(Expression.IncidentSeverity condition) {
    ObjectNode node = node();
    node.putObject("incidentSeverity")
        .put("comparison", condition.comparison().key())
        .put("level", condition.level());
    return node;
  }

  @Override
  public ObjectNode metric(Expression.Metric condition) {
    ObjectNode node = node();
    ObjectNode inner = node.putObject("metric");
    inner.put("fact", condition.metric().value());
    inner.put("comparison", condition.comparison().key());
    inner.set("threshold", quantity(condition.threshold()));
    shareOf(inner, condition.shareOf());
    return node;
  }

  @Override
  public ObjectNode event(Expression.Event condition) {
    return node().put("event", condition.event().value());
  }

  @Override
  public ObjectNode member(Expression.Member condition) {
    ObjectNode node = node();
    ObjectNode inner = node.putObject("member");
    inner.put("fact", condition.field().value());
    words(inner, "anyOf", condition.anyOf());
    return node;
  }

  @Override
  public ObjectNode repeat(Expression.Repeat condition) {
    ObjectNode node = node();
    ObjectNode inner = node.putObject("repeat");
    inner.put("count", condition.count());
    inner.put("window", condition.window().toString());
    words(inner, "sameBy", condition.sameBy());
    return node;
  }

  @Override
  public ObjectNode total(Expression.Total condition) {
    ObjectNode node = node();
    ObjectNode inner = node.putObject("total");
    inner.put("fact", condition.metric().value());
    inner.put("window", condition.window().toString());
    words(inner, "sameBy", condition.sameBy());
    inner.put("comparison", condition.comparison().key());
    inner.set("threshold", quantity(condition.threshold()));
    shareOf(inner, condition.shareOf());
    return node;
  }

  @Override
  public ObjectNode requested(Expression.Requested condition) {
    ObjectNode node = node();
    ObjectNode inner = node.putObject("requested");
    words(inner, "from", condition.from());
    inner.put("reasonRequired", condition.reasonRequired());
    return node;
  }

  @Override
  public ObjectNode judgement(Expression.Judgement condition) {
    return node().put("judgement", condition.judgement().value());
  }

  @Override
  public ObjectNode during(Expression.During condition) {
    ObjectNode node = node();
    node.putObject("during")
        .put("from", condition.from().toString())
        .put("to", condition.to().toString());
    return node;
  }

  @Override
  public ObjectNode sameAs(Expression.SameAs condition) {
    return node().put("sameAs", condition.criterion().value());
  }
}
