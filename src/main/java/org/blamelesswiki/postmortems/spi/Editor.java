package org.blamelesswiki.postmortems.spi;

import org.blamelesswiki.postmortems.postmortem.NewPage;

/** The wiki's own editor: a page opens there filled in, and is the wiki's only when saved. */
public interface Editor {

  /**
   * Keeps {@code page} for its author and answers where the editor opens with it.
   *
   * @return an address below the wiki's, good for the author only
   */
  String open(NewPage page, Viewer author);
}
