package org.blamelesswiki.postmortems.tracker;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.blamelesswiki.postmortems.tracker.TrackerException.Problem;

/**
 * Makes several issues, none of them twice: looks for those that are there already before it
 * begins, and again for one whose making was not answered.
 */
public final class IssueMaking {

  /** After so many failures in a row a tracker is in trouble, and the rest is left for later. */
  private static final int FAILURES = 2;

  private IssueMaking() {}

  /** What became of one. */
  public sealed interface Result {

    /** It was made just now. */
    record Made(String key) implements Result {}

    /** It was there already. */
    record Found(String key) implements Result {}

    /** It would be made. */
    record Wanted() implements Result {}

    /**
     * It was not made, as far as is known.
     *
     * @param problem what kept it
     * @param reason what the tracker said; empty for nothing that helps
     */
    record Failed(Problem problem, String reason) implements Result {}
  }

  /** What would become of {@code wanted}: asks which are there, and makes none. */
  public static Map<NewIssue, Result> dryRun(
      Tracker tracker, List<NewIssue> wanted, Viewpoint viewpoint) {
    Map<String, String> made = tracker.made(markers(wanted), viewpoint);
    Map<NewIssue, Result> results = new LinkedHashMap<>();
    for (NewIssue issue : wanted) {
      String key = made.get(issue.marker());
      results.put(issue, key == null ? new Result.Wanted() : new Result.Found(key));
    }
    return results;
  }

  /** Makes what of {@code wanted} is not there. */
  public static Map<NewIssue, Result> make(
      Tracker tracker, List<NewIssue> wanted, Viewpoint viewpoint) {
    Map<NewIssue, Result> results = dryRun(tracker, wanted, viewpoint);
    List<Problem> row = new ArrayList<>();
    for (Map.Entry<NewIssue, Result> entry : results.entrySet()) {
      if (entry.getValue() instanceof Result.Wanted) {
        entry.setValue(
            row.size() >= FAILURES
                ? new Result.Failed(row.get(0), "")
                : make(tracker, entry.getKey(), viewpoint));
        if (entry.getValue() instanceof Result.Failed failed
            && failed.problem() != Problem.BAD_QUESTION) {
          row.add(failed.problem());
        } else {
          row.clear();
        }
      }
    }
    return results;
  }

  private static Result make(Tracker tracker, NewIssue issue, Viewpoint viewpoint) {
    try {
      return new Result.Made(tracker.create(issue, viewpoint));
    } catch (TrackerException e) {
      String reason = e.problem() == Problem.BAD_QUESTION ? String.valueOf(e.getMessage()) : "";
      Result.Failed failed = new Result.Failed(e.problem(), reason);
      return e.problem() == Problem.BAD_QUESTION || e.problem() == Problem.REFUSED
          ? failed
          : madeAllTheSame(tracker, issue, viewpoint, failed);
    }
  }

  private static Result madeAllTheSame(
      Tracker tracker, NewIssue issue, Viewpoint viewpoint, Result.Failed failed) {
    try {
      String key = tracker.made(Set.of(issue.marker()), viewpoint).get(issue.marker());
      return key == null ? failed : new Result.Made(key);
    } catch (TrackerException e) {
      return failed;
    }
  }

  private static Set<String> markers(List<NewIssue> wanted) {
    Set<String> markers = new LinkedHashSet<>();
    wanted.forEach(issue -> markers.add(issue.marker()));
    return markers;
  }
}
