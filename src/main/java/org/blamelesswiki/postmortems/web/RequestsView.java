package org.blamelesswiki.postmortems.web;

import java.util.List;

/**
 * The list of requests.
 *
 * @param rows the last asked first
 * @param show which: see {@link #FILTERS}
 * @param loggedIn whether the viewer may ask
 */
public record RequestsView(List<Row> rows, String show, boolean loggedIn) {

  /** What the list can be narrowed to; empty is all of them. */
  static final List<String> FILTERS = List.of("", "open", "mine");

  public RequestsView {
    rows = List.copyOf(rows);
  }

  /**
   * One request.
   *
   * @param incident what it is about
   * @param path its screen, below our screens
   * @param space the name of the space that is asked
   * @param by the team that asks
   * @param state the key of how far it is
   * @param asked the day it was asked, as ISO 8601
   */
  public record Row(
      String incident, String path, String space, String by, String state, String asked) {}

  /** The filters that the viewer can use. */
  public List<String> filters() {
    return loggedIn ? FILTERS : FILTERS.stream().filter(show -> !show.equals("mine")).toList();
  }
}
