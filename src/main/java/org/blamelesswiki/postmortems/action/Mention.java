package org.blamelesswiki.postmortems.action;

import org.blamelesswiki.postmortems.text.SectionRole;

/**
 * A place where a page names an issue.
 *
 * @param issue which
 * @param source how it is named
 * @param offset where, in the page's source
 * @param role the section it stands in
 * @param row what the same row of a table says about it, or {@link TableRow#NONE}
 */
public record Mention(
    IssueRef issue, ItemSource source, int offset, SectionRole role, TableRow row) {}
