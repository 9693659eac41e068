package org.blamelesswiki.postmortems.confluence.save;

import org.blamelesswiki.postmortems.web.PanelView;
import org.blamelesswiki.postmortems.web.SafeHtml;
import org.jspecify.annotations.Nullable;

/**
 * The page that answers a classic form: all that was sent, ready to be sent again.
 *
 * @param action where the form goes, as it was sent
 * @param fields every field but the text and our own, hidden
 * @param text the text
 * @param panel the suggestions; null if the page could not be checked
 * @param back where the editor opens again; empty if not known
 * @param assets where the panel's style and script are
 */
public record HeldFormView(
    String action,
    SafeHtml fields,
    SafeHtml text,
    @Nullable PanelView panel,
    String back,
    String assets) {

  /** The field that the text goes back in. */
  public String textField() {
    return SaveReader.TEXT_FIELD;
  }
}
