package org.blamelesswiki.postmortems.settings;

import java.util.concurrent.atomic.AtomicReference;
import org.blamelesswiki.postmortems.spi.Store;
import org.blamelesswiki.postmortems.spi.Store.Row;
import org.jspecify.annotations.Nullable;

/**
 * One typed value in the store, with a default and optimistic versions.
 *
 * @param <T> the value's type
 */
public final class Setting<T> {

  private final Store store;
  private final String key;
  private final Codec<T> codec;
  private final T initial;
  private final AtomicReference<@Nullable Decoded<T>> decoded = new AtomicReference<>();

  /**
   * A value under {@code key}.
   *
   * @param initial what holds until somebody saves
   */
  public Setting(Store store, String key, Codec<T> codec, T initial) {
    this.store = store;
    this.key = key;
    this.codec = codec;
    this.initial = initial;
  }

  /**
   * The current value.
   *
   * @throws NewerFormatException if what is stored was written by a newer version; it stays as it
   *     is
   */
  public Versioned<T> read() {
    return store.read(key).map(this::decode).orElseGet(() -> new Versioned<>(initial, 0));
  }

  /** The current value without its version. */
  public T value() {
    return read().value();
  }

  /**
   * Replaces the value whole.
   *
   * @param seenVersion the version the change was made from
   * @throws Store.StaleRowException if somebody else saved in between; nothing is changed
   */
  public Versioned<T> save(T value, long seenVersion) {
    Row row = store.write(key, seenVersion, codec.toJson(value));
    return new Versioned<>(value, row.version());
  }

  /** Reading happens on every page view; the same row is decoded once. */
  private Versioned<T> decode(Row row) {
    Decoded<T> last = decoded.get();
    if (last == null || !last.row.equals(row)) {
      last = new Decoded<>(row, codec.fromJson(row.json()));
      decoded.set(last);
    }
    return new Versioned<>(last.value, row.version());
  }

  private record Decoded<T>(Row row, T value) {}
}
