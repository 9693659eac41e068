package org.blamelesswiki.postmortems.criteria;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a change of criteria would have done to the incidents on record.
 *
 * @param incidents how many were looked at
 * @param newlyRequired those that would be required and are not now
 * @param noLongerRequired those that are required now and would not be
 * @param otherChanges those whose outcome would be another in another way
 * @param load required postmortems by month and team, in that order; teams too small to be shown
 *     alone are together under the empty name
 */
public record Replay(
    int incidents,
    List<Change> newlyRequired,
    List<Change> noLongerRequired,
    List<Change> otherChanges,
    List<Load> load) {

  /** Fewer incidents than that say nothing about a team, and too much about people. */
  static final int SHOWN_FROM = 10;

  private static final Set<String> NO_TEAM = Set.of("");

  public Replay {
    newlyRequired = List.copyOf(newlyRequired);
    noLongerRequired = List.copyOf(noLongerRequired);
    otherChanges = List.copyOf(otherChanges);
    load = List.copyOf(load);
  }

  /**
   * One incident whose outcome would be another.
   *
   * @param id the incident
   * @param before under the criteria as they are
   * @param after under the criteria as they would be
   */
  public record Change(String id, Outcome before, Outcome after) {}

  /**
   * How many postmortems are required of a team in a month. An incident of two teams counts for
   * both.
   *
   * @param before under the criteria as they are
   * @param after under the criteria as they would be
   */
  public record Load(YearMonth month, String team, int before, int after) {}

  /**
   * Evaluates each incident under both sets.
   *
   * @param incidents those to look at; the history is made of the same
   */
  public static Replay of(CriteriaSet before, CriteriaSet after, List<RecordedIncident> incidents) {
    History history = History.of(incidents);
    Evaluator now = Evaluator.of(before);
    Evaluator then = Evaluator.of(after);
    List<Change> newly = new ArrayList<>();
    List<Change> noLonger = new ArrayList<>();
    List<Change> other = new ArrayList<>();
    Loads loads = new Loads(incidents, after.calendar().zone());
    for (RecordedIncident incident : incidents) {
      Outcome old = now.outcome(incident, history);
      Outcome fresh = then.outcome(incident, history);
      loads.add(incident, old, fresh);
      if (old != fresh) {
        List<Change> changes =
            fresh == Outcome.REQUIRED ? newly : old == Outcome.REQUIRED ? noLonger : other;
        changes.add(new Change(incident.id(), old, fresh));
      }
    }
    return new Replay(incidents.size(), newly, noLonger, other, loads.list());
  }

  /** Counts by month and team. */
  private static final class Loads {

    private final ZoneId zone;
    private final Map<String, Integer> sizes = new HashMap<>();
    private final Map<YearMonth, Map<String, int[]>> counts = new TreeMap<>();

    Loads(List<RecordedIncident> incidents, ZoneId zone) {
      this.zone = zone;
      for (RecordedIncident incident : incidents) {
        teams(incident).forEach(team -> sizes.merge(team, 1, Integer::sum));
      }
    }

    private static Set<String> teams(RecordedIncident incident) {
      return incident.facts().names(FactKey.TEAM).map(FactValue.Names::values).orElse(NO_TEAM);
    }

    void add(RecordedIncident incident, Outcome before, Outcome after) {
      Instant start = incident.facts().moment(FactKey.STARTED).orElse(null);
      if (start == null || (before != Outcome.REQUIRED && after != Outcome.REQUIRED)) {
        return;
      }
      YearMonth month = YearMonth.from(start.atZone(zone));
      for (String team : teams(incident)) {
        String shown = sizes.getOrDefault(team, 0) >= SHOWN_FROM ? team : "";
        int[] count =
            counts
                .computeIfAbsent(month, m -> new TreeMap<>())
                .computeIfAbsent(shown, t -> new int[2]);
        count[0] += before == Outcome.REQUIRED ? 1 : 0;
        count[1] += after == Outcome.REQUIRED ? 1 : 0;
      }
    }

    List<Load> list() {
      List<Load> list = new ArrayList<>();
      counts.forEach(
          (month, teams) ->
              teams.forEach((team, count) -> list.add(new Load(month, team, count[0], count[1]))));
      return list;
    }
  }
}
