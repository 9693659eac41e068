package org.blamelesswiki.postmortems.action;

import java.net.URI;

/**
 * A page of the wiki as a tracker knows it.
 *
 * @param name what the page is called in links that a tracker keeps; letters, digits and hyphens,
 *     the same for good
 * @param address where a browser shows it, whole
 * @param title as readers see it
 */
public record PageLink(String name, URI address, String title) {

  public PageLink {
    if (name.isEmpty() || !name.matches("[a-zA-Z0-9-]{1,100}")) {
      throw new IllegalArgumentException("not the name of a link: " + name);
    }
  }
}
