package org.blamelesswiki.postmortems.confluence.fake;

import com.atlassian.activeobjects.external.ActiveObjects;
import com.atlassian.sal.api.transaction.TransactionCallback;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import net.java.ao.DBParam;
import net.java.ao.Query;
import net.java.ao.RawEntity;
import net.java.ao.schema.Unique;

/**
 * Active Objects in memory, as far as the plugin uses it: rows of getters, {@code =} and {@code
 * LIKE} on one column, one order, unique columns, and transactions that run one after the other and
 * leave nothing behind when they fail.
 */
public final class FakeActiveObjects implements ActiveObjects {

  private List<FakeRow> rows = new ArrayList<>();
  private int lastId;
  private Runnable whenWritten = () -> {};

  /** A row: the entity's values by column. */
  private record FakeRow(Class<?> type, int id, Map<String, Object> values) {}

  @Override
  public synchronized <T> T executeInTransaction(TransactionCallback<T> callback) {
    List<FakeRow> before = new ArrayList<>(rows);
    try {
      return callback.doInTransaction();
    } catch (RuntimeException | Error e) {
      rows = before;
      throw e;
    }
  }

  /** Is told of each row before it is written, on the thread that writes it. */
  public void whenWritten(Runnable listener) {
    whenWritten = listener;
  }

  @Override
  public synchronized <T extends RawEntity<K>, K> T create(Class<T> type, DBParam... params) {
    whenWritten.run();
    Map<String, Object> values = new LinkedHashMap<>();
    for (DBParam param : params) {
      values.put(param.getField(), param.getValue());
    }
    for (Method getter : type.getDeclaredMethods()) {
      String column = column(getter);
      if (!values.containsKey(column)) {
        throw new IllegalArgumentException("no value for " + column);
      }
      boolean isTaken =
          rows.stream()
              .anyMatch(r -> r.type() == type && r.values().get(column).equals(values.get(column)));
      if (getter.isAnnotationPresent(Unique.class) && isTaken) {
        throw new IllegalStateException("unique constraint on " + column);
      }
    }
    if (values.size() != type.getDeclaredMethods().length) {
      throw new IllegalArgumentException("columns that the entity lacks: " + values.keySet());
    }
    FakeRow row = new FakeRow(type, ++lastId, values);
    rows.add(row);
    return entity(type, row);
  }

  @Override
  public synchronized void delete(RawEntity<?>... entities) {
    for (RawEntity<?> entity : entities) {
      int id = ((net.java.ao.Entity) entity).getID();
      rows.removeIf(row -> row.id() == id);
    }
  }

  @Override
  public synchronized <T extends RawEntity<K>, K> T[] find(Class<T> type, Query query) {
    List<T> found = new ArrayList<>();
    rows.stream()
        .filter(row -> row.type() == type)
        .filter(condition(query))
        .sorted(order(query.getOrderClause()))
        .forEach(row -> found.add(entity(type, row)));
    @SuppressWarnings("unchecked")
    T[] array = (T[]) Array.newInstance(type, found.size());
    return found.toArray(array);
  }

  /** The keys of the plugin's rows. */
  public synchronized List<String> keys() {
    return rows.stream().map(row -> row.values().get("ROW_KEY").toString()).toList();
  }

  /** Writes the next version of a row past the plugin. */
  public synchronized void replace(String key, String json) {
    Class<?> type = rows.get(0).type();
    long version =
        rows.stream()
                .filter(row -> row.values().get("ROW_KEY").equals(key))
                .mapToLong(row -> (Long) row.values().get("ROW_VERSION"))
                .max()
                .orElse(0)
            + 1;
    rows.removeIf(row -> row.values().get("ROW_KEY").equals(key));
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("ROW_NAME", key + "@" + version);
    values.put("ROW_KEY", key);
    values.put("ROW_VERSION", version);
    values.put("JSON", json);
    rows.add(new FakeRow(type, ++lastId, values));
  }

  /** How many rows say {@code text} somewhere. */
  public synchronized long rowsWith(String text) {
    return rows.stream().filter(row -> row.values().toString().contains(text)).count();
  }

  /** How many rows there are. */
  public synchronized int size() {
    return rows.size();
  }

  private static Predicate<FakeRow> condition(Query query) {
    String[] words = query.getWhereClause().split(" ", 3);
    Object parameter = query.getWhereParams()[0];
    if (words[1].equals("=")) {
      return row -> row.values().get(words[0]).equals(parameter);
    }
    if (words[1].equals("LIKE")) {
      String prefix = parameter.toString().replaceAll("%$", "");
      return row -> row.values().get(words[0]).toString().startsWith(prefix);
    }
    throw new IllegalArgumentException(query.getWhereClause());
  }

  private static Comparator<FakeRow> order(String clause) {
    String[] words = clause.split(" ", 2);
    @SuppressWarnings("unchecked")
    Comparator<FakeRow> order =
        Comparator.comparing(row -> (Comparable<Object>) row.values().get(words[0]));
    return words.length > 1 && words[1].equals("DESC") ? order.reversed() : order;
  }

  private static <T> T entity(Class<T> type, FakeRow row) {
    Object proxy =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, args) ->
                method.getName().equals("getID")
                    ? Integer.valueOf(row.id())
                    : row.values().get(column(method)));
    return type.cast(proxy);
  }

  /** {@code getRowKey} is column {@code ROW_KEY}. */
  private static String column(Method getter) {
    return String.join(
            "_", Arrays.asList(getter.getName().substring(3).split("(?<=[a-z])(?=[A-Z])")))
        .toUpperCase(Locale.ROOT);
  }
}
