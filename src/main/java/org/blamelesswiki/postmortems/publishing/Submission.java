package org.blamelesswiki.postmortems.publishing;

import java.util.List;
import java.util.Optional;
import org.blamelesswiki.postmortems.phrasing.Report;
import org.blamelesswiki.postmortems.postmortem.PageState;
import org.blamelesswiki.postmortems.settings.Mode;

/**
 * What an author wants to save.
 *
 * @param page the page's id
 * @param mode how its space uses the check
 * @param state how far the postmortem is once this is saved
 * @param report what the check says of the text
 * @param before what the check says of the version this edit started from; empty for a new page
 * @param kept the page's kept sentences
 * @param confirmation what the author keeps as it is with this save
 */
public record Submission(
    String page,
    Mode mode,
    PageState state,
    Report report,
    Optional<Report> before,
    List<KeptSentence> kept,
    Optional<Confirmation> confirmation) {

  public Submission {
    kept = List.copyOf(kept);
  }
}
