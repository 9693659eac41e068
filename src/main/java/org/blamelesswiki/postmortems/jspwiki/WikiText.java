package org.blamelesswiki.postmortems.jspwiki;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.blamelesswiki.postmortems.postmortem.FactsMacro;
import org.blamelesswiki.postmortems.settings.PageSigns;
import org.jspecify.annotations.Nullable;

/**
 * The text of a page, read no further than somebody asks. Most pages of a wiki are none of ours,
 * and of these no more than a search for a few words is done.
 */
final class WikiText implements PageSigns {

  private final String page;
  private final String text;
  private final Optional<String> formBefore;
  private @Nullable WikiMarkup markup;

  /**
   * A text.
   *
   * @param page the page's name
   * @param formBefore the key of the form of the facts it has as it is stored; empty for none
   */
  WikiText(String page, String text, Optional<String> formBefore) {
    this.page = page;
    this.text = text;
    this.formBefore = formBefore;
  }

  String page() {
    return page;
  }

  /** The text, read; once, however often it is asked for. */
  WikiMarkup markup() {
    WikiMarkup known = markup;
    if (known == null) {
      known = WikiMarkup.read(text);
      markup = known;
    }
    return known;
  }

  @Override
  public Set<String> forms() {
    Set<String> forms = new HashSet<>();
    formBefore.ifPresent(forms::add);
    if (text.contains(FactsMacro.NAME)) {
      markup()
          .call(FactsMacro.NAME)
          .map(facts -> SavedPages.macro(facts).form().key())
          .ifPresent(forms::add);
    }
    return forms;
  }

  @Override
  public boolean hasKeyword(String keyword) {
    return mayHaveKeyword(keyword)
        && Keywords.of(markup()).stream().anyMatch(keyword::equalsIgnoreCase);
  }

  /** Whether something that looks like the line with the keywords holds this one. */
  private boolean mayHaveKeyword(String keyword) {
    String wanted = keyword.toLowerCase(Locale.ROOT);
    for (int at = text.indexOf(Keywords.ATTRIBUTE);
        at >= 0;
        at = text.indexOf(Keywords.ATTRIBUTE, at + 1)) {
      if (followsSet(at)) {
        int end = text.indexOf("}]", at);
        String value = text.substring(at, end < 0 ? text.length() : end);
        if (value.toLowerCase(Locale.ROOT).contains(wanted)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean followsSet(int at) {
    int end = at;
    while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return end >= 3 && text.regionMatches(true, end - 3, "SET", 0, 3);
  }

  @Override
  public List<String> places() {
    return List.of(page);
  }
}
