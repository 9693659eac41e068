package org.blamelesswiki.postmortems.criteria;

import static org.blamelesswiki.postmortems.criteria.Message.amount;
import static org.blamelesswiki.postmortems.criteria.Message.count;
import static org.blamelesswiki.postmortems.criteria.Message.words;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.blamelesswiki.postmortems.criteria.Message.Joint;

/** What a condition says, whatever the facts are: {@code users affected at least 5,000}. */
final class Description implements Expression.Cases<Message> {

  private final CriteriaSet set;

  private Description(CriteriaSet set) {
    this.set = set;
  }

  static Message of(Expression condition, CriteriaSet set) {
    return condition.accept(new Description(set));
  }

  @Override
  public Message always(Expression.Always condition) {
    return Message.of("describe.always");
  }

  @Override
  public Message all(Expression.All condition) {
    return Message.of("describe.all", parts(Joint.AND, condition.of()));
  }

  @Override
  public Message any(Expression.Any condition) {
    return Message.of("describe.any", parts(Joint.OR, condition.of()));
  }

  @Override
  public Message atLeast(Expression.AtLeast condition) {
    return Message.of(
        "describe.at-least", count(condition.count()), parts(Joint.SEMICOLON, condition.of()));
  }

  private Message.Argument parts(Joint joint, List<Expression> parts) {
    return Message.messages(joint, parts.stream().map(part -> part.accept(this)).toList());
  }

  @Override
  public Message not(Expression.Not condition) {
    return Message.of("describe.not", new Message.Nested(condition.of().accept(this)));
  }

  @Override
  public Message incidentSeverity(Expression.IncidentSeverity condition) {
    return Message.of(
        "describe.severity." + condition.comparison().key(), words(condition.level()));
  }

  @Override
  public Message metric(Expression.Metric condition) {
    return Message.of(
        "describe.amount",
        words(label(condition.metric())),
        threshold(condition.comparison(), condition.threshold(), condition.shareOf()));
  }

  private Message.Argument threshold(
      Comparison comparison, Quantity threshold, Optional<FactKey> shareOf) {
    Message amount = Message.of("describe.amount." + comparison.key(), amount(threshold));
    return new Message.Nested(
        shareOf
            .map(base -> Message.of("describe.of", new Message.Nested(amount), words(label(base))))
            .orElse(amount));
  }

  @Override
  public Message event(Expression.Event condition) {
    return Message.of("describe.fact", words(label(condition.event())));
  }

  @Override
  public Message member(Expression.Member condition) {
    return Message.of(
        "describe.member",
        words(label(condition.field())),
        Message.names(Joint.OR, condition.anyOf()));
  }

  @Override
  public Message repeat(Expression.Repeat condition) {
    return Message.of(
        "describe.repeat",
        count(condition.count()),
        new Message.Length(condition.window()),
        alike(condition.sameBy()));
  }

  @Override
  public Message total(Expression.Total condition) {
    return Message.of(
        "describe.total",
        words(label(condition.metric())),
        new Message.Length(condition.window()),
        alike(condition.sameBy()),
        threshold(condition.comparison(), condition.threshold(), condition.shareOf()));
  }

  private Message.Argument alike(Set<FactKey> sameBy) {
    return new Message.Nested(
        sameBy.isEmpty()
            ? Message.of("alike.any")
            : Message.of(
                "alike.same",
                new Message.Row(
                    Joint.AND,
                    sameBy.stream().<Message.Argument>map(key -> words(label(key))).toList())));
  }

  @Override
  public Message requested(Expression.Requested condition) {
    return condition.from().isEmpty()
        ? Message.of("describe.requested")
        : Message.of("describe.requested-by", Message.names(Joint.OR, condition.from()));
  }

  @Override
  public Message judgement(Expression.Judgement condition) {
    return Message.of("describe.fact", words(label(condition.judgement())));
  }

  @Override
  public Message during(Expression.During condition) {
    return Message.of(
        "describe.during", new Message.Day(condition.from()), new Message.Day(condition.to()));
  }

  @Override
  public Message sameAs(Expression.SameAs condition) {
    return Message.of(
        "evidence.same-as.yes",
        words(
            set.criterion(condition.criterion())
                .map(Criterion::name)
                .orElse(condition.criterion().value())));
  }

  private String label(FactKey key) {
    return set.definition(key).map(FactDefinition::label).orElse(key.value());
  }
}
