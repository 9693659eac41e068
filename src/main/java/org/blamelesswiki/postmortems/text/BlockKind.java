package org.blamelesswiki.postmortems.text;

/** What a block is to its reader, and so whether its words are the author's. */
public enum BlockKind {
  /** The page's title. */
  TITLE,
  /** A heading; template headings are never flagged. */
  HEADING,
  PARAGRAPH,
  LIST_ITEM,
  TABLE_CELL,
  /** Somebody else's words: shown, never flagged. */
  QUOTATION,
  /** Code, logs, preformatted text. */
  CODE,
  /** Help of the template for the author, absent from the published page. */
  GUIDANCE;

  /** Whether the words of such a block are the author's own. */
  public boolean isProse() {
    return this == TITLE || this == PARAGRAPH || this == LIST_ITEM || this == TABLE_CELL;
  }
}
