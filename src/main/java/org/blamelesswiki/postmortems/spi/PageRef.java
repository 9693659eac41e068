package org.blamelesswiki.postmortems.spi;

/**
 * A page of the wiki.
 *
 * @param id the wiki's permanent key of the page, as far as it has one: the content id in
 *     Confluence, the page name in JSPWiki
 * @param space the key of the space it is in
 * @param title the title readers see
 */
public record PageRef(String id, String space, String title) {

  public PageRef {
    if (id.isBlank()) {
      throw new IllegalArgumentException("a page has an id");
    }
  }
}
