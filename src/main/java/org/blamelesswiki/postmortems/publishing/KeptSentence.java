package org.blamelesswiki.postmortems.publishing;

/**
 * A sentence that its author keeps as it is. Holds neither the sentence nor a user.
 *
 * @param rule the rule that suggested to reword it
 * @param mac recognises the sentence: {@link SentenceMac#of}
 * @param reason why
 * @param words the author's own words for the reason, {@link #LONGEST_WORDS} characters at most;
 *     may be empty
 */
public record KeptSentence(String rule, String mac, KeepReason reason, String words) {

  /** How many characters an author's own words for a reason may have. */
  public static final int LONGEST_WORDS = 200;

  public KeptSentence {
    if (words.length() > LONGEST_WORDS) {
      throw new IllegalArgumentException(
          "a reason has " + LONGEST_WORDS + " characters at most, not " + words.length());
    }
  }
}
