package org.blamelesswiki.postmortems.confluence.save;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.blamelesswiki.postmortems.confluence.save.SaveHookSettings.Phase;
import org.blamelesswiki.postmortems.confluence.save.SaveHookSettings.Tripped;
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

  /** Tells the wiki's admins, given the settings that say whom and why. */
  @FunctionalInterface
  public interface Notice {
    void tripped(SaveHookSettings now);
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
    count(errors, ERRORS, Tripped.ERRORS);
  }

  void held() {
    count(refusals, REFUSALS, Tripped.REFUSALS);
  }

  private void count(Deque<Instant> times, int most, Tripped reason) {
    if (isTooMany(times, most)) {
      takeBack(reason).ifPresent(notice::tripped);
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

  /** The settings if it was us who took it back; another node may have, and told the admins. */
  private Optional<SaveHookSettings> takeBack(Tripped reason) {
    for (int attempt = 0; attempt < TRIES; attempt++) {
      Versioned<SaveHookSettings> now = settings.read();
      if (now.value().phase() != Phase.ON) {
        return Optional.empty();
      }
      SaveHookSettings tripped = now.value().trippedBy(reason);
      try {
        settings.save(tripped, now.version());
        return Optional.of(tripped);
      } catch (Store.StaleRowException e) {
        // Somebody saved in between: look again.
      }
    }
    return Optional.empty();
  }
}
