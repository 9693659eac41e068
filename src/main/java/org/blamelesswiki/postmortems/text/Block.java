package org.blamelesswiki.postmortems.text;

import java.util.List;

/**
 * A paragraph, list item, cell or other run of text that a reader takes in one piece.
 *
 * @param kind what it is
 * @param text its words, mapped to the source
 * @param marks what is known of parts of it, in text order
 */
public record Block(BlockKind kind, MappedText text, List<Mark> marks) {

  public Block {
    marks = List.copyOf(marks);
  }

  public Block(BlockKind kind, MappedText text) {
    this(kind, text, List.of());
  }
}
