package org.blamelesswiki.postmortems.settings;

import java.util.List;
import java.util.Set;

/**
 * What tells whether a page is one that the check looks at. Adapters find out each of these when it
 * is asked for and not before: an ordinary page must not be slowed by what it does not have.
 */
public interface PageSigns {

  /**
   * The keys of the forms of its facts, as the page was and as it is to be: taking the facts out
   * does not take a page out. Empty for a page without facts.
   */
  Set<String> forms();

  /** Whether it carries the keyword, or the label, in upper or lower case. */
  boolean hasKeyword(String keyword);

  /** Its name, and the names of the pages above it where the wiki has such. */
  List<String> places();
}
