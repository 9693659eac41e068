package org.blamelesswiki.postmortems.tracker;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.blamelesswiki.postmortems.action.Disclosure;
import org.blamelesswiki.postmortems.action.Issue;
import org.blamelesswiki.postmortems.action.IssueLookup;
import org.blamelesswiki.postmortems.action.IssueNames;
import org.blamelesswiki.postmortems.action.IssueRef;
import org.blamelesswiki.postmortems.action.ItemSource;
import org.blamelesswiki.postmortems.action.PageLink;
import org.blamelesswiki.postmortems.action.Reader;
import org.blamelesswiki.postmortems.tracker.SharedAnswers.Asker;
import org.blamelesswiki.postmortems.tracker.SharedAnswers.Topic;
import org.jspecify.annotations.Nullable;

/**
 * What the trackers say, read through a bounded cache. A page waits for a tracker only when it has
 * nothing usable, and never longer than its budget; everything else is refreshed behind its back.
 * Views that want the same at the same time share one request. What one viewpoint was told is never
 * given to another.
 */
public final class LiveIssues implements IssueLookup, Disclosure {

  /** A reader who asks for a refresh again sooner gets the same answer. */
  private static final Duration SHORTEST_REFRESH = Duration.ofSeconds(5);

  private final Function<TrackerConnection, Tracker> open;
  private final Freshness freshness;
  private final Clock clock;
  private final SharedAnswers answers;
  private volatile Map<String, Line> lines = Map.of();
  private volatile List<IssueNames> names = List.of();

  /**
   * Asks no tracker until it is told to {@link #use} some.
   *
   * @param open makes the client of a connection
   * @param executor asks trackers; bounds threads and waiting tasks, and refuses more: then the
   *     last known state is shown
   */
  public LiveIssues(
      Function<TrackerConnection, Tracker> open,
      Clock clock,
      Executor executor,
      Freshness freshness) {
    this.open = open;
    this.freshness = freshness;
    this.clock = clock;
    this.answers = new SharedAnswers(clock, executor, freshness);
  }

  /** Asks {@code connections} from now on. What others, or changed ones, said is forgotten. */
  public synchronized void use(Collection<TrackerConnection> connections) {
    Map<String, Line> next = new LinkedHashMap<>();
    for (TrackerConnection connection : connections) {
      Line old = lines.get(connection.id());
      next.put(
          connection.id(),
          old != null && old.connection.equals(connection)
              ? old
              : new Line(connection, open.apply(connection), new Health(freshness.fresh())));
    }
    lines = Collections.unmodifiableMap(next);
    names = next.values().stream().map(line -> line.connection.names()).toList();
    answers.keepOnly(next.values());
  }

  /** The client of a connection, for what is not read through the cache. */
  public Optional<Tracker> client(String id) {
    return Optional.ofNullable(lines.get(id)).map(line -> line.tracker);
  }

  /** How pages name the issues of every connection, in the admin's order. */
  public List<IssueNames> names() {
    return names;
  }

  /** How each connection fares, by id, for admins. */
  public Map<String, ConnectionReport> reports() {
    Map<String, ConnectionReport> reports = new LinkedHashMap<>();
    lines.forEach(
        (id, line) -> {
          Health.Report report = line.health.report();
          reports.put(
              id,
              new ConnectionReport(report.lastAnswer(), report.lastTrouble(), report.message()));
        });
    return reports;
  }

  /**
   * How a connection fares.
   *
   * @param lastAnswer when it last answered, or null
   * @param lastTrouble when it last did not answer as asked, or null
   * @param message what was wrong then, for admins; empty for nothing
   */
  public record ConnectionReport(
      @Nullable Instant lastAnswer, @Nullable Instant lastTrouble, String message) {}

  @Override
  public Optional<URI> link(IssueRef issue) {
    return Optional.ofNullable(lines.get(issue.tracker()))
        .map(line -> line.connection.link(issue.key()));
  }

  /**
   * Where a browser shows the issue {@code key} of the connection {@code id}.
   *
   * @throws IllegalArgumentException if there is no such connection
   */
  public URI linkTo(String id, String key) {
    return link(new IssueRef(id, key))
        .orElseThrow(() -> new IllegalArgumentException("no tracker " + id));
  }

  @Override
  public List<Query> linkedTo(PageLink page, Set<IssueRef> incidents) {
    List<Query> queries = new ArrayList<>();
    for (String id : lines.keySet()) {
      queries.add(new Query(id, Linked.toPage(page).text(), ItemSource.TRACKER_LINK));
    }
    for (IssueRef incident : incidents) {
      queries.add(
          new Query(
              incident.tracker(),
              new Linked.ToIssue(incident.key()).text(),
              ItemSource.TRACKER_LINK));
    }
    return queries;
  }

  @Override
  public boolean mayName(String tracker, String project, String space) {
    Line line = lines.get(tracker);
    return line != null && line.connection.lists(project, space);
  }

  @Override
  public Answer look(Set<IssueRef> refs, List<Query> queries, Reader reader, Duration budget) {
    Map<String, View> views = views(refs, queries, reader);
    List<Topic> wanted = new ArrayList<>();
    views.values().forEach(view -> wanted.addAll(view.wanted()));
    await(answers.refresh(wanted), budget);
    Map<IssueRef, Sight> issues = new HashMap<>();
    Map<Query, Found> found = new HashMap<>();
    Map<String, TrackerState> states = new HashMap<>();
    views.forEach((id, view) -> states.put(id, view.read(issues, found)));
    return new Answer(issues, found, states);
  }

  /** Makes the next view of {@code refs}, and of every query, ask again: something was changed. */
  public void expire(Collection<IssueRef> refs) {
    Set<IssueRef> changed = Set.copyOf(refs);
    answers.expire(
        key ->
            key.isQuery() || changed.contains(new IssueRef(key.asker().line().id(), key.text())));
  }

  /** Makes the next view of {@code refs} by {@code reader} ask again: a reader wants to know. */
  public void refresh(Collection<IssueRef> refs, Reader reader) {
    Instant limit = clock.instant().minus(SHORTEST_REFRESH);
    Set<Topic> old = new LinkedHashSet<>();
    for (View view : views(Set.copyOf(refs), List.of(), reader).values()) {
      for (Topic key : view.wanted()) {
        SharedAnswers.Entry entry = answers.last(key);
        if (entry != null && entry.asOf().isBefore(limit)) {
          old.add(key);
        }
      }
    }
    answers.expire(old::contains);
  }

  /** How many answers are kept now. */
  int size() {
    return answers.size();
  }

  private Map<String, View> views(Set<IssueRef> refs, List<Query> queries, Reader reader) {
    Map<String, Line> now = lines;
    Map<String, View> views = new LinkedHashMap<>();
    for (IssueRef ref : refs) {
      Line line = now.get(ref.tracker());
      if (line != null) {
        views.computeIfAbsent(line.id(), id -> new View(line, reader)).refs.add(ref);
      }
    }
    for (Query query : queries) {
      Line line = now.get(query.tracker());
      if (line != null) {
        views.computeIfAbsent(line.id(), id -> new View(line, reader)).queries.add(query);
      }
    }
    return views;
  }

  private static void await(CompletableFuture<Void> answered, Duration budget) {
    try {
      answered.get(budget.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      // The page has waited long enough; the answer will be there for the next view.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException("questions end without failing", e);
    }
  }

  /** What one reader wants of one tracker. */
  private final class View {

    private final Line line;
    private final String space;
    private final Asker asker;
    private final Set<IssueRef> refs = new LinkedHashSet<>();
    private final Set<Query> queries = new LinkedHashSet<>();

    View(Line line, Reader reader) {
      this.line = line;
      this.space = reader.space();
      this.asker = new Asker(line, Viewpoint.of(line.connection, reader));
    }

    /** What has to be known; what may not be shown anyway is not asked for. */
    List<Topic> wanted() {
      List<Topic> wanted = new ArrayList<>();
      for (IssueRef ref : refs) {
        if (!line.hides(ref.key(), space)) {
          wanted.add(key(ref));
        }
      }
      queries.forEach(query -> wanted.add(key(query)));
      return wanted;
    }

    TrackerState read(Map<IssueRef, Sight> issues, Map<Query, Found> found) {
      Instant oldest = null;
      for (IssueRef ref : refs) {
        SharedAnswers.Entry entry = answers.last(key(ref));
        if (line.hides(ref.key(), space)) {
          issues.put(ref, new Sight(null, clock.instant()));
        } else if (entry != null) {
          Issue issue = entry.issue();
          boolean isShown = issue != null && line.shows(issue, space);
          issues.put(ref, new Sight(isShown ? issue : null, entry.asOf()));
          oldest = older(oldest, entry.asOf());
        }
      }
      for (Query query : queries) {
        SharedAnswers.Entry entry = answers.last(key(query));
        if (entry != null && entry.result() != null) {
          found.put(query, shown(entry.result(), entry.asOf()));
          oldest = older(oldest, entry.asOf());
        }
      }
      SharedAnswers.Refusal refusal = answers.refusal(asker);
      return new TrackerState(
          line.connection.name(),
          condition(refusal),
          oldest,
          refusal == null ? null : refusal.permissionLink());
    }

    private Found shown(Tracker.Result result, Instant asOf) {
      List<Issue> shown =
          result.issues().stream().filter(issue -> line.shows(issue, space)).toList();
      return new Found(shown, result.total() - shown.size(), asOf);
    }

    private Condition condition(SharedAnswers.@Nullable Refusal refusal) {
      List<Topic> wanted = wanted();
      if (wanted.stream().anyMatch(this::isNotUnderstood)) {
        return Condition.NOT_UNDERSTOOD;
      }
      if (wanted.stream().allMatch(answers::isFresh)) {
        return Condition.FRESH;
      }
      if (asker.viewpoint() instanceof Viewpoint.Nobody) {
        return Condition.NEEDS_PERMISSION;
      }
      if (refusal != null) {
        return refusal.condition();
      }
      Condition trouble = line.health.trouble();
      if (trouble != null) {
        return trouble;
      }
      return wanted.stream().allMatch(answers::isUsable) ? Condition.FRESH : Condition.SLOW;
    }

    private boolean isNotUnderstood(Topic key) {
      SharedAnswers.Entry entry = answers.last(key);
      return key.isQuery() && entry != null && entry.result() == null;
    }

    private Topic key(IssueRef ref) {
      return new Topic(asker, false, ref.key());
    }

    private Topic key(Query query) {
      return new Topic(asker, true, query.text());
    }

    private static @Nullable Instant older(@Nullable Instant a, Instant b) {
      return a == null || b.isBefore(a) ? b : a;
    }
  }
}
