package org.blamelesswiki.postmortems.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.blamelesswiki.postmortems.action.Details;
import org.blamelesswiki.postmortems.action.IssueLookup;
import org.blamelesswiki.postmortems.action.IssueRef;
import org.blamelesswiki.postmortems.action.PageItems;
import org.blamelesswiki.postmortems.action.PageTask;
import org.blamelesswiki.postmortems.action.Reader;
import org.blamelesswiki.postmortems.action.RollUp;
import org.blamelesswiki.postmortems.action.RollUpItem;
import org.blamelesswiki.postmortems.action.RollUpPage;
import org.blamelesswiki.postmortems.action.RollUpQuery;
import org.blamelesswiki.postmortems.publishing.PostmortemRecord;
import org.blamelesswiki.postmortems.publishing.Register;
import org.blamelesswiki.postmortems.spi.Space;
import org.blamelesswiki.postmortems.spi.Viewer;
import org.blamelesswiki.postmortems.spi.Wiki;
import org.blamelesswiki.postmortems.spi.WikiPage;
import org.blamelesswiki.postmortems.tracker.ConfiguredTrackers;
import org.jspecify.annotations.Nullable;

/** Answers what the action items of all postmortems are, as one viewer may know it. */
final class RollUpDesk {

  private final Wiki wiki;
  private final Register register;
  private final RollUpKeeper keeper;
  private final ConfiguredTrackers trackers;
  private final Function<WikiPage, PageItems> reading;
  private final VisiblePages visible;
  private final Clock clock;

  RollUpDesk(
      Wiki wiki,
      Register register,
      RollUpKeeper keeper,
      ConfiguredTrackers trackers,
      Function<WikiPage, PageItems> reading,
      Clock clock) {
    this.wiki = wiki;
    this.register = register;
    this.keeper = keeper;
    this.trackers = trackers;
    this.reading = reading;
    this.visible = new VisiblePages(wiki.pages(), clock);
    this.clock = clock;
  }

  /** The figures, and {@code size} items from {@code from} on, named as {@code viewer} may. */
  RollUpView view(RollUpQuery query, Viewer viewer, int from, int size) {
    RollUp rollUp = rollUp(query, viewer, from, size);
    RollUpKeeper.Progress progress = keeper.progress();
    List<RollUpView.SpaceRow> spaces = new ArrayList<>();
    List<Space> known = wiki.spaces().visibleTo(viewer);
    for (Space space : known) {
      Optional.ofNullable(rollUp.spaces().get(space.key()))
          .ifPresent(figures -> spaces.add(new RollUpView.SpaceRow(space.name(), figures)));
    }
    Named named = named(rollUp.entries(), viewer);
    return new RollUpView(
        query,
        rollUp.figures(),
        spaces,
        known,
        named.rows,
        named.hidden,
        rollUp.found(),
        from,
        size,
        viewer.isLoggedIn(),
        viewer.wikiAdmin(),
        progress.isRunning() ? 100 * progress.done() / progress.total() : -1);
  }

  /** Everything that the query picks, on pages that are checked one by one: they are named. */
  List<RollUp.Entry> all(RollUpQuery query, Viewer viewer, int most) {
    Map<String, Boolean> mayView = new HashMap<>();
    return rollUp(query, viewer, 0, Integer.MAX_VALUE).entries().stream()
        .filter(
            entry ->
                mayView.computeIfAbsent(
                    entry.page().page(), id -> wiki.pages().mayView(id, viewer)))
        .limit(most)
        .toList();
  }

  /** The title of a page of the index. */
  String title(RollUpPage page) {
    return register.find(page.page()).map(PostmortemRecord::title).orElse("");
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone());
  }

  private ZoneId zone() {
    return clock.getZone();
  }

  private RollUp rollUp(RollUpQuery query, Viewer viewer, int from, int size) {
    Collection<RollUpPage> pages = keeper.pages();
    Set<String> mayView = visible.of(viewer, pages.stream().map(RollUpPage::page).toList());
    String me = viewer.id().orElse("");
    return RollUp.of(
        pages,
        query,
        mayView::contains,
        keeper::owner,
        (page, item) -> !me.isEmpty() && keeper.owner(item).equalsIgnoreCase(me),
        today(),
        zone(),
        from,
        size);
  }

  private record Named(List<RollUpView.Row> rows, int hidden) {}

  private Named named(List<RollUp.Entry> entries, Viewer viewer) {
    Map<IssueRef, IssueLookup.Sight> sights = sights(entries, viewer);
    Map<String, Optional<Map<String, Details>>> tasks = new HashMap<>();
    List<RollUpView.Row> rows = new ArrayList<>();
    int hidden = 0;
    for (RollUp.Entry entry : entries) {
      RollUpItem item = entry.item();
      String page = entry.page().page();
      if (!wiki.pages().mayView(page, viewer)) {
        continue;
      }
      Details details = null;
      if (item.issue().isPresent()) {
        IssueLookup.Sight sight = sights.get(item.issue().get());
        if (sight != null && sight.issue() == null) {
          hidden++;
          continue;
        }
        details = sight == null || sight.issue() == null ? null : sight.issue().details();
      } else {
        details =
            tasks
                .computeIfAbsent(page, id -> tasksOf(id, viewer))
                .map(found -> found.get(item.key()))
                .orElse(null);
      }
      rows.add(row(entry, details));
    }
    return new Named(rows, hidden);
  }

  private RollUpView.Row row(RollUp.Entry entry, @Nullable Details details) {
    RollUpItem item = details == null ? entry.item() : entry.item().with(details);
    LocalDate due = item.due();
    long past =
        due != null && item.isOpen() ? Math.max(0, today().toEpochDay() - due.toEpochDay()) : 0;
    return new RollUpView.Row(
        title(entry.page()),
        wiki.pages().viewUrl(entry.page().page()),
        item.issue().map(IssueRef::key).orElse(""),
        item.issue().flatMap(ref -> trackers.issues().link(ref)).map(Object::toString).orElse(""),
        details == null ? "" : details.title(),
        item.type(),
        item.statusClass(),
        details == null ? "" : details.status().name(),
        item.proposed(),
        due,
        past);
  }

  /** One question to each tracker for each space on this part of the list, within one budget. */
  private Map<IssueRef, IssueLookup.Sight> sights(List<RollUp.Entry> entries, Viewer viewer) {
    Map<String, Set<IssueRef>> bySpace = new LinkedHashMap<>();
    for (RollUp.Entry entry : entries) {
      entry
          .item()
          .issue()
          .ifPresent(
              ref ->
                  bySpace
                      .computeIfAbsent(entry.page().space(), key -> new LinkedHashSet<>())
                      .add(ref));
    }
    Map<IssueRef, IssueLookup.Sight> sights = new HashMap<>();
    Instant end = clock.instant().plusMillis(trackers.settings().budgetMillis());
    bySpace.forEach(
        (space, refs) -> {
          Duration left = atLeastNone(Duration.between(clock.instant(), end));
          Reader reader = new Reader(viewer.id().orElse(""), space);
          sights.putAll(trackers.issues().look(refs, List.of(), reader, left).issues());
        });
    return sights;
  }

  private static Duration atLeastNone(Duration duration) {
    return duration.isNegative() ? Duration.ZERO : duration;
  }

  /** The words of a page's own lines, from the page. */
  private Optional<Map<String, Details>> tasksOf(String pageId, Viewer viewer) {
    return wiki.pages()
        .find(pageId, viewer)
        .map(reading)
        .map(
            items -> {
              Map<String, Details> byId = new HashMap<>();
              for (PageTask task : items.tasks()) {
                byId.put(task.id().value(), task.details());
              }
              return byId;
            });
  }
}
