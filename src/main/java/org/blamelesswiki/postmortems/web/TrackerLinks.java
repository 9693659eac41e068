package org.blamelesswiki.postmortems.web;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.blamelesswiki.postmortems.action.IssueLookup;
import org.blamelesswiki.postmortems.action.IssueNames;
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
final class TrackerLinks {

  private static final int REMEMBERED = 200;

  private final Wiki wiki;
  private final ConfiguredTrackers trackers;
  private final Register register;
  private final TrackerDesk.Ways ways;
  private final LinkNames names;
  private final Recent<Facts, Set<IssueRef>> incidents = new Recent<>(REMEMBERED);

  TrackerLinks(
      Wiki wiki,
      ConfiguredTrackers trackers,
      Register register,
      TrackerDesk.Ways ways,
      LinkNames names) {
    this.wiki = wiki;
    this.trackers = trackers;
    this.register = register;
    this.ways = ways;
    this.names = names;
  }

  private record Facts(String text, List<IssueNames> names) {}

  /** The questions for it. */
  List<IssueLookup.Query> of(WikiPage page) {
    String id = page.ref().id();
    String url = wiki.pages().viewUrl(id);
    URI address =
        ways.writing().map(writing -> writing.address(url)).orElseGet(() -> URI.create(url));
    Set<IssueRef> named =
        register.find(id).map(PostmortemRecord::facts).map(this::issuesIn).orElse(Set.of());
    return trackers
        .issues()
        .linkedTo(new PageLink(names.page(id), address, page.ref().title()), named);
  }

  private Set<IssueRef> issuesIn(String text) {
    Facts facts = new Facts(text, trackers.issues().names());
    Set<IssueRef> issues = incidents.get(facts);
    if (issues == null) {
      issues = new LinkedHashSet<>();
      PageReader reader = new PageReader(facts.names());
      for (Mention mention : reader.read(Document.ofText(text), text).mentions()) {
        issues.add(mention.issue());
      }
      incidents.put(facts, issues);
    }
    return issues;
  }
}
