package org.blamelesswiki.postmortems.spi;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A store that forgets everything at the end of the test. */
public final class InMemoryStore implements Store {

  private final TreeMap<String, Row> rows = new TreeMap<>();

  @Override
  public synchronized Optional<Row> read(String key) {
    return Optional.ofNullable(rows.get(RowKeys.check(key)));
  }

  @Override
  public synchronized Row write(String key, long expectedVersion, String json) {
    Row old = rows.get(RowKeys.check(key));
    long version = old == null ? 0 : old.version();
    if (version != expectedVersion) {
      throw new StaleRowException(key, expectedVersion, version);
    }
    Row row = new Row(key, version + 1, json);
    rows.put(key, row);
    return row;
  }

  @Override
  public synchronized void delete(String key) {
    rows.remove(RowKeys.check(key));
  }

  @Override
  public synchronized List<String> keys(String prefix) {
    return rows.keySet().stream().filter(key -> key.startsWith(prefix)).toList();
  }
}
