package org.blamelesswiki.postmortems.confluence;

import java.net.URI;
import java.util.Optional;
import org.blamelesswiki.postmortems.action.IssueCell;
import org.blamelesswiki.postmortems.confluence.storage.IssueCells;
import org.blamelesswiki.postmortems.postmortem.PageState;
import org.blamelesswiki.postmortems.publishing.Outcome;
import org.blamelesswiki.postmortems.publishing.PageEdit;
import org.blamelesswiki.postmortems.publishing.PostmortemRecord;
import org.blamelesswiki.postmortems.spi.Viewer;
import org.blamelesswiki.postmortems.spi.WikiPage;
import org.blamelesswiki.postmortems.web.PageWriting;

/** Writes keys of issues into Confluence's tables. */
final class IssueWriting implements PageWriting {

  private final Plugin plugin;
  private final WikiAddress address;

  IssueWriting(Plugin plugin, WikiAddress address) {
    this.plugin = plugin;
    this.address = address;
  }

  @Override
  public URI address(String url) {
    return address.whole(url);
  }

  @Override
  public String withIssue(String source, IssueCell cell, String key, URI link) {
    return IssueCells.withIssue(source, cell, key, link);
  }

  /** The save hook sees what browsers and clients send; this save asks the gate itself. */
  @Override
  public Saved replace(WikiPage seen, String source, String note, Viewer viewer) {
    String id = seen.ref().id();
    Outcome outcome =
        plugin
            .application()
            .gate()
            .decide(
                new PageEdit(
                    id,
                    seen.ref().space(),
                    plugin
                        .application()
                        .register()
                        .find(id)
                        .map(PostmortemRecord::pageState)
                        .orElse(PageState.PUBLISHED),
                    plugin.confluence().format().parse(source),
                    Optional.of(seen.document()),
                    Optional.empty()));
    if (!outcome.mayBeShared()) {
      return Saved.HELD;
    }
    try {
      return plugin.confluence().pages().replace(id, seen.version(), source)
          ? Saved.SAVED
          : Saved.CHANGED;
    } catch (LinkageError e) {
      // The signature is unconfirmed for Confluence 10; without it the author writes the keys.
      return Saved.HELD;
    }
  }
}
