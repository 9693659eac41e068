package org.blamelesswiki.postmortems.text;

/**
 * A word, number or sign of a sentence.
 *
 * @param kind what it is made of
 * @param start the first UTF-16 offset of it in the block's text
 * @param end the first offset after it
 * @param norm its lower-case form with contractions undone: {@code n't} is {@code not}
 * @param capital whether it starts with a capital letter
 */
public record Token(Kind kind, int start, int end, String norm, boolean capital) {

  /** What a token is made of. */
  public enum Kind {
    /** Letters, perhaps with hyphens or apostrophes inside. */
    WORD,
    /**
     * Digits, perhaps with a unit or separators inside: {@code 10:42}, {@code 5%}, {@code 1,000}.
     */
    NUMBER,
    /** An identifier, path, address, command or other run that is no word of a language. */
    CODE,
    /** A mention or handle: {@code @lin}, {@code kofi.b@}, {@code [~lin]}, or a marked mention. */
    HANDLE,
    /** One punctuation sign. */
    SIGN
  }

  public Span span() {
    return new Span(start, end);
  }
}
