package org.blamelesswiki.postmortems.web;

import java.util.Optional;

/**
 * The calm panel above or beside the wiki's editor.
 *
 * @param suggestions what to show at once
 * @param editorSelector a CSS selector for the text area, so that a suggestion can lead to its
 *     place; empty where a script of the adapter attaches the editor
 * @param live how to ask for more while the author types; empty for a text that is checked once
 */
public record PanelView(
    SuggestionsView suggestions, String editorSelector, Optional<LiveCheck> live) {

  /** A panel for a text that is checked once. */
  public PanelView(SuggestionsView suggestions, String editorSelector) {
    this(suggestions, editorSelector, Optional.empty());
  }

  /**
   * A panel for an editor that has just been opened: it stays out of sight until the script has
   * something to show.
   *
   * @param formId the id of the editor's form; empty when the panel stands inside the form
   */
  public static PanelView waiting(String formId, String editorSelector, LiveCheck live) {
    return new PanelView(SuggestionsView.none(formId), editorSelector, Optional.of(live));
  }
}
