package org.blamelesswiki.postmortems.phrasing;

import org.blamelesswiki.postmortems.text.Document;

/** The phrasing check as the gate and the screens see it. Implementations are thread-safe. */
@FunctionalInterface
public interface PhrasingCheck {

  /** Reads every sentence of the author's own words in {@code document}. */
  Report check(Document document);
}
