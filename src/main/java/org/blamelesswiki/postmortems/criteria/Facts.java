package org.blamelesswiki.postmortems.criteria;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is known about an incident, a decision or a group. What is not in here is not known: that is
 * never the same as no.
 *
 * @param values each known fact
 */
public record Facts(Map<FactKey, FactValue> values) {

  private static final Facts NONE = new Facts(Map.of());

  public Facts {
    values = Collections.unmodifiableMap(new TreeMap<>(values));
  }

  public static Facts none() {
    return NONE;
  }

  /** The same with one fact more, or another value for it. */
  public Facts with(FactKey key, FactValue value) {
    Map<FactKey, FactValue> more = new TreeMap<>(values);
    more.put(key, value);
    return new Facts(more);
  }

  /** The same with one fact more, or another value for it. */
  public Facts with(String key, FactValue value) {
    return with(new FactKey(key), value);
  }

  /** The same, and the fact is not known. */
  public Facts without(FactKey key) {
    Map<FactKey, FactValue> fewer = new TreeMap<>(values);
    fewer.remove(key);
    return new Facts(fewer);
  }

  public Optional<FactValue> get(FactKey key) {
    return Optional.ofNullable(values.get(key));
  }

  public boolean knows(FactKey key) {
    return values.containsKey(key);
  }

  /** Whether the fact is known and nothing more can be learned about it. */
  public boolean isSettled(FactKey key) {
    FactValue value = values.get(key);
    return value != null && !(value instanceof FactValue.Amount amount && amount.orMore());
  }

  /** The fact, if it is known and of that kind. */
  <T extends FactValue> Optional<T> get(FactKey key, Class<T> type) {
    FactValue value = values.get(key);
    return type.isInstance(value) ? Optional.of(type.cast(value)) : Optional.empty();
  }

  /** The point in time, if it is known. */
  public Optional<Instant> moment(FactKey key) {
    return get(key, FactValue.Moment.class).map(FactValue.Moment::at);
  }

  /** The names, if they are known. */
  public Optional<FactValue.Names> names(FactKey key) {
    return get(key, FactValue.Names.class);
  }
}
