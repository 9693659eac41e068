package org.blamelesswiki.postmortems.web;

import java.util.List;

/**
 * The criteria as JSON.
 *
 * @param json the text
 * @param version the version of the row it was read from
 * @param problems what is wrong with it, with the field
 * @param stale whether somebody else saved in between, so that nothing was changed
 */
public record CriteriaJsonView(String json, long version, List<String> problems, boolean stale) {
  public CriteriaJsonView {
    problems = List.copyOf(problems);
  }
}
