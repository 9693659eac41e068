package org.blamelesswiki.postmortems.confluence.save;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.blamelesswiki.postmortems.confluence.save.SavedContent.Stored;
import org.blamelesswiki.postmortems.confluence.storage.FactsMarker;
import org.blamelesswiki.postmortems.settings.PageSigns;

/**
 * What tells whether a save is of a page that the check looks at. A page that is new has no labels
 * yet and may stand anywhere, so it is told by its text and its title.
 *
 * @param content asked for what a save does not bring
 * @param stored the page as Confluence has it already
 * @param titles what it may be called
 * @param texts what it says and what it said before
 */
record SaveSigns(
    SavedContent content, Optional<Stored> stored, Collection<String> titles, List<String> texts)
    implements PageSigns {

  @Override
  public Set<String> forms() {
    return texts.stream()
        .flatMap(text -> FactsMarker.in(text).stream())
        .map(facts -> facts.form().key())
        .collect(Collectors.toSet());
  }

  @Override
  public boolean hasKeyword(String keyword) {
    return stored
        .filter(page -> content.labels(page).contains(keyword.toLowerCase(Locale.ROOT)))
        .isPresent();
  }

  @Override
  public List<String> places() {
    List<String> names = new ArrayList<>(titles);
    stored.ifPresent(page -> names.addAll(content.above(page)));
    return names;
  }
}
