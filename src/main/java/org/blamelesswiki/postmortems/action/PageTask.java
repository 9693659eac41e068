package org.blamelesswiki.postmortems.action;

/**
 * An item that lives on the page only: a task of its task list, or a row of its action table.
 *
 * @param id unique within the page
 * @param source which of the two
 * @param offset where, in the page's source
 * @param details what the page says of it
 * @param row its row of the action table, or {@link TableRow#NONE}
 */
public record PageTask(TaskId id, ItemSource source, int offset, Details details, TableRow row) {}
