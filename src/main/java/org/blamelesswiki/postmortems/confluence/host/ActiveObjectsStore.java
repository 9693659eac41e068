package org.blamelesswiki.postmortems.confluence.host;

import com.atlassian.activeobjects.external.ActiveObjects;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import net.java.ao.DBParam;
import net.java.ao.Query;
import org.blamelesswiki.postmortems.spi.Store;

/**
 * The store as versions of rows in Active Objects.
 *
 * <p>Two nodes that write the same version of a row both try to add a row of the same unique name,
 * and the database lets one of them; no lock is held.
 */
public final class ActiveObjectsStore implements Store {

  private static final Pattern KEY = Pattern.compile("[a-zA-Z0-9._-]+(/[a-zA-Z0-9._-]+)*");
  private static final int KEY_LENGTH = 200;

  private final ActiveObjects database;

  public ActiveObjectsStore(ActiveObjects database) {
    this.database = database;
  }

  @Override
  public Optional<Row> read(String key) {
    return newest(checked(key)).map(ActiveObjectsStore::row);
  }

  @Override
  public Row write(String key, long expectedVersion, String json) {
    checked(key);
    requireVersion(key, expectedVersion);
    long version = expectedVersion + 1;
    try {
      database.executeInTransaction(() -> add(key, version, json));
    } catch (RuntimeException e) {
      // Another writer was first: say so. Anything else is the database's own trouble.
      requireVersion(key, expectedVersion);
      throw e;
    }
    return new Row(key, version, json);
  }

  private StoredRow add(String key, long version, String json) {
    StoredRow[] older = versions(key);
    StoredRow row =
        database.create(
            StoredRow.class,
            new DBParam("ROW_NAME", key + "@" + version),
            new DBParam("ROW_KEY", key),
            new DBParam("ROW_VERSION", version),
            new DBParam("JSON", json));
    database.delete(older);
    return row;
  }

  @Override
  public void delete(String key) {
    checked(key);
    database.executeInTransaction(
        () -> {
          StoredRow[] rows = versions(key);
          database.delete(rows);
          return rows.length;
        });
  }

  @Override
  public List<String> keys(String prefix) {
    // The underscore of LIKE means any character: what the database finds is narrowed here.
    Query query = Query.select().where("ROW_KEY LIKE ?", prefix + "%").order("ROW_KEY");
    return database.executeInTransaction(
        () ->
            Arrays.stream(database.find(StoredRow.class, query))
                .map(StoredRow::getRowKey)
                .filter(key -> key.startsWith(prefix))
                .distinct()
                .sorted()
                .toList());
  }

  private void requireVersion(String key, long expected) {
    long actual = newest(key).map(StoredRow::getRowVersion).orElse(0L);
    if (actual != expected) {
      throw new StaleRowException(key, expected, actual);
    }
  }

  private Optional<StoredRow> newest(String key) {
    return database.executeInTransaction(() -> Arrays.stream(versions(key)).findFirst());
  }

  private StoredRow[] versions(String key) {
    return database.find(
        StoredRow.class, Query.select().where("ROW_KEY = ?", key).order("ROW_VERSION DESC"));
  }

  private static Row row(StoredRow row) {
    return new Row(row.getRowKey(), row.getRowVersion(), row.getJson());
  }

  private static String checked(String key) {
    if (key.length() > KEY_LENGTH || !KEY.matcher(key).matches()) {
      throw new IllegalArgumentException("'" + key + "' is no key of a row");
    }
    return key;
  }
}
