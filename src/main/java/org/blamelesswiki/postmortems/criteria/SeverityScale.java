package org.blamelesswiki.postmortems.criteria;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * The site's own scale of incident severity.
 *
 * @param levels the names on it, the most severe first; at least one
 */
public record SeverityScale(List<String> levels) {

  public SeverityScale {
    levels = List.copyOf(levels);
    if (levels.isEmpty() || levels.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException("a scale of incident severity has names on it");
    }
    if (levels.stream().map(level -> level.toLowerCase(Locale.ROOT)).distinct().count()
        < levels.size()) {
      throw new IllegalArgumentException(
          "a scale of incident severity has each name once, not "
              + levels.stream().collect(Collectors.joining(", ")));
    }
  }

  public static SeverityScale of(String... levels) {
    return new SeverityScale(List.of(levels));
  }

  /** How many levels are worse; empty when the scale does not know the name. */
  OptionalInt rank(String level) {
    for (int i = 0; i < levels.size(); i++) {
      if (levels.get(i).equalsIgnoreCase(level)) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  public boolean knows(String level) {
    return rank(level).isPresent();
  }
}
