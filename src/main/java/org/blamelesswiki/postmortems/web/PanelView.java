package org.blamelesswiki.postmortems.web;

/**
 * The calm panel above or beside the wiki's editor.
 *
 * @param suggestions what to show
 * @param editorSelector a CSS selector for the text area, so that a suggestion can lead to its
 *     place
 */
public record PanelView(SuggestionsView suggestions, String editorSelector) {}
