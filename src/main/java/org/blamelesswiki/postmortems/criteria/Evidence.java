package org.blamelesswiki.postmortems.criteria;

import java.util.Set;

/**
 * What one condition of a criterion found in the facts.
 *
 * @param answer what it answers
 * @param message what it saw, with the numbers
 * @param missing the facts it asks for that are not known; empty unless it answers unknown
 */
public record Evidence(Answer answer, Message message, Set<FactKey> missing) {

  public Evidence {
    missing = Copies.ordered(missing);
  }
}
