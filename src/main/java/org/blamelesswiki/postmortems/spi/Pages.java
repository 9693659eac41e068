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

  /**
   * Saves a new version of the page in which the facts macro has another body, in the name of
   * {@code viewer}; the rest of its text stays.
   *
   * @param seenVersion the version of the page that the change was made from
   * @param facts the body of the macro
   * @return whether it was saved: not where {@code viewer} may not edit the page, somebody saved it
   *     in between, it has no such macro, or the wiki refuses
   */
  boolean changeFacts(String pageId, int seenVersion, String facts, Viewer viewer);

  /** The address of the page for readers, below the address of the wiki. */
  String viewUrl(String pageId);
}
