package org.blamelesswiki.postmortems.action;

/** How an item came to be on the list. */
public enum ItemSource {
  /** Its key stands in the text. */
  KEY,
  /** The text links to it. */
  LINK,
  /** The wiki's own issue macro names it. */
  MACRO,
  /** The tracker links it to the page or to the incident. */
  TRACKER_LINK,
  /** A query of the macro found it. */
  QUERY,
  /** It is a task of the page's task list. */
  TASK,
  /** It is a row of the page's action table that names no issue. */
  TABLE
}
