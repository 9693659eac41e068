package org.blamelesswiki.postmortems.spi;

import java.util.List;
import java.util.Optional;

/**
 * The pages of the wiki as one viewer may see them. A page that is missing and one that the viewer
 * may not see look the same.
 */
public interface Pages {

  /** The current version of the page, if it exists and {@code viewer} may see it. */
  Optional<WikiPage> find(String pageId, Viewer viewer);

  /**
   * The current version of the page, whoever asks: for our own bookkeeping, to be shown to nobody.
   */
  Optional<WikiPage> read(String pageId);

  /** The pages of a space that were changed last and that {@code viewer} may see, newest first. */
  List<PageRef> recent(String space, int limit, Viewer viewer);

  /** Whether {@code viewer} may see the page. */
  boolean mayView(String pageId, Viewer viewer);

  /** Whether {@code viewer} may edit the page. */
  boolean mayEdit(String pageId, Viewer viewer);

  /** The address of the page for readers, below the address of the wiki. */
  String viewUrl(String pageId);
}
