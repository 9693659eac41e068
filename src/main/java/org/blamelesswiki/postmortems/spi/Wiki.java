package org.blamelesswiki.postmortems.spi;

import org.blamelesswiki.postmortems.text.DocumentParser;

/**
 * Everything the core asks of one wiki.
 *
 * @param pages its pages
 * @param spaces its spaces
 * @param groups its groups of users
 * @param users its users
 * @param editor its editor
 * @param parser reads its markup
 * @param store where our rows are
 * @param siteKey the secret of this installation
 * @param notifications how its users are told
 * @param definesSpaces whether the wiki has spaces of its own; otherwise the admin lists them in
 *     our settings
 */
public record Wiki(
    Pages pages,
    Spaces spaces,
    Groups groups,
    Users users,
    Editor editor,
    DocumentParser parser,
    Store store,
    SiteKey siteKey,
    Notifications notifications,
    boolean definesSpaces) {}
