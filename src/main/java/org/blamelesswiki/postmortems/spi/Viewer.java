package org.blamelesswiki.postmortems.spi;

import java.util.Optional;

/**
 * Who is asking, as the wiki knows them.
 *
 * @param id the wiki's permanent key of the user; empty when nobody is logged in
 * @param name the name shown to others
 * @param wikiAdmin whether the wiki lets them administer the whole site
 */
public record Viewer(Optional<String> id, String name, boolean wikiAdmin) {

  /** Nobody is logged in. */
  public static final Viewer ANONYMOUS = new Viewer(Optional.empty(), "", false);

  public Viewer {
    if (wikiAdmin && id.isEmpty()) {
      throw new IllegalArgumentException("an admin is logged in");
    }
  }

  /** A logged-in user. */
  public static Viewer user(String id, String name, boolean wikiAdmin) {
    return new Viewer(Optional.of(id), name, wikiAdmin);
  }

  public boolean isLoggedIn() {
    return id.isPresent();
  }
}
