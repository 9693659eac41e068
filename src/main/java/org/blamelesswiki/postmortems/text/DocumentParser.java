package org.blamelesswiki.postmortems.text;

/** Reads one markup. Odd input gives a document with problems, never an exception. */
@FunctionalInterface
public interface DocumentParser {

  /** The structure of {@code source}; spans are offsets in it. */
  Document parse(String source);
}
