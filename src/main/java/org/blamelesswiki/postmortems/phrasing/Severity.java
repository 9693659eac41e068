package org.blamelesswiki.postmortems.phrasing;

/** How much a finding asks of the author; in ascending order. */
public enum Severity {
  /** Shown, and never holds anything up. */
  HINT,
  /** To be reworded, or kept with a reason. */
  CONFIRM,
  /** To be reworded; only for phrases that an admin added by hand. */
  BLOCK
}
