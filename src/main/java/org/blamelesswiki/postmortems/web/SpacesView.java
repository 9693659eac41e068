package org.blamelesswiki.postmortems.web;

import java.util.ArrayList;
import java.util.List;
import org.blamelesswiki.postmortems.postmortem.Form;
import org.blamelesswiki.postmortems.settings.Mode;

/**
 * The spaces screen.
 *
 * @param rows its lines
 * @param site what holds for the whole wiki
 * @param version the version of the settings the lines were read from
 * @param wikiDefinesSpaces whether the wiki has spaces of its own, so that only the mode is ours
 * @param saved whether they have just been saved
 * @param stale whether somebody else saved in between, so that nothing was changed
 * @param problems what is wrong with the form
 * @param theirs what somebody else saved in between
 */
public record SpacesView(
    List<SpaceRow> rows,
    SiteRow site,
    long version,
    boolean wikiDefinesSpaces,
    boolean saved,
    boolean stale,
    Problems problems,
    List<SpaceRow> theirs) {

  public SpacesView {
    rows = List.copyOf(rows);
    theirs = List.copyOf(theirs);
  }

  SpacesView(
      List<SpaceRow> rows,
      SiteRow site,
      long version,
      boolean wikiDefinesSpaces,
      boolean saved,
      boolean stale,
      Problems problems) {
    this(rows, site, version, wikiDefinesSpaces, saved, stale, problems, List.of());
  }

  SpacesView withTheirs(List<SpaceRow> newTheirs) {
    return new SpacesView(
        rows, site, version, wikiDefinesSpaces, saved, stale, problems, newTheirs);
  }

  /** The modes to choose from, the gentlest first. */
  public List<Mode> modes() {
    return List.of(Mode.values());
  }

  /** The forms that postmortems may have. */
  public List<Form> forms() {
    return List.of(Form.values());
  }

  /** The lines, and an empty one where spaces are listed by hand. */
  public List<SpaceRow> rowsAndNew() {
    if (wikiDefinesSpaces) {
      return rows;
    }
    List<SpaceRow> all = new ArrayList<>(rows);
    all.add(SpaceRow.NEW);
    return all;
  }
}
