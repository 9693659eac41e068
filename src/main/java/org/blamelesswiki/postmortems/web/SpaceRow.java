package org.blamelesswiki.postmortems.web;

import java.util.List;
import java.util.stream.Stream;
import org.blamelesswiki.postmortems.settings.CheckedPages;
import org.blamelesswiki.postmortems.settings.Mode;
import org.blamelesswiki.postmortems.settings.SpaceSettings;

/**
 * A line of the spaces screen, as shown or as typed.
 *
 * @param facts whether pages with the facts of an incident are checked
 * @param forms the keys of the forms that this is limited to; empty for every form
 * @param pageKeywords the keywords whose pages are checked, with commas between
 * @param pagePlaces the names of pages that are checked, each on a line
 * @param remove whether the line is to go
 */
public record SpaceRow(
    String key,
    String name,
    String mode,
    String pagePattern,
    String keyword,
    String ownersGroup,
    String language,
    boolean facts,
    List<String> forms,
    String pageKeywords,
    String pagePlaces,
    boolean remove) {

  /** An empty line to type a new space into. */
  public static final SpaceRow NEW = advising("", "", "", "", "");

  public SpaceRow {
    forms = List.copyOf(forms);
  }

  /** A space as the first screen adds one: its postmortems are checked, nothing is held. */
  static SpaceRow advising(
      String key, String name, String pagePattern, String keyword, String ownersGroup) {
    return new SpaceRow(
        key,
        name,
        Mode.ADVISE.key(),
        pagePattern,
        keyword,
        ownersGroup,
        "en",
        true,
        List.of(),
        "",
        "",
        false);
  }

  static SpaceRow of(SpaceSettings space) {
    return new SpaceRow(
        space.key(),
        space.name(),
        space.mode().key(),
        space.pagePattern(),
        space.keyword(),
        space.ownersGroup(),
        space.language(),
        space.pages().facts(),
        space.pages().forms(),
        String.join(", ", space.pages().keywords()),
        String.join("\n", space.pages().places()),
        false);
  }

  /** Which pages are checked, as typed. */
  CheckedPages pages() {
    return new CheckedPages(facts, forms, parts(pageKeywords, ","), parts(pagePlaces, "\n"));
  }

  private static List<String> parts(String typed, String between) {
    return Stream.of(typed.split(between, -1))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .distinct()
        .toList();
  }

  boolean isBlank() {
    return key.isEmpty() && name.isEmpty() && pagePattern.isEmpty() && keyword.isEmpty();
  }
}
