package org.blamelesswiki.postmortems.publishing;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.blamelesswiki.postmortems.criteria.CriteriaSet;
import org.blamelesswiki.postmortems.criteria.Evaluator;
import org.blamelesswiki.postmortems.criteria.FactKey;
import org.blamelesswiki.postmortems.criteria.Facts;
import org.blamelesswiki.postmortems.criteria.GroupVerdict;
import org.blamelesswiki.postmortems.criteria.History;
import org.blamelesswiki.postmortems.criteria.MessageJson;
import org.blamelesswiki.postmortems.criteria.RecordedIncident;
import org.blamelesswiki.postmortems.criteria.SetVersion;
import org.blamelesswiki.postmortems.criteria.Verdict;
import org.blamelesswiki.postmortems.postmortem.FactsMacro;
import org.blamelesswiki.postmortems.postmortem.LoggedIncident;
import org.blamelesswiki.postmortems.postmortem.PageState;
import org.blamelesswiki.postmortems.postmortem.SimilarIncidents;
import org.blamelesswiki.postmortems.postmortem.Subject;
import org.blamelesswiki.postmortems.postmortem.ToldIncident;
import org.blamelesswiki.postmortems.publishing.PostmortemRecord.Decision;
import org.blamelesswiki.postmortems.settings.CriteriaSettings;
import org.blamelesswiki.postmortems.settings.RecordCodec;
import org.blamelesswiki.postmortems.settings.SharedRows;
import org.blamelesswiki.postmortems.spi.PageRef;
import org.blamelesswiki.postmortems.spi.RowKeys;
import org.blamelesswiki.postmortems.spi.Store;

/**
 * The postmortems of the wiki with their verdicts, fed by what the wiki saves.
 *
 * <p>A verdict stays as it was made. When the facts of a page change it is made again, under the
 * criteria that held when it was made first; both are kept with their dates.
 */
public final class Register {

  private static final String PREFIX = "postmortems/";

  private final CriteriaSettings criteria;
  private final Obligations obligations;
  private final Clock clock;
  private final SharedRows<PostmortemRecord> records;
  private final IncidentLog log;
  private final Incidents incidents;

  /**
   * A register of what {@code store} holds, on this node and every other.
   *
   * @param obligations hears of each verdict and of what is published
   */
  public Register(Store store, CriteriaSettings criteria, Obligations obligations, Clock clock) {
    this.criteria = criteria;
    this.obligations = obligations;
    this.clock = clock;
    this.records =
        new SharedRows<>(store, PREFIX, new RecordCodec<>(PostmortemRecord.class, 1), clock);
    this.log = new IncidentLog(store, clock);
    this.incidents = new Incidents(criteria);
  }

  /** The incidents that were logged, with a page or without. */
  public IncidentLog log() {
    return log;
  }

  /** Takes in a postmortem page that was saved; decides whether it is due if its facts are new. */
  public PostmortemRecord saved(PageRef page, int pageVersion, FactsMacro macro) {
    List<String> before = find(page.id()).map(Register::logIds).orElse(List.of());
    PostmortemRecord record =
        records.update(
            RowKeys.ofPage(PREFIX, page.id()), old -> taken(old, page, pageVersion, macro));
    if (!record.practice()) {
      settle(page.id(), before, logIds(record));
      if (record.published().isPresent()) {
        obligations.published(page.id());
      }
    }
    return record;
  }

  private static List<String> logIds(PostmortemRecord record) {
    return ToldIncident.read(record.facts()).logIds();
  }

  /** The page is to settle what is due for each incident that it tells of, and for no other. */
  private void settle(String page, List<String> before, List<String> now) {
    now.forEach(id -> obligations.settledBy(Subject.incident(id), page));
    before.stream()
        .filter(id -> !now.contains(id))
        .forEach(id -> obligations.notSettledBy(Subject.incident(id), page));
  }

  private PostmortemRecord taken(
      Optional<PostmortemRecord> old, PageRef page, int pageVersion, FactsMacro macro) {
    List<Decision> decisions =
        new ArrayList<>(old.map(PostmortemRecord::decisions).orElse(List.of()));
    if (old.isEmpty() || !old.get().facts().equals(macro.body())) {
      decisions.add(decide(page, pageVersion, macro, decisions));
    }
    boolean isPublished = macro.state() == PageState.PUBLISHED;
    long published = old.map(PostmortemRecord::publishedMillis).orElse(0L);
    return new PostmortemRecord(
        page.id(),
        page.space(),
        page.title(),
        macro.form().key(),
        macro.state().key(),
        macro.practice(),
        pageVersion,
        macro.body(),
        decisions,
        published == 0 && isPublished ? clock.millis() : published);
  }

  /** Logs an incident that somebody told, and says whether a postmortem is due for it. */
  public LoggedIncident log(String space, String title, String facts) {
    return decided(log.add(space, title, facts));
  }

  /** Takes in an incident that a tracker told of, in the place of what it told before. */
  public LoggedIncident log(LoggedIncident incident) {
    Optional<LoggedIncident> old = log.find(incident.id());
    return old.equals(Optional.of(incident)) ? incident : decided(log.put(incident));
  }

  private LoggedIncident decided(LoggedIncident incident) {
    if (pageOf(incident.id()).isEmpty()) {
      CriteriaSet set = criteria.holdingIn(incident.space());
      Facts facts = Incidents.text(set).parse(incident.facts()).facts();
      Verdict verdict =
          Evaluator.of(set)
              .evaluate(new RecordedIncident(incident.subject().toString(), facts), history());
      obligations.decided(
          incident.subject(), incident.space(), incident.title(), 0, verdict, set, facts);
    }
    return incident;
  }

  /** The id of the page that tells of a logged incident, if one does. */
  public Optional<String> pageOf(String logId) {
    return Optional.ofNullable(now().pageOf().get(logId));
  }

  /**
   * A page has a new id, in a wiki whose pages go by their names: what was decided, and when it was
   * published first, go with it.
   */
  public void moved(String oldPageId, PageRef page) {
    find(oldPageId)
        .ifPresent(
            old -> records.update(RowKeys.ofPage(PREFIX, page.id()), there -> old.movedTo(page)));
    removed(oldPageId);
  }

  /** Forgets a page that was removed or is no postmortem any more. */
  public void removed(String pageId) {
    records.remove(RowKeys.ofPage(PREFIX, pageId));
    obligations.pageRemoved(pageId);
  }

  /** What is known of the page, if it is a postmortem. */
  public Optional<PostmortemRecord> find(String pageId) {
    return records.find(RowKeys.ofPage(PREFIX, pageId));
  }

  /** Every postmortem that counts, the trials left out; those without a date of their own last. */
  public List<PostmortemRecord> all() {
    return now().pages().stream()
        .map(record -> new Dated(started(record).orElse(Instant.MIN), record))
        .sorted(
            Comparator.comparing(Dated::started)
                .reversed()
                .thenComparing(dated -> dated.record().title()))
        .map(Dated::record)
        .toList();
  }

  /** A record with when its incident began: its facts are read once, not for every comparison. */
  private record Dated(Instant started, PostmortemRecord record) {}

  /** The incidents of all postmortems that count, and those that were logged and have none. */
  public List<KnownIncident> known() {
    return now().incidents();
  }

  /** The same as criteria see them. */
  public List<RecordedIncident> incidents() {
    return now().recorded();
  }

  /** The incident with that id, if it is on record. */
  public Optional<KnownIncident> incident(String id) {
    return incidents.find(id, records.values(), log.all());
  }

  /**
   * The incidents on record most like one, the most like first.
   *
   * @param shown whether one may be shown; asked for the best ones only
   */
  public List<SimilarIncidents.Match> similar(
      SimilarIncidents.Entry wanted, int most, Predicate<KnownIncident> shown) {
    return incidents
        .index(records.values(), log.all())
        .find(wanted, most, id -> incident(id).filter(shown).isPresent());
  }

  /** The incidents on record, for criteria that look at repeats. */
  public History history() {
    return incidents.history(records.values(), log.all());
  }

  /** When the first incident of a postmortem began, if its facts say so. */
  public Optional<Instant> started(PostmortemRecord record) {
    return incidents.started(record);
  }

  /** The incidents that a postmortem tells of, as the criteria of its space understand them. */
  public List<KnownIncident> incidentsOf(PostmortemRecord record) {
    return Incidents.of(record, criteria.holdingIn(record.space()));
  }

  /** The criteria that the verdicts on a postmortem are made under: those of its first one. */
  public CriteriaSet criteriaOf(PostmortemRecord record) {
    return criteriaOf(record.space(), record.decisions());
  }

  private CriteriaSet criteriaOf(String space, List<Decision> decisions) {
    return decisions.stream()
        .findFirst()
        .flatMap(first -> criteria.version(space, first.criteria()))
        .orElseGet(() -> criteria.holdingIn(space));
  }

  private Incidents.Snapshot now() {
    return incidents.of(records.values(), log.all());
  }

  private Decision decide(PageRef page, int pageVersion, FactsMacro macro, List<Decision> earlier) {
    CriteriaSet set = criteriaOf(page.space(), earlier);
    List<RecordedIncident> members = members(page, macro, set);
    Evaluator evaluator = Evaluator.of(set);
    GroupVerdict verdict = evaluator.evaluateGroup(members, history().without(gone(page, members)));
    Facts facts = evaluator.factsTogether(members);
    if (!macro.practice()) {
      obligations.decided(
          Subject.page(page.id()),
          page.space(),
          page.title(),
          pageVersion,
          verdict.deciding(),
          set,
          facts);
    }
    Instant now = clock.instant();
    Instant countedFrom =
        facts.moment(FactKey.ENDED).or(() -> facts.moment(FactKey.STARTED)).orElse(now);
    SetVersion version = set.setVersion();
    return new Decision(
        verdict.outcome().key(),
        MessageJson.write(verdict.sentence()),
        version.site(),
        version.space(),
        now.toEpochMilli(),
        verdict.dueAt(set.calendar(), countedFrom).map(Instant::toEpochMilli).orElse(0L));
  }

  /** The ids under which the page was on record and is not any more. */
  private Set<String> gone(PageRef page, List<RecordedIncident> members) {
    Set<String> gone = new HashSet<>();
    find(page.id())
        .ifPresent(old -> incidentsOf(old).forEach(incident -> gone.add(incident.incident().id())));
    members.forEach(member -> gone.remove(member.id()));
    return gone;
  }

  private static List<RecordedIncident> members(PageRef page, FactsMacro macro, CriteriaSet set) {
    PostmortemRecord unsaved =
        new PostmortemRecord(
            page.id(),
            page.space(),
            page.title(),
            macro.form().key(),
            macro.state().key(),
            macro.practice(),
            0,
            macro.body(),
            List.of(),
            0);
    return Incidents.of(unsaved, set).stream().map(KnownIncident::incident).toList();
  }
}
