package org.blamelesswiki.postmortems.criteria;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** Unmodifiable copies that keep their order, so that what is written reads the same every time. */
final class Copies {

  private Copies() {}

  static <T> Set<T> ordered(Collection<? extends T> values) {
    return Collections.unmodifiableSet(new LinkedHashSet<>(values));
  }
}
