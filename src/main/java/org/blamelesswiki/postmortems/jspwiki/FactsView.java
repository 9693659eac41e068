package org.blamelesswiki.postmortems.jspwiki;

import java.util.ArrayList;
import java.util.List;

/**
 * What the facts macro shows.
 *
 * @param state how far the postmortem is, as a key
 * @param verdict whether a postmortem is due and why, in one sentence; empty while not decided
 * @param facts what is known
 * @param page the page's name
 * @param mayShare whether the reader may share it now
 * @param shareAddress where the form for that goes
 */
public record FactsView(
    String state,
    String verdict,
    List<Fact> facts,
    String page,
    boolean mayShare,
    String shareAddress) {

  public FactsView {
    facts = List.copyOf(facts);
  }

  /**
   * One fact as the page says it.
   *
   * @param name its words
   * @param value its value
   */
  public record Fact(String name, String value) {}

  /** The lines of a macro's body that are facts. */
  static List<Fact> facts(String body) {
    List<Fact> facts = new ArrayList<>();
    for (String line : body.split("\\R", -1)) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        String name = line.substring(0, colon).strip().replace('-', ' ');
        facts.add(new Fact(name, line.substring(colon + 1).strip()));
      }
    }
    return facts;
  }
}
