package org.blamelesswiki.postmortems.tracker;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.blamelesswiki.postmortems.action.Details;
import org.blamelesswiki.postmortems.action.Issue;
import org.blamelesswiki.postmortems.action.IssueRef;
import org.blamelesswiki.postmortems.action.Owner;
import org.blamelesswiki.postmortems.action.Status;
import org.blamelesswiki.postmortems.action.StatusClass;
import org.jspecify.annotations.Nullable;

/** A tracker in memory: what everybody sees, what only some see, and a failure to order. */
final class FakeTracker implements Tracker {

  private final Map<String, Issue> issues = new LinkedHashMap<>();
  private final Map<String, Set<String>> onlyFor = new LinkedHashMap<>();
  private @Nullable RuntimeException failure;
  final List<String> asked = new ArrayList<>();

  FakeTracker has(String key, String title) {
    issues.put(key, issue(key, title));
    return this;
  }

  FakeTracker showsOnly(String key, Viewpoint viewpoint) {
    onlyFor.put(key, Set.of(viewpoint.key()));
    return this;
  }

  void fails(@Nullable RuntimeException failure) {
    this.failure = failure;
  }

  static Issue issue(String key, String title) {
    return new Issue(
        new IssueRef("shop", key),
        URI.create("https://issues.example.org/browse/" + key),
        new Details(
            new IssueRef("shop", key).project(),
            title,
            null,
            "",
            new Status("To Do", StatusClass.TO_DO),
            Owner.NOBODY,
            null,
            null,
            null));
  }

  @Override
  public Map<String, Issue> issues(Set<String> keys, Viewpoint viewpoint) {
    asked.add(viewpoint.key() + " " + String.join(",", keys));
    failIfOrdered();
    Map<String, Issue> seen = new LinkedHashMap<>();
    for (String key : keys) {
      if (issues.containsKey(key) && isVisible(key, viewpoint)) {
        seen.put(key, issues.get(key));
      }
    }
    return seen;
  }

  @Override
  public Result search(String query, Viewpoint viewpoint) {
    asked.add(viewpoint.key() + " ? " + query);
    failIfOrdered();
    List<Issue> all =
        issues.values().stream().filter(issue -> isVisible(issue.ref().key(), viewpoint)).toList();
    return new Result(all, all.size());
  }

  @Override
  public String create(NewIssue issue, Viewpoint viewpoint) {
    failIfOrdered();
    String key = issue.project() + "-" + (issues.size() + 1);
    has(key, issue.title());
    return key;
  }

  @Override
  public Map<String, String> made(Set<String> markers, Viewpoint viewpoint) {
    return Map.of();
  }

  @Override
  public String whoAmI(Viewpoint viewpoint) {
    return viewpoint.key();
  }

  private boolean isVisible(String key, Viewpoint viewpoint) {
    return onlyFor.getOrDefault(key, Set.of(viewpoint.key())).contains(viewpoint.key());
  }

  private void failIfOrdered() {
    if (failure != null) {
      throw failure;
    }
  }
}
