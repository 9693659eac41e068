package org.blamelesswiki.postmortems.jspwiki;

/** The names by which pages call our macros, in brackets and braces. */
final class Aliases {

  /** The page's action items with their live status. */
  static final String ACTION_ITEMS = "ActionItems";

  /** Help for the author; the page shows nothing of it. */
  static final String GUIDANCE = "Guidance";

  private Aliases() {}
}
