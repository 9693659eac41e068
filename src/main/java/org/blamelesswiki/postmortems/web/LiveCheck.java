package org.blamelesswiki.postmortems.web;

import java.util.Optional;
import org.blamelesswiki.postmortems.postmortem.Form;
import org.blamelesswiki.postmortems.postmortem.PageState;

/**
 * What the panel needs to ask for suggestions while its author types.
 *
 * @param space the key of the space the page is, or will be, in
 * @param page the id the gate will be asked with when the page is shared
 * @param state how far the postmortem is
 * @param format what the editor holds: {@code markup} or {@code plain}, as openapi.yaml says
 * @param dialect how the script cuts it into paragraphs: {@code jspwiki} or {@code plain}
 * @param form the form of the postmortem, so that what it lacks is shown; empty for other pages
 */
public record LiveCheck(
    String space,
    String page,
    PageState state,
    String format,
    String dialect,
    Optional<Form> form) {

  /** JSPWiki's markup in a text area. */
  public static LiveCheck jspwiki(String space, String page, PageState state) {
    return new LiveCheck(space, page, state, "markup", "jspwiki", Optional.empty());
  }

  /** Plain words of an editor that knows its paragraphs itself. */
  public static LiveCheck plain(String space, String page, PageState state) {
    return new LiveCheck(space, page, state, "plain", "plain", Optional.empty());
  }

  /** The same for a postmortem of that form. */
  public LiveCheck ofForm(Form postmortem) {
    return new LiveCheck(space, page, state, format, dialect, Optional.of(postmortem));
  }
}
