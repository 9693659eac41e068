package org.blamelesswiki.postmortems.action;

import org.blamelesswiki.postmortems.text.Span;

/**
 * A row of a page's action table that names no issue yet, and where it would.
 *
 * @param task the row, and what it says
 * @param row where it stands in the page's source
 * @param column which of its cells is for the issue, counted from 0; the one of its title where the
 *     table has none of its own
 * @param own whether the cell is for the issue alone
 */
public record IssueCell(PageTask task, Span row, int column, boolean own) {}
