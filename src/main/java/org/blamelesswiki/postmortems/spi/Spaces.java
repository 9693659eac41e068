package org.blamelesswiki.postmortems.spi;

import java.util.List;
import java.util.Optional;

/** The spaces of the wiki. */
public interface Spaces {

  /** The spaces {@code viewer} may see, in the wiki's order. */
  List<Space> visibleTo(Viewer viewer);

  /** The space, if it exists and {@code viewer} may see it. */
  default Optional<Space> find(String key, Viewer viewer) {
    return visibleTo(viewer).stream().filter(space -> space.key().equals(key)).findFirst();
  }

  /** Whether {@code viewer} may create pages in the space. */
  boolean mayCreate(String key, Viewer viewer);

  /** Whether {@code viewer} owns the space: may change how it uses the check and its criteria. */
  boolean mayAdminister(String key, Viewer viewer);
}
