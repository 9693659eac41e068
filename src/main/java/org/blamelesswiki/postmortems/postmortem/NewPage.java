package org.blamelesswiki.postmortems.postmortem;

import java.util.Locale;

/**
 * A postmortem that the wizard hands to the wiki's editor.
 *
 * @param space the key of the space it goes to
 * @param title the title its author chose
 * @param form which sections it opens with
 * @param facts what its author told about the incident, as the body of the facts macro
 * @param practice whether it is a trial that no index, reminder or trend counts
 * @param locale the language of headings and guidance
 */
public record NewPage(
    String space, String title, Form form, String facts, boolean practice, Locale locale) {

  public NewPage {
    if (title.isBlank()) {
      throw new IllegalArgumentException("a page has a title");
    }
  }
}
