package org.blamelesswiki.postmortems.criteria;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The incidents on record, for what repeats. Answers from an index: a window over ten thousand of
 * them costs as much as the incidents in it. One whose start is not known is in no window.
 */
public final class History {

  private static final History NONE = new History(List.of());

  private final List<Dated> byStart;

  /** Those with each name, by fact and name in lower case, in order of their start. */
  private final Map<FactKey, Map<String, List<Dated>>> byName = new HashMap<>();

  private History(Collection<RecordedIncident> incidents) {
    List<Dated> dated = new ArrayList<>(incidents.size());
    for (RecordedIncident incident : incidents) {
      incident
          .facts()
          .moment(FactKey.STARTED)
          .ifPresent(start -> dated.add(new Dated(start, incident)));
    }
    dated.sort(Comparator.comparing(Dated::start));
    this.byStart = dated;
    for (Dated one : dated) {
      one.incident.facts().values().forEach((key, value) -> index(one, key, value));
    }
  }

  private void index(Dated incident, FactKey key, FactValue value) {
    if (value instanceof FactValue.Names names) {
      Map<String, List<Dated>> lists = byName.computeIfAbsent(key, k -> new HashMap<>());
      for (String name : names.values()) {
        lists.computeIfAbsent(name.toLowerCase(Locale.ROOT), n -> new ArrayList<>()).add(incident);
      }
    }
  }

  public static History none() {
    return NONE;
  }

  public static History of(Collection<RecordedIncident> incidents) {
    return incidents.isEmpty() ? NONE : new History(incidents);
  }

  /** This with more incidents; one with an id that is there already stands in its place. */
  History with(Collection<RecordedIncident> more) {
    Map<String, RecordedIncident> all = new LinkedHashMap<>();
    byStart.forEach(dated -> all.put(dated.incident.id(), dated.incident));
    more.forEach(incident -> all.put(incident.id(), incident));
    return of(all.values());
  }

  /** This without the incidents of those ids. */
  public History without(Set<String> ids) {
    if (byStart.stream().noneMatch(dated -> ids.contains(dated.incident.id()))) {
      return this;
    }
    return of(
        byStart.stream()
            .map(Dated::incident)
            .filter(incident -> !ids.contains(incident.id()))
            .toList());
  }

  /**
   * Those that started within the time and share a name in each of the facts with {@code facts}.
   *
   * @param from the first moment
   * @param to the last moment
   * @param excluding ids that are left out
   * @return in order of their start
   */
  List<RecordedIncident> within(
      Instant from, Instant to, Set<FactKey> sameBy, Facts facts, Set<String> excluding) {
    List<RecordedIncident> found = new ArrayList<>();
    for (Dated candidate : slice(candidates(sameBy, facts), from, to)) {
      if (!excluding.contains(candidate.incident.id())
          && sharesNames(candidate.incident.facts(), facts, sameBy)) {
        found.add(candidate.incident);
      }
    }
    return found;
  }

  /** The shortest list that holds all that share the names. */
  private List<Dated> candidates(Set<FactKey> sameBy, Facts facts) {
    List<Dated> shortest = byStart;
    for (FactKey key : sameBy) {
      FactValue.Names names = facts.names(key).orElse(null);
      if (names == null) {
        return List.of();
      }
      // Of several names each has a list of its own, and one incident may stand in more than one.
      if (names.values().size() == 1) {
        List<Dated> list =
            byName
                .getOrDefault(key, Map.of())
                .getOrDefault(names.values().iterator().next().toLowerCase(Locale.ROOT), List.of());
        if (list.size() < shortest.size()) {
          shortest = list;
        }
      }
    }
    return shortest;
  }

  /** The names that the fact has on record, in lower case, those of most incidents first. */
  List<String> commonNames(FactKey key, int most) {
    return byName.getOrDefault(key, Map.of()).entrySet().stream()
        .sorted(
            Comparator.comparingInt((Map.Entry<String, List<Dated>> e) -> -e.getValue().size())
                .thenComparing(Map.Entry::getKey))
        .limit(most)
        .map(Map.Entry::getKey)
        .toList();
  }

  static boolean sharesNames(Facts one, Facts other, Set<FactKey> sameBy) {
    for (FactKey key : sameBy) {
      FactValue.Names names = one.names(key).orElse(null);
      FactValue.Names others = other.names(key).orElse(null);
      if (names == null || others == null || !names.containsAnyOf(others.values())) {
        return false;
      }
    }
    return true;
  }

  private static List<Dated> slice(List<Dated> list, Instant from, Instant to) {
    return list.subList(firstAtOrAfter(list, from), firstAtOrAfter(list, to.plusNanos(1)));
  }

  private static int firstAtOrAfter(List<Dated> list, Instant moment) {
    int low = 0;
    int high = list.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (list.get(middle).start.isBefore(moment)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private record Dated(Instant start, RecordedIncident incident) {}
}
