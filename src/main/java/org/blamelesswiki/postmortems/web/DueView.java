package org.blamelesswiki.postmortems.web;

import java.util.List;
import org.blamelesswiki.postmortems.spi.Space;

/**
 * The list of what is not written yet.
 *
 * @param rows those on this page of the list
 * @param show which: see {@link #FILTERS}
 * @param space the key of the space it is narrowed to; empty for the whole site
 * @param spaces the spaces that the viewer may see
 * @param queries what of trackers it covers besides, in the words of admins
 * @param from how many stand before
 * @param size how many a page of the list holds
 * @param more whether more stand behind
 * @param loggedIn whether the viewer can have any of their own
 */
public record DueView(
    List<Row> rows,
    String show,
    String space,
    List<Space> spaces,
    List<String> queries,
    int from,
    int size,
    boolean more,
    boolean loggedIn) {

  /** What the list can be narrowed to; empty is what is due. */
  static final List<String> FILTERS =
      List.of("", "mine", "not-written", "not-required", "published");

  public DueView {
    rows = List.copyOf(rows);
    spaces = List.copyOf(spaces);
    queries = List.copyOf(queries);
  }

  /**
   * One that is or was due.
   *
   * @param title what readers call it
   * @param path its screen, below our screens
   * @param space the name of its space
   * @param level the key of its level
   * @param due the day it is due, as ISO 8601; empty for none
   * @param past whether that day has passed
   * @param mine whether the viewer coordinates it
   * @param owner the name of who does; empty for nobody
   * @param teams whose it may be; may be empty
   * @param kind the key of what it is due for
   * @param begun whether a page was begun
   * @param ending the key of how it ended; empty while it is due
   * @param because the reason that was given; may be empty
   * @param ended the day it ended, as ISO 8601; empty while it is due
   */
  public record Row(
      String title,
      String path,
      String space,
      String level,
      String due,
      boolean past,
      boolean mine,
      String owner,
      String teams,
      String kind,
      boolean begun,
      String ending,
      String because,
      String ended) {}

  /** The filters that the viewer can use. */
  public List<String> filters() {
    return loggedIn ? FILTERS : FILTERS.stream().filter(show -> !show.equals("mine")).toList();
  }

  /** Whether it shows what is due still. */
  public boolean isOpen() {
    return show.isEmpty() || show.equals("mine");
  }

  /** The part of an address that narrows to the same space. */
  public String spaceParameter() {
    return space.isEmpty() ? "" : "&space=" + DueAddresses.encoded(space);
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
