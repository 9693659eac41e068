package org.blamelesswiki.postmortems.confluence.save;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.blamelesswiki.postmortems.spi.Viewer;

/**
 * What Confluence has stored, for the save hook. It speaks only of content that the viewer may
 * edit, so that a refusal tells nobody anything about a page that is not theirs.
 */
public interface SavedContent {

  /**
   * A page, blog post or unpublished draft of one.
   *
   * @param id its content id
   * @param space the key of the space it is in
   * @param title its title
   * @param published whether it has a current version; false for a page that was never published
   * @param restricted whether only some people may see it
   */
  record Stored(String id, String space, String title, boolean published, boolean restricted) {}

  /** The content, if it is there and {@code viewer} may edit it. Cheap: reads no text. */
  Optional<Stored> find(String contentId, Viewer viewer);

  /** Its text in storage format: of the current version, or else of the draft. */
  String text(Stored content);

  /** Its labels, in lower case as Confluence keeps them; empty where they cannot be told. */
  Set<String> labels(Stored content);

  /** The titles of the pages above it; empty where they cannot be told. */
  List<String> above(Stored content);

  /**
   * The id of the published page with that title, if it is there and {@code viewer} may edit it.
   */
  Optional<String> idOf(String space, String title, Viewer viewer);
}
