package org.blamelesswiki.postmortems.criteria;

/** Where a criteria set holds. */
public sealed interface Scope {

  /**
   * The whole site.
   *
   * @param spacesMayReplace whether a space may put its own set in the place of this one; otherwise
   *     it adds to it
   */
  record Site(boolean spacesMayReplace) implements Scope {}

  /**
   * One space.
   *
   * @param key the space's key
   * @param replaces whether it asks to stand in the place of the site's set
   */
  record Space(String key, boolean replaces) implements Scope {
    public Space {
      if (key.isBlank()) {
        throw new IllegalArgumentException("a space has a key");
      }
    }
  }

  /**
   * One space, made of the site's set and what the space adds to it.
   *
   * @param key the space's key
   * @param siteVersion the version of the site's set
   * @param spaceVersion the version of the space's set
   */
  record Both(String key, int siteVersion, int spaceVersion) implements Scope {}
}
