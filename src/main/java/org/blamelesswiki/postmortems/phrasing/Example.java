package org.blamelesswiki.postmortems.phrasing;

/**
 * A sentence that a rule flags.
 *
 * @param text the sentence; square brackets mark the exact span of the finding
 * @param rewrite the same facts without fault; checked again it gives no finding
 */
public record Example(String text, String rewrite) {

  /** The sentence without its brackets. */
  public String plain() {
    return text.replace("[", "").replace("]", "");
  }
}
