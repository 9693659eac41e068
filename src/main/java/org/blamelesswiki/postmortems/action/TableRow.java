package org.blamelesswiki.postmortems.action;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a row of an action table says, by its column headings.
 *
 * @param title the words of the action column; empty if there is none
 * @param type null if the row gives none that is known
 * @param owner as written; empty if not given
 * @param due null if not given, or not a date
 * @param factor the contributing factor it answers; empty if not given
 * @param state how far the page's authors have come with it
 * @param reason why it is not done, where it is not
 */
public record TableRow(
    String title,
    @Nullable ActionType type,
    String owner,
    @Nullable LocalDate due,
    String factor,
    Agreement state,
    String reason) {

  /** No row: the words stand in running text. */
  public static final TableRow NONE = new TableRow("", null, "", null, "", Agreement.NOT_SAID, "");
}
