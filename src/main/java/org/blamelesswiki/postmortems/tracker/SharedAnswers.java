package org.blamelesswiki.postmortems.tracker;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Predicate;
import org.blamelesswiki.postmortems.action.Issue;
import org.blamelesswiki.postmortems.action.IssueLookup.Condition;
import org.blamelesswiki.postmortems.tracker.TrackerException.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The last answers of the trackers, by who asked, and the questions under way. Whoever wants what
 * is already being asked waits for the same answer.
 */
final class SharedAnswers {

  /** More issues than any page names; beyond it a question is split. */
  private static final int MOST_IN_ONE_QUESTION = JiraTracker.PAGE_SIZE;

  private final Clock clock;
  private final Executor executor;
  private final Freshness freshness;
  private final LastKnown<Topic, Entry> known;
  private final LastKnown<Asker, Refusal> refusals;
  private final Map<Topic, CompletableFuture<Void>> running = new HashMap<>();

  SharedAnswers(Clock clock, Executor executor, Freshness freshness) {
    this.clock = clock;
    this.executor = executor;
    this.freshness = freshness;
    this.known = new LastKnown<>(freshness.entries());
    this.refusals = new LastKnown<>(freshness.entries());
  }

  /** Who asks, and whom. */
  record Asker(Line line, Viewpoint viewpoint) {}

  /** One thing that can be asked: an issue by its key, or what a query finds. */
  record Topic(Asker asker, boolean isQuery, String text) {

    /** Whether it is asked together with issues, in one request where the tracker can. */
    boolean isAskedWithIssues() {
      return !isQuery || Linked.of(text).isPresent();
    }
  }

  /**
   * An answer.
   *
   * @param issue of an issue: null if it is not there or may not be seen
   * @param result of a query: null if it was not understood
   * @param asOf when it was given
   * @param isExpired whether it is known to be out of date
   */
  record Entry(
      @Nullable Issue issue, Tracker.@Nullable Result result, Instant asOf, boolean isExpired) {

    Entry expired() {
      return new Entry(issue, result, asOf, true);
    }
  }

  /**
   * That a tracker does not answer an asker.
   *
   * @param until when to try again
   */
  record Refusal(Condition condition, @Nullable URI permissionLink, Instant until) {}

  /**
   * Has asked, on other threads, what of {@code wanted} is not fresh. All issues that one asker
   * wants, and what the tracker links, are one question.
   *
   * @return done when what is not usable has been answered, or could not be
   */
  CompletableFuture<Void> refresh(Collection<Topic> wanted) {
    Instant now = clock.instant();
    Set<CompletableFuture<Void>> waits = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Question> questions;
    synchronized (running) {
      Map<Asker, Boolean> mayAsk = new HashMap<>();
      Map<Asker, List<Topic>> issues = new LinkedHashMap<>();
      List<Topic> queries = new ArrayList<>();
      for (Topic key : wanted) {
        if (isFresh(known.get(key), now)) {
          continue;
        }
        if (running.containsKey(key)) {
          waitIfNeeded(key, now, waits);
        } else if (mayAsk.computeIfAbsent(key.asker(), asker -> mayAsk(asker, now))) {
          if (!key.isAskedWithIssues()) {
            queries.add(key);
          } else {
            issues.computeIfAbsent(key.asker(), asker -> new ArrayList<>()).add(key);
          }
        }
      }
      questions = questions(issues, queries);
      for (Question question : questions) {
        question.keys.forEach(key -> running.put(key, question.done));
        question.keys.forEach(key -> waitIfNeeded(key, now, waits));
      }
    }
    questions.forEach(this::execute);
    return CompletableFuture.allOf(waits.toArray(CompletableFuture[]::new));
  }

  /** The last answer, if there is one that still counts. */
  @Nullable Entry last(Topic key) {
    Entry entry = known.get(key);
    return entry == null || clock.instant().isAfter(entry.asOf().plus(freshness.kept()))
        ? null
        : entry;
  }

  /** That {@code asker} is not answered for now, or null. */
  @Nullable Refusal refusal(Asker asker) {
    Refusal refusal = refusals.get(asker);
    return refusal == null || !clock.instant().isBefore(refusal.until()) ? null : refusal;
  }

  boolean isFresh(Topic key) {
    return isFresh(known.get(key), clock.instant());
  }

  boolean isUsable(Topic key) {
    return isUsable(known.get(key), clock.instant());
  }

  /** Has what {@code which} picks asked again at the next view, whatever is under way. */
  void expire(Predicate<Topic> which) {
    synchronized (running) {
      known.change(which, Entry::expired);
      running.keySet().removeIf(which);
    }
  }

  /** Forgets what lines other than {@code current} said. */
  void keepOnly(Collection<Line> current) {
    known.removeIf(key -> !current.contains(key.asker().line()));
    refusals.removeIf(asker -> true);
  }

  int size() {
    return known.size();
  }

  private boolean isFresh(@Nullable Entry entry, Instant now) {
    return entry != null
        && !entry.isExpired()
        && !now.isAfter(entry.asOf().plus(freshness.fresh()));
  }

  private boolean isUsable(@Nullable Entry entry, Instant now) {
    return entry != null
        && !entry.isExpired()
        && !now.isAfter(entry.asOf().plus(freshness.usable()));
  }

  private void waitIfNeeded(Topic key, Instant now, Set<CompletableFuture<Void>> waits) {
    CompletableFuture<Void> future = running.get(key);
    if (future != null && !isUsable(known.get(key), now)) {
      waits.add(future);
    }
  }

  /** Whether a viewer has given permission is found out without the tracker, and at once. */
  private boolean isRefused(Asker asker) {
    Refusal refusal = refusal(asker);
    return refusal != null && refusal.condition() != Condition.NEEDS_PERMISSION;
  }

  private boolean mayAsk(Asker asker, Instant now) {
    return !(asker.viewpoint() instanceof Viewpoint.Nobody)
        && !isRefused(asker)
        && asker.line().health.mayAsk(now);
  }

  private static List<Question> questions(Map<Asker, List<Topic>> issues, List<Topic> queries) {
    List<Question> questions = new ArrayList<>();
    issues.forEach(
        (asker, keys) -> {
          for (int from = 0; from < keys.size(); from += MOST_IN_ONE_QUESTION) {
            int to = Math.min(keys.size(), from + MOST_IN_ONE_QUESTION);
            questions.add(new Question(asker, List.copyOf(keys.subList(from, to))));
          }
        });
    queries.forEach(key -> questions.add(new Question(key.asker(), List.of(key))));
    return questions;
  }

  private void execute(Question question) {
    try {
      executor.execute(() -> ask(question));
    } catch (RejectedExecutionException e) {
      // All threads are busy, and enough is waiting: this view shows what is known.
      finish(question, Map.of());
    }
  }

  private void ask(Question question) {
    Line line = question.asker.line();
    Map<Topic, Entry> answers = Map.of();
    try {
      answers = question.ask(clock);
      line.health.succeeded(clock.instant());
      refusals.remove(question.asker);
    } catch (TrackerException e) {
      answers = failed(question, e);
    } catch (RuntimeException e) {
      line.health.failed(
          new TrackerException(Problem.UNREADABLE, line.connection.name() + " confused us", e),
          clock.instant());
    } finally {
      finish(question, answers);
    }
  }

  private Map<Topic, Entry> failed(Question question, TrackerException failure) {
    Line line = question.asker.line();
    Instant now = clock.instant();
    switch (failure.problem()) {
      case REFUSED, NEEDS_PERMISSION -> {
        boolean isRefused = failure.problem() == Problem.REFUSED;
        line.health.answered(failure, now);
        refusals.put(
            question.asker,
            new Refusal(
                isRefused ? Condition.REFUSED : Condition.NEEDS_PERMISSION,
                failure.permissionLink(),
                now.plus(freshness.fresh())));
      }
      case BAD_QUESTION -> {
        line.health.answered(failure, now);
        Topic first = question.keys.get(0);
        if (!first.isAskedWithIssues()) {
          return Map.of(first, new Entry(null, null, now, false));
        }
      }
      default -> line.health.failed(failure, now);
    }
    return Map.of();
  }

  /** An answer counts only if nobody has said in the meantime that it is out of date. */
  private void finish(Question question, Map<Topic, Entry> answers) {
    synchronized (running) {
      for (Topic key : question.keys) {
        Entry answer = answers.get(key);
        if (running.remove(key, question.done) && answer != null) {
          known.put(key, answer);
        }
      }
    }
    question.done.complete(null);
  }

  /** Some issues, or one query, to be asked in one go. */
  private static final class Question {

    private final Asker asker;
    private final List<Topic> keys;
    private final CompletableFuture<Void> done = new CompletableFuture<>();

    Question(Asker asker, List<Topic> keys) {
      this.asker = asker;
      this.keys = keys;
    }

    Map<Topic, Entry> ask(Clock clock) {
      Tracker tracker = asker.line().tracker;
      Map<Topic, Entry> answers = new HashMap<>();
      if (!keys.get(0).isAskedWithIssues()) {
        Tracker.Result result = tracker.search(keys.get(0).text(), asker.viewpoint());
        answers.put(keys.get(0), new Entry(null, result, clock.instant(), false));
        return answers;
      }
      Set<String> issues = texts(false);
      Set<String> linked = texts(true);
      Tracker.Seen seen = tracker.look(issues, linked, asker.viewpoint());
      Instant now = clock.instant();
      for (Topic key : keys) {
        answers.put(
            key,
            key.isQuery()
                ? new Entry(null, seen.linked().get(key.text()), now, false)
                : new Entry(seen.issues().get(key.text()), null, now, false));
      }
      return answers;
    }

    private Set<String> texts(boolean ofQueries) {
      Set<String> texts = new LinkedHashSet<>();
      keys.stream().filter(key -> key.isQuery() == ofQueries).map(Topic::text).forEach(texts::add);
      return texts;
    }
  }
}
