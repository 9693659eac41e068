package org.blamelesswiki.postmortems.tracker;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.blamelesswiki.postmortems.settings.Setting;
import org.blamelesswiki.postmortems.settings.Versioned;
import org.jspecify.annotations.Nullable;

/**
 * The trackers as the admins want them now: a change of settings, on whichever node it was made,
 * holds from the next view on.
 */
public final class ConfiguredTrackers {

  /** The row of the settings. */
  public static final String ROW = "settings/trackers";

  private final Setting<TrackerSettings> setting;
  private final Function<TrackerConnection, Tracker> open;
  private final Clock clock;
  private final Executor executor;
  private @Nullable Current current;

  /**
   * Opens nothing yet.
   *
   * @param open makes the client of a connection, see {@link Trackers#over}
   * @param executor asks trackers, see {@link LiveIssues}
   */
  public ConfiguredTrackers(
      Setting<TrackerSettings> setting,
      Function<TrackerConnection, Tracker> open,
      Clock clock,
      Executor executor) {
    this.setting = setting;
    this.open = open;
    this.clock = clock;
    this.executor = executor;
  }

  /** The settings in force. */
  public TrackerSettings settings() {
    return current().settings.value();
  }

  /** What the trackers say, by the settings in force. */
  public LiveIssues issues() {
    return current().issues;
  }

  private synchronized Current current() {
    Versioned<TrackerSettings> now = setting.read();
    Current before = current;
    if (before != null && before.settings.equals(now)) {
      return before;
    }
    LiveIssues issues =
        before != null && before.isAsFresh(now)
            ? before.issues
            : new LiveIssues(open, clock, executor, freshness(now.value()));
    issues.use(now.value().connections());
    current = new Current(now, issues);
    return current;
  }

  private static Freshness freshness(TrackerSettings settings) {
    Duration fresh = Duration.ofSeconds(settings.freshSeconds());
    Duration usable = Freshness.DEFAULT.usable();
    return new Freshness(
        fresh,
        usable.compareTo(fresh) < 0 ? fresh : usable,
        Freshness.DEFAULT.kept(),
        Freshness.DEFAULT.entries());
  }

  private record Current(Versioned<TrackerSettings> settings, LiveIssues issues) {
    boolean isAsFresh(Versioned<TrackerSettings> other) {
      return settings.value().freshSeconds() == other.value().freshSeconds();
    }
  }
}
