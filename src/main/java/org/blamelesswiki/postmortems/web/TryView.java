package org.blamelesswiki.postmortems.web;

import org.jspecify.annotations.Nullable;

/**
 * The try-it screen.
 *
 * @param text the text as typed
 * @param panel what the check says of it; null before it was asked
 * @param problems what is wrong with the form
 */
public record TryView(String text, @Nullable PanelView panel, Problems problems) {

  public boolean wasChecked() {
    return panel != null;
  }
}
