package org.blamelesswiki.postmortems.spi;

import java.util.List;
import java.util.Optional;

/**
 * Small JSON rows under a key, each with a version. A write happens whole or not at all, and never
 * over a version its writer has not seen.
 *
 * <p>Keys are words of {@code [a-zA-Z0-9._-]} joined by slashes, no word starting with a dot, 200
 * characters at most; other keys are refused with an {@link IllegalArgumentException}.
 */
public interface Store {

  /** The row, if there is one. */
  Optional<Row> read(String key);

  /**
   * Writes a row.
   *
   * @param expectedVersion the version the writer has seen; 0 for a row that must not exist yet
   * @return the new row
   * @throws StaleRowException if the row has another version now
   */
  Row write(String key, long expectedVersion, String json);

  /** Removes a row; nothing happens if there is none. */
  void delete(String key);

  /** The keys that start with {@code prefix}, in order. */
  List<String> keys(String prefix);

  /**
   * A stored row.
   *
   * @param key its key
   * @param version counts its writes, from 1
   * @param json its value
   */
  record Row(String key, long version, String json) {}

  /** Somebody else wrote the row first. */
  final class StaleRowException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StaleRowException(String key, long expected, long actual) {
      super("row " + key + " has version " + actual + ", not " + expected);
    }
  }
}
