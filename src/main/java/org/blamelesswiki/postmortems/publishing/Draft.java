package org.blamelesswiki.postmortems.publishing;

import java.time.Instant;

/**
 * Text that is safe although it is not saved: a page the wizard filled in, or one that was held.
 * Holds no finding.
 *
 * @param token names it; unguessable
 * @param owner the user it belongs to, nobody else sees it
 * @param page the id of the page it is for
 * @param text the page's text in the wiki's markup
 * @param note the author's change note; may be empty
 * @param base what the wiki compares to notice that somebody else saved in between; may be empty
 * @param kept when it was kept last
 */
public record Draft(
    String token, String owner, String page, String text, String note, String base, Instant kept) {}
