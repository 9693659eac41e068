package org.blamelesswiki.postmortems.web;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.blamelesswiki.postmortems.criteria.FactDefinition;
import org.blamelesswiki.postmortems.criteria.FactKey;
import org.blamelesswiki.postmortems.criteria.Wording;
import org.blamelesswiki.postmortems.postmortem.LoggedIncident;
import org.blamelesswiki.postmortems.postmortem.SimilarIncidents;
import org.blamelesswiki.postmortems.postmortem.ToldIncident;
import org.blamelesswiki.postmortems.publishing.KnownIncident;
import org.blamelesswiki.postmortems.publishing.PostmortemRecord;
import org.blamelesswiki.postmortems.publishing.Register;
import org.blamelesswiki.postmortems.spi.Viewer;
import org.blamelesswiki.postmortems.spi.Wiki;
import org.blamelesswiki.postmortems.spi.WikiPage;

/** Postmortems and incidents on record that are like one an author tells of. */
public final class EarlierPostmortems {

  private static final int MOST = 5;

  private final Wiki wiki;
  private final Register register;
  private final ActionItemsMacro items;

  EarlierPostmortems(Wiki wiki, Register register, ActionItemsMacro items) {
    this.wiki = wiki;
    this.register = register;
    this.items = items;
  }

  /**
   * One of them.
   *
   * @param title what readers call it
   * @param url where it is
   * @param started the day it began, as ISO 8601; empty when not known
   * @param same what both have in common, such as "service"; empty for words alone
   * @param openActions its follow-ups that are still open
   * @param join the id to join it by; empty where it has a page of its own
   * @param addTo the page to go onto instead; empty where it has none, or the author may not edit
   *     it
   */
  public record Row(
      String title,
      String url,
      String started,
      List<String> same,
      List<String> openActions,
      String join,
      String addTo) {
    public Row {
      same = List.copyOf(same);
      openActions = List.copyOf(openActions);
    }
  }

  /** Those most like what the author told, of what they may see. */
  List<Row> like(WizardDraft draft) {
    Request request = draft.request();
    List<String> joined = draft.joined().stream().map(LoggedIncident::id).toList();
    List<Row> rows = new ArrayList<>();
    for (SimilarIncidents.Match match :
        register.similar(
            draft.asEntry(),
            MOST,
            known ->
                maySee(known, request.viewer())
                    && known.logId().map(id -> !joined.contains(id)).orElse(true))) {
      register.incident(match.id()).ifPresent(known -> rows.add(row(known, match, draft)));
    }
    return rows;
  }

  private boolean maySee(KnownIncident known, Viewer viewer) {
    return known
        .page()
        .map(page -> wiki.pages().mayView(page, viewer))
        .orElseGet(() -> wiki.spaces().find(known.space(), viewer).isPresent());
  }

  private Row row(KnownIncident known, SimilarIncidents.Match match, WizardDraft draft) {
    Request request = draft.request();
    ZoneId zone = draft.set().calendar().zone();
    Optional<WikiPage> page = known.page().flatMap(id -> wiki.pages().find(id, request.viewer()));
    boolean mayAdd =
        known.page().filter(id -> wiki.pages().mayEdit(id, request.viewer())).isPresent();
    return new Row(
        known.title(),
        known
            .page()
            .map(wiki.pages()::viewUrl)
            .orElseGet(() -> IncidentScreen.address(request, known.logId().orElse(""))),
        known.started().map(at -> LocalDate.ofInstant(at, zone).toString()).orElse(""),
        match.sameNames().stream().sorted().map(key -> label(draft, key)).toList(),
        page.map(p -> items.open(p, request.viewer())).orElse(List.of()),
        known.page().isPresent() ? "" : known.logId().orElse(""),
        mayAdd ? known.page().orElse("") : "");
  }

  private static String label(WizardDraft draft, FactKey key) {
    return Wording.of(draft.request().locale())
        .words(draft.set().definition(key).map(FactDefinition::label).orElse(key.value()));
  }

  /**
   * Puts the incident onto the page of another, beside what the page is about.
   *
   * @return whether it is there now
   */
  boolean add(WizardDraft draft, String page) {
    Viewer viewer = draft.request().viewer();
    Optional<WikiPage> found = wiki.pages().find(page, viewer);
    Optional<PostmortemRecord> record = register.find(page);
    if (found.isEmpty() || record.isEmpty() || !wiki.pages().mayEdit(page, viewer)) {
      return false;
    }
    ToldIncident.Body body = ToldIncident.read(record.get().facts());
    if (!body.namesIncidents()) {
      body =
          new ToldIncident.Body(
              "", List.of(new ToldIncident(record.get().title(), Optional.empty(), body.shared())));
    }
    ToldIncident added =
        new ToldIncident(
            draft.title(), draft.logged().map(LoggedIncident::id), draft.form().body());
    return wiki.pages().changeFacts(page, found.get().version(), body.with(added).text(), viewer);
  }
}
