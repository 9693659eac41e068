package org.blamelesswiki.postmortems.tracker;

import java.util.LinkedHashMap;
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
   * The same as {@link #issues} for {@code keys} and {@link #search} for each of {@code linked},
   * see {@link Linked}, in as few requests as the tracker allows. What it cannot tell of links
   * counts as none: an older release is no reason for a page to lose its list.
   *
   * @throws TrackerException if the tracker does not answer
   */
  default Seen look(Set<String> keys, Set<String> linked, Viewpoint viewpoint) {
    Map<String, Issue> issues = keys.isEmpty() ? Map.of() : issues(keys, viewpoint);
    Map<String, Result> links = new LinkedHashMap<>();
    for (String text : linked) {
      links.put(text, searchOrNone(text, viewpoint));
    }
    return new Seen(issues, links);
  }

  private Result searchOrNone(String text, Viewpoint viewpoint) {
    try {
      return search(text, viewpoint);
    } catch (TrackerException e) {
      if (e.problem() == TrackerException.Problem.BAD_QUESTION) {
        return new Result(List.of(), 0);
      }
      throw e;
    }
  }

  /**
   * Makes an issue, and answers its key. Asks once only: whoever calls it looks for the marker
   * first, and again after a failure.
   *
   * @throws TrackerException if the tracker does not answer, or refuses; then it may have been made
   *     all the same
   */
  String create(NewIssue issue, Viewpoint viewpoint);

  /**
   * The keys of the issues that were made with {@code markers}, by marker, as far as {@code
   * viewpoint} may see them.
   *
   * @throws TrackerException if the tracker does not answer
   */
  Map<String, String> made(Set<String> markers, Viewpoint viewpoint);

  /**
   * Who the tracker takes {@code viewpoint} for; to try a connection out.
   *
   * @throws TrackerException if the tracker does not answer
   */
  String whoAmI(Viewpoint viewpoint);

  /**
   * What one question told.
   *
   * @param issues by the key asked for
   * @param linked by the text asked for
   */
  record Seen(Map<String, Issue> issues, Map<String, Result> linked) {
    public Seen {
      issues = Map.copyOf(issues);
      linked = Map.copyOf(linked);
    }

    /** The same, with nothing found for those of {@code texts} that were not asked for. */
    Seen with(Set<String> texts) {
      Map<String, Result> all = new LinkedHashMap<>(linked);
      texts.forEach(text -> all.putIfAbsent(text, new Result(List.of(), 0)));
      return new Seen(issues, all);
    }
  }

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
