package org.blamelesswiki.postmortems.criteria;

import java.util.Locale;
import java.util.Optional;

/** An enum constant with a word of its own in JSON, addresses and message keys. */
public interface Keyed {

  /** The constant's name; every enum has it. */
  String name();

  /** The word in JSON, addresses and message keys, such as {@code yes-no}. */
  default String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The constant with that key, if there is one. */
  static <E extends Keyed> Optional<E> find(E[] constants, String key) {
    for (E constant : constants) {
      if (constant.key().equals(key)) {
        return Optional.of(constant);
      }
    }
    return Optional.empty();
  }
}
