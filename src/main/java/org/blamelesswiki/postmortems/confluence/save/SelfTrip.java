package org.blamelesswiki.postmortems.confluence.save;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.blamelesswiki.postmortems.confluence.save.SaveHookSettings.Phase;
import org.blamelesswiki.postmortems.settings.Setting;
import org.blamelesswiki.postmortems.settings.Versioned;
import org.blamelesswiki.postmortems.spi.Store;

/**
 * Takes the hook back to advice, on all nodes, when it does harm: when it errs {@link #ERRORS}
 * times or holds {@link #REFUSALS} saves within {@link #WINDOW} on one node. Admins are told, and
 * turn it on again.
 */
public final class SelfTrip {

  /** How many errors are too many. */
  public static final int ERRORS = 3;

  /** How many held saves are too many to be right. */
  public static final int REFUSALS = 20;

  /** How long either is remembered. Only times are, not pages or people. */
  public static final Duration WINDOW = Duration.ofMinutes(10);

  private static final int TRIES = 5;

  /** Why the hook went back to advice. */
  public enum Reason {
    ERRORS,
    REFUSALS
  }

  /** Tells the wiki's admins. */
  @FunctionalInterface
  public interface Notice {
    void tripped(Reason reason);
  }

  private final Setting<SaveHookSettings> settings;
  private final Notice notice;
  private final Clock clock;
  private final Deque<Instant> errors = new ArrayDeque<>();
  private final Deque<Instant> refusals = new ArrayDeque<>();

  public SelfTrip(Setting<SaveHookSettings> settings, Notice notice, Clock clock) {
    this.settings = settings;
    this.notice = notice;
    this.clock = clock;
  }

  void erred() {
    count(errors, ERRORS, Reason.ERRORS);
  }

  void held() {
    count(refusals, REFUSALS, Reason.REFUSALS);
  }

  private void count(Deque<Instant> times, int most, Reason reason) {
    if (isTooMany(times, most) && takeBack()) {
      notice.tripped(reason);
    }
  }

  private synchronized boolean isTooMany(Deque<Instant> times, int most) {
    Instant now = clock.instant();
    times.addLast(now);
    while (times.getFirst().isBefore(now.minus(WINDOW))) {
      times.removeFirst();
    }
    if (times.size() < most) {
      return false;
    }
    times.clear();
    return true;
  }

  /** Whether it was us who took it back; another node may have, and then told the admins. */
  private boolean takeBack() {
    for (int attempt = 0; attempt < TRIES; attempt++) {
      Versioned<SaveHookSettings> now = settings.read();
      if (now.value().phase() != Phase.ON) {
        return false;
      }
      try {
        settings.save(now.value().withPhase(Phase.ADVISE), now.version());
        return true;
      } catch (Store.StaleRowException e) {
        // Somebody saved in between: look again.
      }
    }
    return false;
  }
}
