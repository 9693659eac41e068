package org.blamelesswiki.postmortems.criteria;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.blamelesswiki.postmortems.postmortem.SimilarIncidents;

/**
 * How long criteria take: the verdict on one incident under 200 criteria with 10,000 incidents on
 * record, and the replay of a change over all of them. Prints milliseconds of processor time, so
 * that other work on the machine does not count.
 */
public final class CriteriaBench {

  private static final int CRITERIA = 200;
  private static final int INCIDENTS = 10_000;
  private static final int ROUNDS = 2_000;
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Random RANDOM = new Random(1);

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private CriteriaBench() {}

  /** Runs all; takes no arguments. */
  public static void main(String[] arguments) {
    CriteriaSet set = set();
    List<RecordedIncident> incidents = incidents();
    History history = History.of(incidents);

    verdicts("all facts known", set, incidents, history, 1.0);
    verdicts("half of the facts known", set, incidents, history, 0.5);
    verdicts("nothing known but time and service", set, incidents, history, 0.0);

    CriteriaSet changed =
        set.withCriteria(
            set.criteria().stream()
                .map(
                    criterion ->
                        criterion
                            .number()
                            .filter(number -> number.unit().equals(Unit.USERS))
                            .map(n -> criterion.withNumber(Quantity.of(n.amount() / 2, n.unit())))
                            .orElse(criterion))
                .toList());
    for (int round = 0; round < 5; round++) {
      long before = THREADS.getCurrentThreadCpuTime();
      Replay replay = Replay.of(set, changed, incidents);
      System.out.printf(
          "replay of %,d incidents under 2 x %d criteria: %.0f ms (%d newly required)%n",
          INCIDENTS, CRITERIA, millis(before), replay.newlyRequired().size());
    }
    similar(incidents);
  }

  /** Earlier incidents like one, by service, team and six words out of three thousand. */
  private static void similar(List<RecordedIncident> incidents) {
    List<SimilarIncidents.Entry> entries = new ArrayList<>();
    for (RecordedIncident incident : incidents) {
      entries.add(new SimilarIncidents.Entry(incident.id(), title(), incident.facts()));
    }
    long making = THREADS.getCurrentThreadCpuTime();
    SimilarIncidents index = SimilarIncidents.of(entries);
    double made = millis(making);
    double[] times = new double[ROUNDS];
    for (int warm = 0; warm < 2; warm++) {
      for (int i = 0; i < ROUNDS; i++) {
        SimilarIncidents.Entry wanted = entries.get(i * 5);
        long before = THREADS.getCurrentThreadCpuTime();
        int found = index.find(wanted, 5, id -> true).size();
        times[i] = millis(before);
        if (found != 5) {
          throw new IllegalStateException("of ten thousand five are alike, not " + found);
        }
      }
    }
    Arrays.sort(times);
    System.out.printf(
        "search for the like among %,d incidents: p50 %.2f ms, p99 %.2f ms; index made in %.0f ms%n",
        INCIDENTS, times[ROUNDS / 2], times[ROUNDS * 99 / 100], made);
  }

  private static String title() {
    StringBuilder title = new StringBuilder();
    for (int word = 0; word < 6; word++) {
      // Few words are frequent and many are rare, as in a language.
      title.append("word").append((int) (3000 * Math.pow(RANDOM.nextDouble(), 3))).append(' ');
    }
    return title.toString();
  }

  private static void verdicts(
      String name,
      CriteriaSet set,
      List<RecordedIncident> incidents,
      History history,
      double known) {
    Evaluator evaluator = Evaluator.of(set);
    double[] times = new double[ROUNDS];
    for (int warm = 0; warm < 3; warm++) {
      for (int i = 0; i < ROUNDS; i++) {
        Facts facts = some(incidents.get(i * 5).facts(), known);
        long before = THREADS.getCurrentThreadCpuTime();
        Verdict verdict = evaluator.evaluate(facts, history);
        times[i] = millis(before);
        if (verdict.results().size() != CRITERIA) {
          throw new IllegalStateException("a criterion is missing");
        }
      }
    }
    Arrays.sort(times);
    System.out.printf(
        "verdict under %d criteria, %s: p50 %.3f ms, p99 %.3f ms%n",
        CRITERIA, name, times[ROUNDS / 2], times[ROUNDS * 99 / 100]);
  }

  private static double millis(long before) {
    return Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - before).toNanos() / 1e6;
  }

  private static Facts some(Facts facts, double known) {
    Facts some = facts;
    for (FactKey key : facts.values().keySet()) {
      boolean given = key.equals(FactKey.STARTED) || key.equals(FactKey.SERVICE);
      if (!given && RANDOM.nextDouble() >= known) {
        some = some.without(key);
      }
    }
    return some;
  }

  /** Thresholds, shares, combinations, repeats and sums, in the proportions of the library. */
  private static CriteriaSet set() {
    List<FactDefinition> facts = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      facts.add(FactDefinition.metric("number-" + i, "number " + i, "How many?", Unit.USERS));
      facts.add(FactDefinition.event("event-" + i, "event " + i, "Did it?"));
    }
    List<Criterion> criteria = new ArrayList<>();
    for (int i = 0; i < CRITERIA; i++) {
      criteria.add(
          Criterion.of(
              "c-" + i,
              "Criterion " + i,
              ReasonClass.values()[i % 4],
              i % 20 == 19 ? Level.EXEMPT : Level.values()[i % 2],
              condition(i)));
    }
    return StarterCriteria.library().withFacts(facts).withCriteria(criteria);
  }

  private static Expression condition(int i) {
    FactKey number = new FactKey("number-" + i % 20);
    Expression metric =
        new Expression.Metric(
            number, Comparison.AT_LEAST, Quantity.of(950 + i % 50, Unit.USERS), Optional.empty());
    Expression event = new Expression.Event(new FactKey("event-" + i % 20));
    return switch (i % 8) {
      case 0, 1 -> metric;
      case 2 -> event;
      case 3 -> new Expression.All(List.of(metric, event));
      case 4 -> new Expression.AtLeast(2, List.of(metric, event, severity()));
      case 5 -> new Expression.All(List.of(severity(), new Expression.Not(event)));
      case 6 -> new Expression.Repeat(2 + i % 5, Window.ofDays(14), Set.of(FactKey.SERVICE));
      default ->
          new Expression.Total(
              number,
              Window.ofMonths(3),
              Set.of(FactKey.SERVICE),
              Comparison.MORE_THAN,
              Quantity.of(50_000, Unit.USERS),
              Optional.empty());
    };
  }

  private static Expression severity() {
    return new Expression.IncidentSeverity(Comparison.AT_LEAST, "SEV-1");
  }

  /** Five years of them, on 200 services of 20 teams. */
  private static List<RecordedIncident> incidents() {
    List<RecordedIncident> incidents = new ArrayList<>();
    for (int i = 0; i < INCIDENTS; i++) {
      int service = RANDOM.nextInt(200);
      Facts facts =
          Facts.none()
              .with(
                  FactKey.STARTED,
                  new FactValue.Moment(START.plus(Duration.ofMinutes(RANDOM.nextInt(2_600_000)))))
              .with(FactKey.SERVICE, FactValue.Names.of("service-" + service))
              .with(FactKey.TEAM, FactValue.Names.of("team-" + service % 20))
              .with(
                  FactKey.INCIDENT_SEVERITY,
                  new FactValue.Severity("SEV-" + (1 + RANDOM.nextInt(4))));
      for (int fact = 0; fact < 20; fact++) {
        facts =
            facts
                .with("number-" + fact, FactValue.Amount.of(RANDOM.nextInt(1000), Unit.USERS))
                .with("event-" + fact, new FactValue.YesNo(RANDOM.nextInt(50) == 0));
      }
      incidents.add(new RecordedIncident("i-" + i, facts));
    }
    return incidents;
  }
}
