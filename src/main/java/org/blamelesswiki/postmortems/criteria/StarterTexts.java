package org.blamelesswiki.postmortems.criteria;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The shipped criteria's and facts' own words in other languages. Whatever an admin changed is
 * another text and stays as they wrote it.
 */
final class StarterTexts {

  private static final String BUNDLE = "org.blamelesswiki.postmortems.criteria.starter";
  private static final Map<String, Map<String, String>> BY_LANGUAGE = new ConcurrentHashMap<>();

  private StarterTexts() {}

  /** What each English text is in the language of {@code locale}; empty for English. */
  static Map<String, String> in(Locale locale) {
    return BY_LANGUAGE.computeIfAbsent(locale.getLanguage(), language -> read(locale));
  }

  private static Map<String, String> read(Locale locale) {
    ResourceBundle texts =
        ResourceBundle.getBundle(
            BUNDLE,
            locale,
            StarterTexts.class.getClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    Map<String, String> translated = new HashMap<>();
    CriteriaSet library = StarterCriteria.library();
    for (Criterion criterion : library.criteria()) {
      String of = "criterion." + criterion.id();
      put(translated, texts, of + ".name", criterion.name());
      put(translated, texts, of + ".explanation", criterion.explanation());
    }
    List<FactDefinition> facts = List.copyOf(library.definitions().values());
    for (FactDefinition fact : facts) {
      put(translated, texts, "fact." + fact.key() + ".label", fact.label());
      put(translated, texts, "fact." + fact.key() + ".question", fact.question());
    }
    return Map.copyOf(translated);
  }

  private static void put(
      Map<String, String> translated, ResourceBundle texts, String key, String english) {
    if (texts.containsKey(key)) {
      translated.put(english, texts.getString(key));
    }
  }
}
