package org.blamelesswiki.postmortems.web;

/** Who may use a screen. */
public enum Access {
  /** Everybody, also when not logged in; the screen shows only what its viewer may see. */
  ANYONE,
  /** Whoever is logged in; the screen checks the space or page it is about. */
  LOGGED_IN,
  /** Wiki admins and members of the stewards group. */
  STEWARD,
  /** Wiki admins. */
  WIKI_ADMIN
}
