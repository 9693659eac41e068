package org.blamelesswiki.postmortems.web;

import java.util.List;
import org.blamelesswiki.postmortems.spi.Space;

/**
 * The list of postmortems.
 *
 * @param rows those on this page of the list
 * @param state the key of the state that is shown; {@code past-date}; or empty for all
 * @param from how many stand before
 * @param size how many a page of the list holds
 * @param more whether more stand behind
 * @param mayCreate whether the viewer can write one
 * @param owned the spaces whose criteria the viewer may change
 */
public record IndexView(
    List<Row> rows,
    String state,
    int from,
    int size,
    boolean more,
    boolean mayCreate,
    List<Space> owned) {

  public IndexView {
    rows = List.copyOf(rows);
    owned = List.copyOf(owned);
  }

  /**
   * One postmortem.
   *
   * @param title its title
   * @param url its address
   * @param state the key of its state
   * @param started the day its incident began, as ISO 8601; empty when not known
   * @param outcome the key of the outcome of its verdict
   * @param due the day it is due, as ISO 8601; empty for none
   * @param pastDate whether that day has passed and it is not published
   */
  public record Row(
      String title,
      String url,
      String state,
      String started,
      String outcome,
      String due,
      boolean pastDate) {}

  /** What the list can be narrowed to. */
  public List<String> filters() {
    return List.of("", "draft", "in-review", "published", "past-date");
  }

  /** Where the page before starts. */
  public int before() {
    return Math.max(0, from - size);
  }

  /** Where the page behind starts. */
  public int behind() {
    return from + size;
  }
}
