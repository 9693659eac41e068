package org.blamelesswiki.postmortems.publishing;

/**
 * A sentence that its author keeps as it is. Holds neither the sentence nor a user.
 *
 * @param rule the rule that suggested to reword it
 * @param mac recognises the sentence: {@link SentenceMac#of}
 * @param reason why
 * @param words the author's own words for the reason, 200 characters at most; may be empty
 */
public record KeptSentence(String rule, String mac, KeepReason reason, String words) {

  private static final int WORDS = 200;

  public KeptSentence {
    if (words.length() > WORDS) {
      throw new IllegalArgumentException(
          "a reason has " + WORDS + " characters at most, not " + words.length());
    }
  }
}
