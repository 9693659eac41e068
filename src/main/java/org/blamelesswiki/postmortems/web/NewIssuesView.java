package org.blamelesswiki.postmortems.web;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a page that can become issues.
 *
 * @param page the page's id
 * @param title its title
 * @param url its address
 * @param choices the trackers that issues can go to
 * @param tracker the one chosen; empty for none
 * @param rows the rows without an issue
 * @param said what to say first, a message key; empty for nothing
 */
public record NewIssuesView(
    String page,
    String title,
    String url,
    List<Choice> choices,
    String tracker,
    List<Row> rows,
    String said) {

  public NewIssuesView {
    choices = List.copyOf(choices);
    rows = List.copyOf(rows);
  }

  /** A tracker that issues can go to: its id and name, the project, and the kind of issue. */
  public record Choice(String id, String name, String project, String issueType) {}

  /**
   * One row.
   *
   * @param id names it in the form
   * @param title its words
   * @param type as {@link org.blamelesswiki.postmortems.action.ActionType#key()}; empty for none
   * @param due null for none
   * @param agreement as {@link org.blamelesswiki.postmortems.action.Agreement#key()}
   * @param chosen whether it is ticked
   * @param state what became of it, the end of a message key; empty for nothing yet
   * @param reason what the tracker said against it; empty for nothing
   * @param key its issue; empty for none
   * @param link where a browser shows the issue
   */
  public record Row(
      String id,
      String title,
      String type,
      @Nullable LocalDate due,
      String agreement,
      boolean chosen,
      String state,
      String reason,
      String key,
      String link) {}

  /** Whether the page has taken in what was made. */
  public boolean isDone() {
    return said.equals("new-issues.saved");
  }

  /** Whether what is said first is good news. */
  public boolean isGood() {
    return isDone() || said.equals("new-issues.dry");
  }
}
