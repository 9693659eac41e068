package org.blamelesswiki.postmortems.publishing;

import org.blamelesswiki.postmortems.phrasing.Finding;
import org.blamelesswiki.postmortems.phrasing.Severity;

/**
 * A finding as the space's mode shows it.
 *
 * @param finding what the check found
 * @param severity what is left of its severity here
 * @param mark what a form carries to keep it as it is, see {@link Confirmation}
 */
public record Suggestion(Finding finding, Severity severity, String mark) {

  /** Whether the author may keep it as it is; a phrase that an admin ruled out is reworded. */
  public boolean mayBeKept() {
    return severity != Severity.BLOCK;
  }
}
