package org.blamelesswiki.postmortems.tracker;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The last known values by key, at most a given number: what was not asked for longest goes. */
final class LastKnown<K, V> {

  private final int most;
  private final Map<K, V> values = new LinkedHashMap<>(16, 0.75f, true);

  LastKnown(int most) {
    this.most = most;
  }

  synchronized @Nullable V get(K key) {
    return values.get(key);
  }

  synchronized void put(K key, V value) {
    values.put(key, value);
    if (values.size() > most) {
      values.remove(values.keySet().iterator().next());
    }
  }

  synchronized void remove(K key) {
    values.remove(key);
  }

  synchronized void removeIf(Predicate<K> unwanted) {
    values.keySet().removeIf(unwanted);
  }

  synchronized void change(Predicate<K> which, UnaryOperator<V> change) {
    for (Map.Entry<K, V> entry : values.entrySet()) {
      if (which.test(entry.getKey())) {
        entry.setValue(change.apply(entry.getValue()));
      }
    }
  }

  synchronized int size() {
    return values.size();
  }
}
