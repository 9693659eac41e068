package org.blamelesswiki.postmortems.criteria;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A criteria set made ready to be asked many times. */
final class CriteriaIndex {

  /** Longer chains of criteria that name each other are refused by the check of a set. */
  static final int LONGEST_CHAIN = 10;

  private static final int BROKEN = Integer.MAX_VALUE;

  private final CriteriaSet set;
  private final Map<FactKey, FactDefinition> definitions;
  private final Map<CriterionId, Criterion> criteria = new LinkedHashMap<>();
  private final List<Criterion> enabled;
  private final Map<CriterionId, Set<FactKey>> factsOf = new HashMap<>();

  /** The length of the longest chain of names from each criterion on; broken when it is endless. */
  private final Map<CriterionId, Integer> chains = new HashMap<>();

  CriteriaIndex(CriteriaSet set) {
    this.set = set;
    this.definitions = Map.copyOf(set.definitions());
    set.criteria().forEach(criterion -> criteria.put(criterion.id(), criterion));
    this.enabled = set.criteria().stream().filter(Criterion::enabled).toList();
    set.criteria().forEach(criterion -> chain(criterion.id(), new LinkedHashSet<>()));
    set.criteria().stream()
        .sorted(Comparator.comparing(criterion -> chain(criterion.id(), new LinkedHashSet<>())))
        .forEach(criterion -> factsOf.put(criterion.id(), factsOf(criterion)));
  }

  CriteriaSet set() {
    return set;
  }

  ZoneId zone() {
    return set.calendar().zone();
  }

  List<Criterion> enabled() {
    return enabled;
  }

  Map<FactKey, FactDefinition> definitions() {
    return definitions;
  }

  @Nullable FactDefinition definition(FactKey key) {
    return definitions.get(key);
  }

  @Nullable Criterion criterion(CriterionId id) {
    return criteria.get(id);
  }

  /** Whether what the criterion names comes to an end. */
  boolean isSound(CriterionId id) {
    return chains.getOrDefault(id, BROKEN) <= LONGEST_CHAIN;
  }

  /** The facts that the criterion asks for, those of criteria it names included. */
  Set<FactKey> factsOf(Criterion criterion) {
    Set<FactKey> known = factsOf.get(criterion.id());
    return known == null ? FactsAsked.by(criterion.condition(), this) : known;
  }

  private int chain(CriterionId id, Set<CriterionId> open) {
    Integer known = chains.get(id);
    if (known != null) {
      return known;
    }
    Criterion criterion = criteria.get(id);
    if (criterion == null || !open.add(id)) {
      return BROKEN;
    }
    int longest = 0;
    for (CriterionId named : named(criterion.condition())) {
      int next = chain(named, open);
      longest = Math.max(longest, next == BROKEN ? BROKEN : next + 1);
    }
    open.remove(id);
    chains.put(id, longest);
    return longest;
  }

  /** The criteria that a condition names. */
  static List<CriterionId> named(Expression condition) {
    List<CriterionId> named = new ArrayList<>();
    for (Expression leaf : Tuning.leaves(condition)) {
      if (leaf instanceof Expression.SameAs same) {
        named.add(same.criterion());
      }
    }
    return named;
  }
}
