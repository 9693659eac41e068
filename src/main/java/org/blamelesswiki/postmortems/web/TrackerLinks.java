package org.blamelesswiki.postmortems.web;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.blamelesswiki.postmortems.action.IssueLookup;
import org.blamelesswiki.postmortems.action.IssueRef;
import org.blamelesswiki.postmortems.action.Mention;
import org.blamelesswiki.postmortems.action.PageLink;
import org.blamelesswiki.postmortems.action.PageReader;
import org.blamelesswiki.postmortems.publishing.PostmortemRecord;
import org.blamelesswiki.postmortems.publishing.Register;
import org.blamelesswiki.postmortems.spi.Wiki;
import org.blamelesswiki.postmortems.spi.WikiPage;
import org.blamelesswiki.postmortems.text.Document;
import org.blamelesswiki.postmortems.tracker.ConfiguredTrackers;

/** What trackers themselves link to a page, or to the incident that its facts name by an issue. */
record TrackerLinks(
    Wiki wiki,
    ConfiguredTrackers trackers,
    Register register,
    TrackerDesk.Ways ways,
    LinkNames names) {

  /** The questions for it. */
  List<IssueLookup.Query> of(WikiPage page) {
    String id = page.ref().id();
    String url = wiki.pages().viewUrl(id);
    URI address =
        ways.writing().map(writing -> writing.address(url)).orElseGet(() -> URI.create(url));
    Set<IssueRef> incidents = new LinkedHashSet<>();
    register.find(id).map(PostmortemRecord::facts).ifPresent(facts -> addIssues(facts, incidents));
    return trackers
        .issues()
        .linkedTo(new PageLink(names.page(id), address, page.ref().title()), incidents);
  }

  private void addIssues(String facts, Set<IssueRef> incidents) {
    new PageReader(trackers.issues().names())
        .read(Document.ofText(facts), facts).mentions().stream()
            .map(Mention::issue)
            .forEach(incidents::add);
  }
}
