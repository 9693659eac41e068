package org.blamelesswiki.postmortems.settings;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.blamelesswiki.postmortems.spi.Store;

/**
 * All rows below one prefix, held in memory, because lists of them must not read each one from the
 * store, and kept up with what other nodes of a cluster write.
 *
 * <p>Every change is announced in one row, which names the last keys that changed; its version
 * counts the changes. A reader looks at that row alone, and reads again what changed since. A node
 * that dies between a change and its announcement is made good by reading all of it again every
 * {@link #WHOLE_AFTER}.
 *
 * @param <T> what the rows hold
 */
public final class SharedRows<T> {

  /** How long the announcements alone are trusted. */
  public static final Duration WHOLE_AFTER = Duration.ofHours(1);

  private static final int ANNOUNCED = 100;

  private final Store store;
  private final String prefix;
  private final Codec<T> codec;
  private final Clock clock;
  private final String announcements;
  private final RecordCodec<Changed> changes = new RecordCodec<>(Changed.class, 1);

  private final Map<String, T> rows = new ConcurrentHashMap<>();
  private final Set<String> newer = ConcurrentHashMap.newKeySet();
  private long seen = -1;
  private Instant readWhole = Instant.MIN;

  /** The JSON form of the announcements: the keys changed last, the newest at the end. */
  record Changed(List<String> keys) {
    Changed {
      keys = List.copyOf(keys);
    }
  }

  /**
   * The rows of {@code store} below {@code prefix}, which ends in a slash.
   *
   * @param clock tells when all of it is read again
   */
  public SharedRows(Store store, String prefix, Codec<T> codec, Clock clock) {
    this.store = store;
    this.prefix = prefix;
    this.codec = codec;
    this.clock = clock;
    this.announcements = "changes/" + prefix.substring(0, prefix.length() - 1);
    refresh();
  }

  /** What every row holds now, in no order. Rows that a newer version wrote are left out. */
  public Collection<T> values() {
    refresh();
    return List.copyOf(rows.values());
  }

  /** What one row holds now. */
  public Optional<T> find(String key) {
    refresh();
    return Optional.ofNullable(rows.get(key));
  }

  /**
   * Changes a row from what it holds in the store, so that no change of another node is lost.
   *
   * @param change given what the row holds, if it is there, what it is to hold; it may be asked
   *     more than once
   * @throws NewerFormatException if a newer version wrote the row; it stays as it is
   */
  public T update(String key, Function<Optional<T>, T> change) {
    while (true) {
      Optional<Store.Row> old = store.read(key);
      T now = change.apply(old.map(row -> codec.fromJson(row.json())));
      try {
        store.write(key, old.map(Store.Row::version).orElse(0L), codec.toJson(now));
        rows.put(key, now);
        announce(key);
        return now;
      } catch (Store.StaleRowException e) {
        // Somebody else changed it in between: start from what they left.
      }
    }
  }

  /** Removes a row; nothing happens if there is none, or if a newer version wrote it. */
  public void remove(String key) {
    if (!newer.contains(key) && store.read(key).isPresent()) {
      store.delete(key);
      announce(key);
    }
    rows.remove(key);
  }

  private void announce(String key) {
    while (true) {
      Optional<Store.Row> old = store.read(announcements);
      List<String> keys = new ArrayList<>(old.map(this::keys).orElse(List.of()));
      keys.add(key);
      Changed changed =
          new Changed(keys.subList(Math.max(0, keys.size() - ANNOUNCED), keys.size()));
      try {
        store.write(announcements, old.map(Store.Row::version).orElse(0L), changes.toJson(changed));
        return;
      } catch (Store.StaleRowException e) {
        // Another node announced something: ours comes behind it.
      }
    }
  }

  private List<String> keys(Store.Row row) {
    return changes.fromJson(row.json()).keys();
  }

  private synchronized void refresh() {
    Optional<Store.Row> announced = store.read(announcements);
    long version = announced.map(Store.Row::version).orElse(0L);
    Instant now = clock.instant();
    List<String> keys = announced.map(this::keys).orElse(List.of());
    long missed = version - seen;
    boolean isKnown = seen >= 0 && missed >= 0 && missed <= keys.size();
    if (!isKnown || now.isAfter(readWhole.plus(WHOLE_AFTER))) {
      readAll();
      readWhole = now;
    } else {
      keys.subList(keys.size() - (int) missed, keys.size()).forEach(this::read);
    }
    seen = version;
  }

  private void readAll() {
    List<String> keys = store.keys(prefix);
    rows.keySet().retainAll(keys);
    newer.retainAll(keys);
    keys.forEach(this::read);
  }

  private void read(String key) {
    Optional<Store.Row> row = store.read(key);
    try {
      row.map(found -> codec.fromJson(found.json()))
          .ifPresentOrElse(value -> rows.put(key, value), () -> rows.remove(key));
      newer.remove(key);
    } catch (NewerFormatException e) {
      rows.remove(key);
      newer.add(key);
    }
  }
}
