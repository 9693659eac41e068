package org.blamelesswiki.postmortems.criteria;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a postmortem is due for several incidents together. Their totals can make it due although
 * none of them does; and one that makes it due alone does so in any company.
 *
 * @param total the verdict on their totals
 * @param members the verdict on each of them, by its id
 */
public record GroupVerdict(Verdict total, Map<String, Verdict> members) {

  private static final List<Outcome> STRICTEST_FIRST =
      List.of(Outcome.REQUIRED, Outcome.UNDECIDED, Outcome.RECOMMENDED);

  public GroupVerdict {
    members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
  }

  public Outcome outcome() {
    return deciding().outcome();
  }

  /** Why, in one sentence. */
  public Message sentence() {
    return deciding().sentence();
  }

  /** The members for which a postmortem would be required if they stood alone. */
  public List<String> requiredAlone() {
    return members.entrySet().stream()
        .filter(member -> member.getValue().isRequired())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The earliest date of all obligations; empty when none has one. */
  public Optional<Instant> dueAt(WorkCalendar calendar, Instant countedFrom) {
    return all().stream()
        .flatMap(verdict -> verdict.dueAt(calendar, countedFrom).stream())
        .min(Comparator.naturalOrder());
  }

  /** The strictest of the verdicts, that on the totals before those on members. */
  public Verdict deciding() {
    for (Outcome outcome : STRICTEST_FIRST) {
      for (Verdict verdict : all()) {
        if (verdict.outcome() == outcome) {
          return verdict;
        }
      }
    }
    return total;
  }

  private List<Verdict> all() {
    List<Verdict> all = new ArrayList<>();
    all.add(total);
    all.addAll(members.values());
    return all;
  }
}
