package org.blamelesswiki.postmortems.tracker;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.blamelesswiki.postmortems.action.Issue;

/** The client of one tracker. Blocks until it has its answer. Implementations are thread-safe. */
public interface Tracker {

  /**
   * The issues with {@code keys} that {@code viewpoint} may see, by the key asked for, in as few
   * requests as the tracker allows. A key without entry is not there or may not be seen.
   *
   * @throws TrackerException if the tracker does not answer
   */
  Map<String, Issue> issues(Set<String> keys, Viewpoint viewpoint);

  /**
   * What {@code query}, in the tracker's own language, finds for {@code viewpoint}.
   *
   * @throws TrackerException if the tracker does not answer, or does not understand
   */
  Result search(String query, Viewpoint viewpoint);

  /**
   * Who the tracker takes {@code viewpoint} for; to try a connection out.
   *
   * @throws TrackerException if the tracker does not answer
   */
  String whoAmI(Viewpoint viewpoint);

  /**
   * What a query found.
   *
   * @param issues the first of them, in the tracker's order
   * @param total how many there are
   */
  record Result(List<Issue> issues, int total) {
    public Result {
      issues = List.copyOf(issues);
    }
  }
}
