package org.blamelesswiki.postmortems.web;

import java.util.List;
import org.blamelesswiki.postmortems.spi.Space;

/**
 * The form that asks another team for a postmortem.
 *
 * @param spaces the spaces to choose from
 * @param criteria the criteria to choose from
 * @param space the key of the chosen space
 * @param incident what it is about, as typed
 * @param by the team that asks, as typed
 * @param criterion the id of the chosen criterion
 * @param question what could be learned together, as typed
 * @param problems what is wrong with the form
 */
public record AskView(
    List<Space> spaces,
    List<Choice> criteria,
    String space,
    String incident,
    String by,
    String criterion,
    String question,
    Problems problems) {

  public AskView {
    spaces = List.copyOf(spaces);
    criteria = List.copyOf(criteria);
  }

  /** A criterion to choose. */
  public record Choice(String id, String name) {}
}
