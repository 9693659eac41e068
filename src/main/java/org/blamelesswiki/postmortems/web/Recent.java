package org.blamelesswiki.postmortems.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was made lately, by what it was made from: what was not asked for longest goes first. */
final class Recent<K, V> {

  private final int most;
  private final Map<K, V> values = new LinkedHashMap<>(16, 0.75f, true);

  Recent(int most) {
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
}
