package org.blamelesswiki.postmortems.web;

import java.util.List;

/**
 * The criteria as JSON.
 *
 * @param json the text
 * @param version the version of the row it was read from
 * @param problems what is wrong with it, with the field
 * @param stale whether somebody else saved in between, so that nothing was changed
 * @param here the address of this screen
 * @param back the address of the simple form
 * @param space the key of the space; empty for the site
 */
public record CriteriaJsonView(
    String json,
    long version,
    List<String> problems,
    boolean stale,
    String here,
    String back,
    String space) {
  public CriteriaJsonView {
    problems = List.copyOf(problems);
  }

  /** What stands before a further parameter of an address. */
  public String more() {
    return space.isEmpty() ? "?" : "&";
  }
}
