package org.blamelesswiki.postmortems.criteria;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is known about several incidents together. What is not a number is known when each of them
 * says, or when one of them is enough: data was lost if it was lost in one.
 */
final class GroupFacts {

  private final CriteriaIndex index;
  private final List<RecordedIncident> members;

  private GroupFacts(CriteriaIndex index, List<RecordedIncident> members) {
    this.index = index;
    this.members = members;
  }

  /** Everything but the numbers, which are added up where they are asked for. */
  static Facts of(CriteriaIndex index, List<RecordedIncident> members) {
    if (members.size() == 1) {
      return members.get(0).facts();
    }
    GroupFacts group = new GroupFacts(index, members);
    Facts facts = Facts.none();
    for (FactDefinition definition : index.definitions().values()) {
      Optional<? extends FactValue> value = group.value(definition);
      if (value.isPresent()) {
        facts = facts.with(definition.key(), value.get());
      }
    }
    return facts;
  }

  private Optional<? extends FactValue> value(FactDefinition definition) {
    FactKey key = definition.key();
    return switch (definition.kind()) {
      case METRIC -> Optional.empty();
      case INCIDENT_SEVERITY -> all(key, FactValue.Severity.class).flatMap(this::worst);
      case EVENT -> event(key);
      case JUDGEMENT -> judged(key);
      case NAMES -> all(key, FactValue.Names.class).map(GroupFacts::union);
      case MOMENT -> all(key, FactValue.Moment.class).map(moments -> moment(key, moments));
      case REQUESTS -> requests(key);
    };
  }

  private <T extends FactValue> List<T> known(FactKey key, Class<T> type) {
    return members.stream().flatMap(member -> member.facts().get(key, type).stream()).toList();
  }

  private <T extends FactValue> Optional<List<T>> all(FactKey key, Class<T> type) {
    return Optional.of(known(key, type)).filter(known -> known.size() == members.size());
  }

  private Optional<FactValue.Severity> worst(List<FactValue.Severity> severities) {
    SeverityScale scale = index.set().scale();
    return severities.stream()
        .filter(severity -> scale.knows(severity.level()))
        .min(Comparator.comparingInt(severity -> scale.rank(severity.level()).getAsInt()))
        .filter(worst -> severities.stream().allMatch(s -> scale.knows(s.level())));
  }

  private Optional<FactValue.YesNo> event(FactKey key) {
    List<FactValue.YesNo> known = known(key, FactValue.YesNo.class);
    boolean yes = known.stream().anyMatch(FactValue.YesNo::yes);
    return yes || known.size() == members.size()
        ? Optional.of(new FactValue.YesNo(yes))
        : Optional.empty();
  }

  private Optional<FactValue.Judged> judged(FactKey key) {
    List<FactValue.Judged> known = known(key, FactValue.Judged.class);
    Optional<FactValue.Judged> yes = known.stream().filter(FactValue.Judged::yes).findFirst();
    return yes.isPresent() || known.size() < members.size() ? yes : Optional.of(known.get(0));
  }

  private static FactValue.Names union(List<FactValue.Names> names) {
    Set<String> union = new LinkedHashSet<>();
    names.forEach(some -> union.addAll(some.values()));
    return new FactValue.Names(union);
  }

  /** From the first start to the last end. */
  private static FactValue.Moment moment(FactKey key, List<FactValue.Moment> moments) {
    Comparator<Instant> order =
        key.equals(FactKey.ENDED) ? Comparator.reverseOrder() : Comparator.naturalOrder();
    return new FactValue.Moment(
        moments.stream().map(FactValue.Moment::at).min(order).orElseThrow());
  }

  private Optional<FactValue.Requests> requests(FactKey key) {
    List<FactValue.Asked> asked = new ArrayList<>();
    known(key, FactValue.Requests.class).forEach(requests -> asked.addAll(requests.asked()));
    return asked.isEmpty() ? Optional.empty() : Optional.of(new FactValue.Requests(asked));
  }
}
