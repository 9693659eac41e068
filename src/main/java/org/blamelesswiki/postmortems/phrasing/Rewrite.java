package org.blamelesswiki.postmortems.phrasing;

/**
 * Text offered in place of the flagged sentence or part of it.
 *
 * @param text what the author may paste; blanks to fill are written as an ellipsis (…)
 * @param replaces whether it can take the place of {@link Finding#span()} as it is; otherwise it is
 *     a pattern to write after
 */
public record Rewrite(String text, boolean replaces) {

  public Rewrite {
    if (text.isBlank()) {
      throw new IllegalArgumentException("a rewrite has words");
    }
  }
}
