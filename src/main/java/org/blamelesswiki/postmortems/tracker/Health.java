package org.blamelesswiki.postmortems.tracker;

import java.time.Duration;
import java.time.Instant;
import org.blamelesswiki.postmortems.action.IssueLookup.Condition;
import org.jspecify.annotations.Nullable;

/**
 * Whether a tracker is worth asking now: a circuit breaker. After three failures in a row it is
 * left alone for a while; then one request tries it, and an answer ends the pause. A tracker that
 * asks to be left alone is, at once and for as long as it asked.
 */
final class Health {

  private static final int FAILURES_BEFORE_PAUSE = 3;

  private final Duration pause;
  private int failures;
  private @Nullable Condition trouble;
  private @Nullable Instant pausedUntil;
  private Report report = new Report(null, null, "");

  Health(Duration pause) {
    this.pause = pause;
  }

  /**
   * What an admin wants to know.
   *
   * @param lastAnswer when it last answered, or null
   * @param lastTrouble when it last did not answer as asked, or null
   * @param message what was wrong then; empty for nothing
   */
  record Report(@Nullable Instant lastAnswer, @Nullable Instant lastTrouble, String message) {}

  /** Whether to ask now; the first to ask after a pause is the one that tries it. */
  synchronized boolean mayAsk(Instant now) {
    if (pausedUntil == null) {
      return true;
    }
    if (now.isBefore(pausedUntil)) {
      return false;
    }
    pausedUntil = now.plus(pause);
    return true;
  }

  synchronized void succeeded(Instant now) {
    isThere();
    report = new Report(now, report.lastTrouble(), "");
  }

  /** It is there and answers, if only to say no. */
  synchronized void answered(TrackerException no, Instant now) {
    isThere();
    report = new Report(now, now, String.valueOf(no.getMessage()));
  }

  synchronized void failed(TrackerException failure, Instant now) {
    boolean isBusy = failure.problem() == TrackerException.Problem.BUSY;
    trouble = isBusy ? Condition.BUSY : Condition.DOWN;
    failures++;
    if (isBusy || failures >= FAILURES_BEFORE_PAUSE) {
      Duration asked = failure.retryAfter();
      pausedUntil = now.plus(asked == null ? pause : asked);
    }
    report = new Report(report.lastAnswer(), now, String.valueOf(failure.getMessage()));
  }

  /** What kept it from answering last time, or null. */
  synchronized @Nullable Condition trouble() {
    return trouble;
  }

  synchronized Report report() {
    return report;
  }

  private void isThere() {
    failures = 0;
    trouble = null;
    pausedUntil = null;
  }
}
