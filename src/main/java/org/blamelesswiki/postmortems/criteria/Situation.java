package org.blamelesswiki.postmortems.criteria;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one evaluation looks at: the facts, what they mean here, and the incidents they are of.
 *
 * <p>The facts of a group are those of its members together, while what repeats is counted from the
 * members: two services with one incident each make no repeat on a service.
 */
final class Situation {

  final CriteriaIndex index;
  final Facts facts;

  private final List<RecordedIncident> members;
  private final Set<String> memberIds;
  private final History history;

  /** What was found already: many criteria ask for the same. */
  private final Map<Alike, Optional<List<RecordedIncident>>> alike = new HashMap<>();

  /** Where windows end: the latest start, if any is known. */
  private final Optional<Instant> end;

  private Situation(
      CriteriaIndex index, Facts facts, List<RecordedIncident> members, History history) {
    this.index = index;
    this.facts = facts;
    this.members = members;
    this.memberIds = new HashSet<>();
    members.forEach(member -> memberIds.add(member.id()));
    this.history = history;
    this.end =
        members.stream()
            .flatMap(member -> member.facts().moment(FactKey.STARTED).stream())
            .max(Comparator.naturalOrder());
  }

  /** One incident, which is not in the history, or is there with the same id. */
  static Situation of(CriteriaIndex index, RecordedIncident incident, History history) {
    return new Situation(index, incident.facts(), List.of(incident), history);
  }

  /** Several incidents, judged together by {@code total}. */
  static Situation of(
      CriteriaIndex index, Facts total, List<RecordedIncident> members, History history) {
    return new Situation(index, total, members, history);
  }

  /** The same incident with other facts. */
  Situation with(Facts other) {
    return of(index, new RecordedIncident(members.get(0).id(), other), history);
  }

  /** Whether it is one incident and no group. */
  boolean isSingle() {
    return members.size() == 1;
  }

  /**
   * The number, if it is known; worked out where it lies between two points in time. Of several
   * incidents it is their total: that much or more while one of them does not say.
   */
  Optional<FactValue.Amount> amount(FactKey key) {
    FactDefinition definition = index.definition(key);
    if (members.size() == 1 || definition == null || definition.unit().isEmpty()) {
      return amount(facts, key);
    }
    Unit unit = definition.unit().get();
    if (members.stream().allMatch(member -> amount(member.facts(), key).isEmpty())) {
      return Optional.empty();
    }
    FactValue.Amount total =
        definition.total() == GroupTotal.SUM
            ? sum(key, members, unit)
            : greatest(key, members, unit);
    return Optional.of(new FactValue.Amount(total.quantity(), total.orMore() || lacks(key)));
  }

  private FactValue.Amount greatest(FactKey key, List<RecordedIncident> incidents, Unit unit) {
    double greatest = 0;
    boolean orMore = false;
    for (RecordedIncident incident : incidents) {
      FactValue.Amount amount = amount(incident.facts(), key).orElse(null);
      if (amount != null && amount.quantity().unit().convertsTo(unit)) {
        greatest = Math.max(greatest, amount.quantity().in(unit).amount());
        orMore |= amount.orMore();
      }
    }
    return new FactValue.Amount(new Quantity(greatest, unit), orMore);
  }

  private Optional<FactValue.Amount> amount(Facts of, FactKey key) {
    FactDefinition definition = index.definition(key);
    if (definition == null || definition.between().isEmpty()) {
      return of.get(key, FactValue.Amount.class);
    }
    FactDefinition.Between between = definition.between().get();
    Instant from = of.moment(between.from()).orElse(null);
    Instant to = of.moment(between.to()).orElse(null);
    if (from == null || to == null || to.isBefore(from)) {
      return Optional.empty();
    }
    double seconds = Duration.between(from, to).toMillis() / 1000.0;
    Quantity length =
        new Quantity(seconds, Unit.SECONDS).in(definition.unit().orElse(Unit.MINUTES));
    return Optional.of(new FactValue.Amount(length, false));
  }

  /** Which facts to learn for {@code key} to be known. */
  Set<FactKey> missing(FactKey key) {
    FactDefinition definition = index.definition(key);
    if (definition == null || definition.between().isEmpty()) {
      return facts.isSettled(key) ? Set.of() : Set.of(key);
    }
    Set<FactKey> missing = new LinkedHashSet<>();
    for (FactKey end :
        List.of(definition.between().get().from(), definition.between().get().to())) {
      if (!facts.knows(end)) {
        missing.add(end);
      }
    }
    return missing;
  }

  /**
   * How often it happened within the window, this time included: the most that any member counts.
   *
   * @return empty when no member's start and names are known
   */
  Optional<List<RecordedIncident>> alike(Window window, Set<FactKey> sameBy) {
    return alike.computeIfAbsent(
        new Alike(window, sameBy), likeness -> find(likeness.window(), likeness.sameBy()));
  }

  private Optional<List<RecordedIncident>> find(Window window, Set<FactKey> sameBy) {
    Optional<List<RecordedIncident>> most = Optional.empty();
    for (RecordedIncident member : members) {
      if (end.isEmpty() || !knows(member, sameBy)) {
        continue;
      }
      Instant from = window.before(end.get(), index.zone());
      List<RecordedIncident> alike =
          new ArrayList<>(history.within(from, end.get(), sameBy, member.facts(), memberIds));
      for (RecordedIncident other : members) {
        boolean recent =
            other.facts().moment(FactKey.STARTED).map(start -> !start.isBefore(from)).orElse(false);
        if (recent && History.sharesNames(other.facts(), member.facts(), sameBy)) {
          alike.add(other);
        }
      }
      if (most.isEmpty() || alike.size() > most.get().size()) {
        most = Optional.of(alike);
      }
    }
    return most;
  }

  /** Whether each member's start and names are known, so that nothing can add to a count. */
  boolean knowsAll(Set<FactKey> sameBy) {
    for (RecordedIncident member : members) {
      if (!knows(member, sameBy)) {
        return false;
      }
    }
    return true;
  }

  /** Which facts to learn for a count of incidents to be known. */
  Set<FactKey> missingForCount(Set<FactKey> sameBy) {
    Set<FactKey> missing = new LinkedHashSet<>();
    for (RecordedIncident member : members) {
      if (!member.facts().knows(FactKey.STARTED)) {
        missing.add(FactKey.STARTED);
      }
      for (FactKey key : sameBy) {
        if (!member.facts().knows(key)) {
          missing.add(key);
        }
      }
    }
    return missing;
  }

  /**
   * The sum over those of the incidents that say; a lower bound when one of them may turn out to be
   * more.
   */
  FactValue.Amount sum(FactKey metric, List<RecordedIncident> incidents, Unit unit) {
    double sum = 0;
    boolean orMore = false;
    for (RecordedIncident incident : incidents) {
      FactValue.Amount amount = amount(incident.facts(), metric).orElse(null);
      if (amount != null && amount.quantity().unit().convertsTo(unit)) {
        sum += amount.quantity().in(unit).amount();
        orMore |= amount.orMore();
      }
    }
    return new FactValue.Amount(new Quantity(sum, unit), orMore);
  }

  /** Whether one of this evaluation's own incidents lacks the metric. */
  boolean lacks(FactKey metric) {
    return members.stream().anyMatch(member -> amount(member.facts(), metric).isEmpty());
  }

  private static boolean knows(RecordedIncident member, Set<FactKey> sameBy) {
    if (!member.facts().knows(FactKey.STARTED)) {
      return false;
    }
    for (FactKey key : sameBy) {
      if (member.facts().names(key).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** Names that the fact has had in the history, those of most incidents first. */
  List<String> commonNames(FactKey key, int most) {
    return history.commonNames(key, most);
  }

  private record Alike(Window window, Set<FactKey> sameBy) {}
}
