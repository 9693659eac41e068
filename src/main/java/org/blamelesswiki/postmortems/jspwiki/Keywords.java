package org.blamelesswiki.postmortems.jspwiki;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.wiki.api.core.Page;

/** The keywords of a page: JSPWiki's page attribute of that name, words between commas. */
final class Keywords {

  static final String ATTRIBUTE = "keywords";

  private Keywords() {}

  static Set<String> of(Page page) {
    Object value = page.getAttribute(ATTRIBUTE);
    return value == null ? Set.of() : split(value.toString());
  }

  static Set<String> of(WikiMarkup markup) {
    return markup.attribute(ATTRIBUTE).map(Keywords::split).orElse(Set.of());
  }

  private static Set<String> split(String value) {
    return Arrays.stream(value.split(",", -1))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
