package org.blamelesswiki.postmortems.settings;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which pages of a space the check looks at: those that any one of these takes. Every other page of
 * the space is left alone.
 *
 * @param facts whether pages with the facts of an incident are taken
 * @param forms of these only those of the forms with these keys; none means every form
 * @param keywords pages with one of these keywords are taken: in Confluence, labels
 * @param places pages are taken whose name, or the name of a page above them, is one of these;
 *     {@code *} stands for any characters
 */
public record CheckedPages(
    boolean facts, List<String> forms, List<String> keywords, List<String> places) {

  /** Pages with the facts of an incident, of whatever form. */
  public static final CheckedPages POSTMORTEMS =
      new CheckedPages(true, List.of(), List.of(), List.of());

  /** Every page of the space. */
  public static final CheckedPages EVERY =
      new CheckedPages(true, List.of(), List.of(), List.of("*"));

  public CheckedPages {
    forms = List.copyOf(forms);
    keywords = List.copyOf(keywords);
    places = List.copyOf(places);
  }

  /** Whether no page can ever be taken. */
  public boolean isNone() {
    return !facts && keywords.isEmpty() && places.isEmpty();
  }

  /** Whether a page is looked at. What costs nothing to know is asked first. */
  public boolean takes(PageSigns page) {
    return isAt(page) || hasFacts(page) || keywords.stream().anyMatch(page::hasKeyword);
  }

  private boolean isAt(PageSigns page) {
    return !places.isEmpty()
        && page.places().stream()
            .anyMatch(name -> places.stream().anyMatch(place -> isLike(place, name)));
  }

  private boolean hasFacts(PageSigns page) {
    if (!facts) {
      return false;
    }
    Set<String> found = page.forms();
    return forms.isEmpty() ? !found.isEmpty() : forms.stream().anyMatch(found::contains);
  }

  private static boolean isLike(String place, String name) {
    return NamePattern.matches(place.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
  }
}
