package org.blamelesswiki.postmortems.action;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Trackers that know what a test tells them. */
public final class FakeTrackers implements IssueLookup {

  public static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

  private final Map<IssueRef, Sight> sights = new HashMap<>();
  private final Map<Query, Found> found = new HashMap<>();
  private final Map<String, TrackerState> states = new LinkedHashMap<>();
  final List<Set<IssueRef>> asked = new ArrayList<>();

  public FakeTrackers knows(String key, StatusClass statusClass, @Nullable LocalDate due) {
    return knows(key, issue(key, statusClass, due));
  }

  public FakeTrackers knows(String key, Issue issue) {
    sights.put(ref(key), new Sight(issue, NOON));
    return this;
  }

  public FakeTrackers hides(String key) {
    sights.put(ref(key), new Sight(null, NOON));
    return this;
  }

  public FakeTrackers finds(Query query, int hidden, Issue... issues) {
    found.put(query, new Found(List.of(issues), hidden, NOON));
    return this;
  }

  public FakeTrackers fares(Condition condition) {
    states.put("shop", new TrackerState("Shop tracker", condition, NOON, null));
    return this;
  }

  public static IssueRef ref(String key) {
    return new IssueRef("shop", key);
  }

  public static Issue issue(String key, StatusClass statusClass, @Nullable LocalDate due) {
    return new Issue(
        ref(key),
        URI.create("https://issues.example.org/browse/" + key),
        new Details(
            ref(key).project(),
            "Title of " + key,
            null,
            "High",
            new Status(statusClass.key(), statusClass),
            new Owner("ana", "Ana"),
            due,
            null,
            null));
  }

  @Override
  public Optional<URI> link(IssueRef issue) {
    return Optional.of(URI.create("https://issues.example.org/browse/" + issue.key()));
  }

  @Override
  public List<Query> linkedTo(PageLink page, Set<IssueRef> incidents) {
    return List.of(new Query("shop", "linked to " + page.name(), ItemSource.TRACKER_LINK));
  }

  @Override
  public Answer look(Set<IssueRef> refs, List<Query> queries, Reader reader, Duration budget) {
    asked.add(refs);
    return new Answer(sights, found, states);
  }
}
