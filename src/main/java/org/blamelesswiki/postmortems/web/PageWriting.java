package org.blamelesswiki.postmortems.web;

import java.net.URI;
import org.blamelesswiki.postmortems.action.IssueCell;
import org.blamelesswiki.postmortems.spi.Viewer;
import org.blamelesswiki.postmortems.spi.WikiPage;

/** What making issues from a page asks of a wiki. */
public interface PageWriting {

  /** The whole address of what is at {@code url}, an address below the wiki's. */
  URI address(String url);

  /** {@code source} with a link to the issue in the cell. Everything else stays as it is. */
  String withIssue(String source, IssueCell cell, String key, URI link);

  /**
   * Saves {@code source} in place of {@code seen} in the name of {@code viewer}, who may edit the
   * page, on the way that every save takes through the gate.
   *
   * @param note the change note
   */
  Saved replace(WikiPage seen, String source, String note, Viewer viewer);

  /** What became of it. */
  enum Saved {
    SAVED,
    /** The gate asks the author something first; nothing was saved. */
    HELD,
    /** Somebody else saved the page in the meantime; nothing was saved. */
    CHANGED
  }
}
