package org.blamelesswiki.postmortems.criteria;

/**
 * Which criteria a verdict was made under.
 *
 * @param site the version of the site's set; 0 when the space's stood in its place
 * @param space the version of the space's set; 0 when only the site's held
 */
public record SetVersion(int site, int space) {

  /** Such as {@code 3}, or {@code 3+1} when a space added to the site's third. */
  @Override
  public String toString() {
    return space == 0 ? Integer.toString(site) : site + "+" + space;
  }
}
