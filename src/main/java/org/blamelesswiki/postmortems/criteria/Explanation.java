package org.blamelesswiki.postmortems.criteria;

import static org.blamelesswiki.postmortems.criteria.Message.amount;
import static org.blamelesswiki.postmortems.criteria.Message.count;
import static org.blamelesswiki.postmortems.criteria.Message.words;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.blamelesswiki.postmortems.criteria.Message.Joint;

/**
 * What the conditions of a criterion saw: of a condition with parts, those parts that decided it,
 * or all that are not a no while it is open.
 */
final class Explanation implements Expression.Cases<List<Evidence>> {

  private final Situation situation;
  private final Answers answers;

  Explanation(Situation situation, Answers answers) {
    this.situation = situation;
    this.answers = answers;
  }

  List<Evidence> of(Criterion criterion) {
    return criterion.condition().accept(this);
  }

  @Override
  public List<Evidence> always(Expression.Always condition) {
    return List.of(new Evidence(Answer.YES, Message.of("evidence.always"), Set.of()));
  }

  @Override
  public List<Evidence> all(Expression.All condition) {
    return parts(condition);
  }

  @Override
  public List<Evidence> any(Expression.Any condition) {
    return parts(condition);
  }

  @Override
  public List<Evidence> atLeast(Expression.AtLeast condition) {
    return parts(condition);
  }

  @Override
  public List<Evidence> not(Expression.Not condition) {
    return condition.of().accept(this);
  }

  private List<Evidence> parts(Expression condition) {
    Answer whole = answers.of(condition);
    List<Evidence> evidence = new ArrayList<>();
    for (Expression part : condition.parts()) {
      Answer answer = answers.of(part);
      if (whole == Answer.UNKNOWN ? answer != Answer.NO : answer == whole) {
        evidence.addAll(part.accept(this));
      }
    }
    return evidence;
  }

  @Override
  public List<Evidence> incidentSeverity(Expression.IncidentSeverity condition) {
    Answer answer = answers.of(condition);
    Optional<FactValue.Severity> known =
        situation.facts.get(FactKey.INCIDENT_SEVERITY, FactValue.Severity.class);
    Message threshold =
        Message.of("threshold.severity." + condition.comparison().key(), words(condition.level()));
    if (answer == Answer.UNKNOWN || known.isEmpty()) {
      return unknown(FactKey.INCIDENT_SEVERITY, threshold);
    }
    return known(
        answer,
        Message.of("evidence.severity", words(known.get().level()), new Message.Nested(threshold)));
  }

  @Override
  public List<Evidence> metric(Expression.Metric condition) {
    Answer answer = answers.of(condition);
    Message threshold = threshold(condition.comparison(), condition.threshold());
    Optional<FactValue.Amount> value = situation.amount(condition.metric());
    Optional<FactValue.Amount> base = condition.shareOf().flatMap(situation::amount);
    Set<FactKey> missing = new LinkedHashSet<>();
    if (answer == Answer.UNKNOWN) {
      missing.addAll(situation.missing(condition.metric()));
      condition.shareOf().ifPresent(key -> missing.addAll(situation.missing(key)));
    }
    if (value.isEmpty() || (condition.shareOf().isPresent() && base.isEmpty())) {
      return unknown(condition.metric(), threshold, missing);
    }
    FactValue.Amount part = value.get();
    FactValue.Amount share = base.map(b -> Answers.share(part, b)).orElse(null);
    Message message =
        share == null
            ? Message.of(
                part.quantity().unit().isCounted() ? "evidence.count" : "evidence.metric",
                number(part),
                words(label(condition.metric())),
                new Message.Nested(threshold))
            : Message.of(
                "evidence.share",
                number(share),
                words(label(condition.metric())),
                bare(part.quantity()),
                bare(base.get().quantity()),
                new Message.Nested(threshold));
    return List.of(new Evidence(answer, message, missing));
  }

  @Override
  public List<Evidence> event(Expression.Event condition) {
    Answer answer = answers.of(condition);
    return answer == Answer.UNKNOWN
        ? unknown(condition.event())
        : known(answer, statement(answer, condition.event()));
  }

  @Override
  public List<Evidence> member(Expression.Member condition) {
    Answer answer = answers.of(condition);
    Optional<FactValue.Names> names = situation.facts.names(condition.field());
    if (names.isEmpty()) {
      return unknown(
          condition.field(),
          Message.of("threshold.member", Message.names(Joint.OR, condition.anyOf())));
    }
    return known(
        answer,
        Message.of(
            "evidence.member",
            words(label(condition.field())),
            Message.names(Joint.AND, names.get().values()),
            Message.names(Joint.OR, condition.anyOf())));
  }

  @Override
  public List<Evidence> repeat(Expression.Repeat condition) {
    Answer answer = answers.of(condition);
    Message threshold = Message.of("threshold.repeat", count(condition.count()));
    if (answer == Answer.UNKNOWN) {
      return unknownCount(condition.sameBy(), threshold);
    }
    int found = situation.alike(condition.window(), condition.sameBy()).map(List::size).orElse(0);
    return known(
        answer,
        Message.of(
            "evidence.repeat",
            new Message.Nested(Message.of("times", count(found))),
            new Message.Length(condition.window()),
            alike(condition.sameBy()),
            new Message.Nested(threshold)));
  }

  @Override
  public List<Evidence> total(Expression.Total condition) {
    Answer answer = answers.of(condition);
    Message threshold = threshold(condition.comparison(), condition.threshold());
    FactValue.Amount sum = answers.sum(condition);
    if (answer == Answer.UNKNOWN || sum == null) {
      Set<FactKey> missing = new LinkedHashSet<>(situation.missing(condition.metric()));
      condition.shareOf().ifPresent(key -> missing.addAll(situation.missing(key)));
      missing.addAll(situation.missingForCount(condition.sameBy()));
      return unknown(condition.metric(), threshold, missing);
    }
    return known(
        answer,
        Message.of(
            "evidence.total",
            number(sum),
            words(label(condition.metric())),
            new Message.Length(condition.window()),
            alike(condition.sameBy()),
            new Message.Nested(threshold)));
  }

  @Override
  public List<Evidence> requested(Expression.Requested condition) {
    FactValue.Asked asked = answers.asked(condition);
    if (asked == null) {
      return known(Answer.NO, Message.of("evidence.not-requested"));
    }
    return known(
        Answer.YES,
        asked.reason().isBlank()
            ? Message.of("evidence.requested", words(asked.by()))
            : Message.of("evidence.requested-because", words(asked.by()), words(asked.reason())));
  }

  @Override
  public List<Evidence> judgement(Expression.Judgement condition) {
    Answer answer = answers.of(condition);
    Optional<FactValue.Judged> judged =
        situation.facts.get(condition.judgement(), FactValue.Judged.class);
    if (judged.isEmpty()) {
      return unknown(condition.judgement());
    }
    return known(
        answer,
        Message.of(
            "evidence.judgement",
            new Message.Nested(statement(answer, condition.judgement())),
            words(judged.get().reason())));
  }

  @Override
  public List<Evidence> during(Expression.During condition) {
    Answer answer = answers.of(condition);
    Message range =
        Message.of(
            "threshold.during", new Message.Day(condition.from()), new Message.Day(condition.to()));
    if (answer == Answer.UNKNOWN) {
      return unknown(FactKey.STARTED, range);
    }
    return known(answer, Message.of("evidence.during." + answer.key(), new Message.Nested(range)));
  }

  @Override
  public List<Evidence> sameAs(Expression.SameAs condition) {
    Answer answer = answers.of(condition);
    Criterion other = situation.index.criterion(condition.criterion());
    if (other == null) {
      return List.of();
    }
    Set<FactKey> missing = new LinkedHashSet<>();
    if (answer == Answer.UNKNOWN) {
      situation.index.factsOf(other).stream()
          .filter(key -> !situation.facts.isSettled(key))
          .forEach(missing::add);
    }
    Message message = Message.of("evidence.same-as." + answer.key(), words(other.name()));
    return List.of(new Evidence(answer, message, missing));
  }

  private static List<Evidence> known(Answer answer, Message message) {
    return List.of(new Evidence(answer, message, Set.of()));
  }

  private List<Evidence> unknown(FactKey key) {
    return List.of(
        new Evidence(
            Answer.UNKNOWN,
            Message.of("evidence.unknown", words(label(key))),
            situation.missing(key)));
  }

  private List<Evidence> unknown(FactKey key, Message threshold) {
    return unknown(key, threshold, situation.missing(key));
  }

  private List<Evidence> unknown(FactKey key, Message threshold, Set<FactKey> missing) {
    return List.of(
        new Evidence(
            Answer.UNKNOWN,
            Message.of(
                "evidence.unknown-threshold", words(label(key)), new Message.Nested(threshold)),
            missing));
  }

  private List<Evidence> unknownCount(Set<FactKey> sameBy, Message threshold) {
    return List.of(
        new Evidence(
            Answer.UNKNOWN,
            Message.of("evidence.unknown-repeat", alike(sameBy), new Message.Nested(threshold)),
            situation.missingForCount(sameBy)));
  }

  private Message statement(Answer answer, FactKey key) {
    return Message.of(
        answer == Answer.YES ? "evidence.event.yes" : "evidence.event.no", words(label(key)));
  }

  private static Message threshold(Comparison comparison, Quantity threshold) {
    return Message.of("threshold.amount." + comparison.key(), bare(threshold));
  }

  private Message.Argument alike(Set<FactKey> sameBy) {
    return sameBy.isEmpty()
        ? new Message.Nested(Message.of("alike.any"))
        : new Message.Nested(
            Message.of(
                "alike.same",
                new Message.Row(
                    Joint.AND,
                    sameBy.stream().<Message.Argument>map(key -> words(label(key))).toList())));
  }

  private static Message.Argument number(FactValue.Amount value) {
    Message.Argument number = bare(value.quantity());
    return value.orMore() ? new Message.Nested(Message.of("amount.or-more", number)) : number;
  }

  /** The number alone where its unit is a thing that is counted: the label names it already. */
  private static Message.Argument bare(Quantity quantity) {
    return quantity.unit().isCounted() ? new Message.Bare(quantity.amount()) : amount(quantity);
  }

  private String label(FactKey key) {
    FactDefinition definition = situation.index.definition(key);
    return definition == null ? key.value() : definition.label();
  }
}
