package org.blamelesswiki.postmortems.action;

/**
 * A line of the page itself: a task of its task list, or a row of its action table without an
 * issue.
 *
 * @param value unique within the page, not blank
 */
public record TaskId(String value) implements ItemId {

  public TaskId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("a task has an id");
    }
  }

  @Override
  public String label() {
    return "";
  }
}
