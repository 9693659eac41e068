package org.blamelesswiki.postmortems.text;

/**
 * Something known about a part of a block's text.
 *
 * @param kind what it is
 * @param span where, in the block's text
 */
public record Mark(Kind kind, Span span) {

  /** What a part of a text is beside being words. */
  public enum Kind {
    /** Inline code, a command, an identifier: a noun without meaning of its own. */
    CODE,
    /** The words of a link. */
    LINK,
    /** A mention of a user of the wiki: certainly a person. */
    MENTION,
    /** Words marked as quoted, such as {@code <q>}; quotation marks are found by the splitter. */
    QUOTATION
  }
}
