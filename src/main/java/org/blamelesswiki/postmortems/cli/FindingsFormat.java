package org.blamelesswiki.postmortems.cli;

import org.blamelesswiki.postmortems.phrasing.Finding;

/** Prints findings in one format. */
interface FindingsFormat {

  /**
   * Takes one finding.
   *
   * @param name the file, or the id of a line
   * @param isLine whether {@code name} is the id of a line
   */
  void add(String name, boolean isLine, Finding finding, Positions.Position position);

  /** Prints what is left to print. */
  void end();
}
