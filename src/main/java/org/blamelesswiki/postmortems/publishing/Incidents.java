package org.blamelesswiki.postmortems.publishing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.blamelesswiki.postmortems.criteria.CriteriaSet;
import org.blamelesswiki.postmortems.criteria.History;
import org.blamelesswiki.postmortems.criteria.RecordedIncident;
import org.blamelesswiki.postmortems.postmortem.FactsText;
import org.blamelesswiki.postmortems.postmortem.LoggedIncident;
import org.blamelesswiki.postmortems.postmortem.SimilarIncidents;
import org.blamelesswiki.postmortems.postmortem.Subject;
import org.blamelesswiki.postmortems.postmortem.ToldIncident;
import org.blamelesswiki.postmortems.settings.CriteriaSettings;
import org.jspecify.annotations.Nullable;

/**
 * The incidents of all postmortems that count, and those that were logged and have none. What a
 * page tells is read once, not each time somebody asks.
 */
final class Incidents {

  private final CriteriaSettings criteria;
  private final Map<Object, Reading> readings = new HashMap<>();
  private Snapshot snapshot = new Snapshot(List.of(), List.of(), Map.of(), List.of(), Map.of());
  private boolean isEmpty = true;

  Incidents(CriteriaSettings criteria) {
    this.criteria = criteria;
  }

  /** What one record tells, read with the definitions of one set. */
  private record Reading(Object record, CriteriaSet set, List<KnownIncident> incidents) {}

  /**
   * All that is known at one time.
   *
   * @param pages the records it was made of
   * @param logged the logged incidents it was made of
   * @param sets what holds in each space
   * @param incidents each incident once
   * @param pageOf the id of the page that tells of a logged incident
   */
  record Snapshot(
      List<PostmortemRecord> pages,
      List<LoggedIncident> logged,
      Map<String, CriteriaSet> sets,
      List<KnownIncident> incidents,
      Map<String, String> pageOf) {

    private boolean isOf(
        List<PostmortemRecord> newPages,
        List<LoggedIncident> newLogged,
        Map<String, CriteriaSet> newSets) {
      return pages.equals(newPages) && logged.equals(newLogged) && sets.equals(newSets);
    }

    List<RecordedIncident> recorded() {
      return incidents.stream().map(KnownIncident::incident).toList();
    }
  }

  private History history = History.none();
  private Map<String, KnownIncident> byId = Map.of();

  /** Made when somebody looks for the like of an incident; null until then. */
  private @Nullable SimilarIncidents index;

  synchronized History history(Collection<PostmortemRecord> pages, List<LoggedIncident> logged) {
    of(pages, logged);
    return history;
  }

  synchronized SimilarIncidents index(
      Collection<PostmortemRecord> pages, List<LoggedIncident> logged) {
    of(pages, logged);
    SimilarIncidents known = index;
    if (known == null) {
      known =
          SimilarIncidents.of(
              snapshot.incidents().stream()
                  .map(
                      one ->
                          new SimilarIncidents.Entry(
                              one.incident().id(), one.title(), one.incident().facts()))
                  .toList());
      index = known;
    }
    return known;
  }

  synchronized Optional<KnownIncident> find(
      String id, Collection<PostmortemRecord> pages, List<LoggedIncident> logged) {
    of(pages, logged);
    return Optional.ofNullable(byId.get(id));
  }

  /** What the pages and the log tell now. */
  synchronized Snapshot of(Collection<PostmortemRecord> pages, List<LoggedIncident> logged) {
    List<PostmortemRecord> counting = pages.stream().filter(record -> !record.practice()).toList();
    Map<String, CriteriaSet> sets = new HashMap<>();
    counting.forEach(page -> sets.computeIfAbsent(page.space(), criteria::holdingIn));
    logged.forEach(incident -> sets.computeIfAbsent(incident.space(), criteria::holdingIn));
    if (!isEmpty && snapshot.isOf(counting, logged, sets)) {
      return snapshot;
    }
    Map<String, KnownIncident> incidents = new LinkedHashMap<>();
    Map<String, String> pageOf = new HashMap<>();
    Set<Object> seen = new HashSet<>();
    for (PostmortemRecord page : counting) {
      seen.add(page.page());
      for (KnownIncident incident : read(page.page(), page, set(sets, page.space()))) {
        incidents.putIfAbsent(incident.incident().id(), incident);
        incident.logId().ifPresent(id -> pageOf.putIfAbsent(id, page.page()));
      }
    }
    for (LoggedIncident one : logged) {
      seen.add(one.subject());
      if (!pageOf.containsKey(one.id())) {
        read(one.subject(), one, set(sets, one.space()))
            .forEach(incident -> incidents.put(incident.incident().id(), incident));
      }
    }
    readings.keySet().retainAll(seen);
    snapshot =
        new Snapshot(counting, logged, sets, List.copyOf(incidents.values()), Map.copyOf(pageOf));
    byId = incidents;
    history = History.of(snapshot.recorded());
    index = null;
    isEmpty = false;
    return snapshot;
  }

  private static CriteriaSet set(Map<String, CriteriaSet> sets, String space) {
    CriteriaSet set = sets.get(space);
    if (set == null) {
      throw new IllegalStateException("no criteria were looked up for space " + space);
    }
    return set;
  }

  /** The incidents of a page, read again only when it or its criteria changed. */
  private List<KnownIncident> read(Object key, Object record, CriteriaSet set) {
    Reading known = readings.get(key);
    if (known == null || !known.record.equals(record) || !known.set.equals(set)) {
      List<KnownIncident> incidents =
          record instanceof PostmortemRecord page
              ? of(page, set)
              : List.of(of((LoggedIncident) record, set));
      known = new Reading(record, set, incidents);
      readings.put(key, known);
    }
    return known.incidents;
  }

  /** The incidents that a page tells of. */
  static List<KnownIncident> of(PostmortemRecord page, CriteriaSet set) {
    List<KnownIncident> incidents = new ArrayList<>();
    ToldIncident.Body body = ToldIncident.read(page.facts());
    for (ToldIncident told : body.whole()) {
      String id =
          told.logId()
              .map(log -> Subject.incident(log).toString())
              .orElse(body.namesIncidents() ? page.page() + "#" + incidents.size() : page.page());
      incidents.add(
          new KnownIncident(
              new RecordedIncident(id, text(set).parse(told.facts()).facts()),
              told.title().isEmpty() ? page.title() : told.title(),
              page.space(),
              Optional.of(page.page()),
              told.logId()));
    }
    return incidents;
  }

  private static KnownIncident of(LoggedIncident logged, CriteriaSet set) {
    return new KnownIncident(
        new RecordedIncident(logged.subject().toString(), text(set).parse(logged.facts()).facts()),
        logged.title(),
        logged.space(),
        Optional.empty(),
        Optional.of(logged.id()));
  }

  /** When the first of them began, if any says so. */
  static Optional<Instant> started(List<KnownIncident> incidents) {
    return incidents.stream()
        .flatMap(incident -> incident.started().stream())
        .min(Comparator.naturalOrder());
  }

  static FactsText text(CriteriaSet set) {
    return new FactsText(set.definitions(), set.calendar().zone());
  }

  /** When the page's first incident began, from what was read of it. */
  synchronized Optional<Instant> started(PostmortemRecord page) {
    CriteriaSet known = snapshot.sets().get(page.space());
    return started(
        read(page.page(), page, known == null ? criteria.holdingIn(page.space()) : known));
  }
}
