package org.blamelesswiki.postmortems.criteria;

import java.util.List;

/**
 * A fact that is not known yet and matters.
 *
 * @param fact the fact
 * @param alone whether knowing it, and nothing else besides, can settle the verdict
 * @param outcomes the outcomes it can settle on, the strictest first; empty unless {@code alone}
 */
public record DecidingFact(FactDefinition fact, boolean alone, List<Outcome> outcomes) {

  public DecidingFact {
    outcomes = List.copyOf(outcomes);
  }
}
