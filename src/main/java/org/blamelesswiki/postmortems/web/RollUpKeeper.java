package org.blamelesswiki.postmortems.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.blamelesswiki.postmortems.action.ActionItem;
import org.blamelesswiki.postmortems.action.ActionItems;
import org.blamelesswiki.postmortems.action.Ask;
import org.blamelesswiki.postmortems.action.Issue;
import org.blamelesswiki.postmortems.action.IssueLookup;
import org.blamelesswiki.postmortems.action.IssueRef;
import org.blamelesswiki.postmortems.action.Reader;
import org.blamelesswiki.postmortems.action.RollUpItem;
import org.blamelesswiki.postmortems.action.RollUpPage;
import org.blamelesswiki.postmortems.publishing.PostmortemRecord;
import org.blamelesswiki.postmortems.publishing.Register;
import org.blamelesswiki.postmortems.settings.RecordCodec;
import org.blamelesswiki.postmortems.settings.SharedRows;
import org.blamelesswiki.postmortems.spi.Pages;
import org.blamelesswiki.postmortems.spi.RowKeys;
import org.blamelesswiki.postmortems.spi.Store;
import org.blamelesswiki.postmortems.spi.WikiPage;
import org.blamelesswiki.postmortems.tracker.ConfiguredTrackers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the index of all action items up to date: by what is saved, by what readers are shown, by
 * what trackers announce, and every quarter of an hour by asking for what is open. It answers all
 * the while, also while it is made anew.
 *
 * <p>Rows hold no title and no owner. Who has taken an item on is held in memory alone, for the
 * question "which are mine" and to tell whether a team is large enough to be counted.
 */
final class RollUpKeeper implements AutoCloseable {

  /** The rows of the index. */
  static final String ROWS = "items/";

  private static final Logger log = LoggerFactory.getLogger(RollUpKeeper.class);
  private static final Duration PACE = Duration.ofMinutes(15);
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int MOST_AT_ONCE = 500;

  private final Register register;
  private final Pages pages;
  private final ConfiguredTrackers trackers;
  private final PageActions reading;
  private final Clock clock;
  private final SharedRows<RollUpPage> rows;

  /** By tracker and then by key: a list asks for fifty thousand of them. */
  private final Map<String, Map<String, String>> owners = new ConcurrentHashMap<>();

  private final ScheduledExecutorService background;
  private volatile Progress progress = new Progress(0, 0, null);

  /**
   * How far the making of the index has come.
   *
   * @param done pages read
   * @param total pages there are
   * @param finished when it was made last, or null while it is being made or never was
   */
  record Progress(int done, int total, @Nullable Instant finished) {
    boolean isRunning() {
      return total > 0 && finished == null;
    }
  }

  RollUpKeeper(
      Store store,
      Register register,
      Pages pages,
      ConfiguredTrackers trackers,
      PageActions reading,
      Clock clock) {
    this.register = register;
    this.pages = pages;
    this.trackers = trackers;
    this.reading = reading;
    this.clock = clock;
    this.rows = new SharedRows<>(store, ROWS, new RecordCodec<>(RollUpPage.class, 1), clock);
    this.background =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "postmortems-items");
              thread.setDaemon(true);
              return thread;
            });
    ScheduledFuture<?> often =
        background.scheduleWithFixedDelay(
            () -> quietly(this::askForOpen), 60, PACE.toSeconds(), TimeUnit.SECONDS);
    log.debug("open items are asked for every {}: {}", PACE, often);
  }

  /** Every page of the index that counts; trials are left out. */
  Collection<RollUpPage> pages() {
    return rows.values();
  }

  Progress progress() {
    return progress;
  }

  /** Who has taken the item on, as its tracker calls them; empty for nobody or not known. */
  String owner(RollUpItem item) {
    return owners.getOrDefault(item.tracker(), Map.of()).getOrDefault(item.key(), "");
  }

  private void tookOn(IssueRef ref, String owner) {
    owners
        .computeIfAbsent(ref.tracker(), tracker -> new ConcurrentHashMap<>())
        .put(ref.key(), owner);
  }

  /** Takes in a postmortem page that was saved. */
  void saved(WikiPage page) {
    if (isCounted(page)) {
      takeIn(page, Duration.ZERO);
      later(() -> takeIn(page, PATIENCE));
    } else {
      removed(page.ref().id());
    }
  }

  /** Forgets a page that was removed, or is no postmortem any more. */
  void removed(String pageId) {
    rows.remove(RowKeys.ofPage(ROWS, pageId));
  }

  /** Takes in what a reader of the page was shown; nobody waits for it. */
  void shown(WikiPage page, ActionItems.Collected collected) {
    Map<IssueRef, Issue> told = new HashMap<>();
    for (ActionItem item : collected.items()) {
      if (item.id() instanceof IssueRef ref && item.details() != null && item.link() != null) {
        told.put(ref, new Issue(ref, item.link(), item.details()));
      }
    }
    String key = RowKeys.ofPage(ROWS, page.ref().id());
    Optional<RollUpPage> row = rows.find(key);
    if (row.isPresent() && !told(row.get(), told).equals(row.get())) {
      later(() -> rows.update(key, now -> told(now.orElse(row.get()), told)));
    }
  }

  /** A tracker announced that something was changed: what the index knows of it is asked for. */
  void changed(Set<IssueRef> refs) {
    later(() -> ask(byPage(item -> item.issue().filter(refs::contains).isPresent())));
  }

  /** Makes the index anew from the pages themselves, behind everybody's back. */
  void makeAnew() {
    if (!progress.isRunning()) {
      List<PostmortemRecord> all = register.all();
      progress = new Progress(0, all.size(), all.isEmpty() ? clock.instant() : null);
      later(() -> readAll(all));
    }
  }

  /** Waits until everything asked for so far is done; for tests. */
  void await() {
    try {
      background.submit(() -> {}).get(60, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    background.shutdownNow();
  }

  private void readAll(List<PostmortemRecord> all) {
    Set<String> keys = new LinkedHashSet<>();
    int done = 0;
    for (PostmortemRecord record : all) {
      keys.add(RowKeys.ofPage(ROWS, record.page()));
      quietly(() -> pages.read(record.page()).ifPresent(page -> takeIn(page, Duration.ZERO)));
      progress = new Progress(++done, all.size(), null);
    }
    for (RollUpPage row : rows.values()) {
      String key = RowKeys.ofPage(ROWS, row.page());
      if (!keys.contains(key) && register.find(row.page()).isEmpty()) {
        rows.remove(key);
      }
    }
    progress = new Progress(done, all.size(), clock.instant());
    askForOpen();
  }

  /** What is open, or not known yet; a closed item is asked for when somebody looks at it. */
  private void askForOpen() {
    if (progress.total() == 0) {
      makeAnewIfEmpty();
    }
    ask(byPage(item -> item.issue().isPresent() && item.isOpen()));
  }

  /** After an update from a version without an index. */
  private void makeAnewIfEmpty() {
    if (rows.values().isEmpty() && !register.all().isEmpty()) {
      makeAnew();
    }
  }

  private Map<String, Set<IssueRef>> byPage(Predicate<RollUpItem> which) {
    Map<String, Set<IssueRef>> refs = new LinkedHashMap<>();
    for (RollUpPage page : rows.values()) {
      for (RollUpItem item : page.items()) {
        if (which.test(item)) {
          item.issue()
              .ifPresent(
                  ref -> refs.computeIfAbsent(page.page(), key -> new LinkedHashSet<>()).add(ref));
        }
      }
    }
    return refs;
  }

  /** Asks as every reader of a page's space may, some pages at a time. */
  private void ask(Map<String, Set<IssueRef>> refsByPage) {
    Map<String, List<RollUpPage>> bySpace = new LinkedHashMap<>();
    for (RollUpPage page : rows.values()) {
      if (refsByPage.containsKey(page.page())) {
        bySpace.computeIfAbsent(page.space(), key -> new ArrayList<>()).add(page);
      }
    }
    bySpace.forEach(
        (space, list) -> {
          Set<IssueRef> refs = new LinkedHashSet<>();
          List<RollUpPage> some = new ArrayList<>();
          for (RollUpPage page : list) {
            some.add(page);
            refs.addAll(refsByPage.getOrDefault(page.page(), Set.of()));
            if (refs.size() >= MOST_AT_ONCE) {
              ask(space, refs, some);
              refs.clear();
              some.clear();
            }
          }
          ask(space, refs, some);
        });
  }

  private void ask(String space, Set<IssueRef> refs, List<RollUpPage> some) {
    if (refs.isEmpty()) {
      return;
    }
    IssueLookup.Answer answer =
        trackers.issues().look(Set.copyOf(refs), List.of(), Reader.anonymous(space), PATIENCE);
    Map<IssueRef, Issue> told = new HashMap<>();
    answer
        .issues()
        .forEach(
            (ref, sight) -> {
              if (sight.issue() != null) {
                told.put(ref, sight.issue());
              }
            });
    for (RollUpPage page : some) {
      if (!told(page, told).equals(page)) {
        String key = RowKeys.ofPage(ROWS, page.page());
        rows.update(key, now -> told(now.orElse(page), told));
      }
    }
  }

  private void takeIn(WikiPage page, Duration patience) {
    Reader everybody = Reader.anonymous(page.ref().space());
    Ask ask = Ask.of(everybody, LocalDate.EPOCH).with(reading.linked(page)).with(patience);
    ActionItems.Collected collected =
        new ActionItems(trackers.issues()).collect(reading.of(page), ask);
    String key = RowKeys.ofPage(ROWS, page.ref().id());
    RollUpPage none = RollUpPage.empty(page.ref().id(), page.ref().space());
    for (ActionItem item : collected.items()) {
      if (item.id() instanceof IssueRef ref && item.details() != null) {
        tookOn(ref, item.details().owner().id());
      }
    }
    Optional<RollUpPage> before = rows.find(key);
    RollUpPage now =
        RollUpPage.of(page.ref().id(), page.ref().space(), collected, before.orElse(none));
    if (!before.equals(Optional.of(now))) {
      rows.update(
          key,
          old -> RollUpPage.of(page.ref().id(), page.ref().space(), collected, old.orElse(none)));
    }
  }

  private RollUpPage told(RollUpPage page, Map<IssueRef, Issue> told) {
    List<RollUpItem> items =
        page.items().stream()
            .map(
                item -> {
                  Issue issue = item.issue().map(told::get).orElse(null);
                  if (issue == null) {
                    return item;
                  }
                  item.issue().ifPresent(ref -> tookOn(ref, issue.details().owner().id()));
                  return item.with(issue.details());
                })
            .toList();
    return new RollUpPage(page.page(), page.space(), items, page.hidden());
  }

  private boolean isCounted(WikiPage page) {
    return register.find(page.ref().id()).filter(record -> !record.practice()).isPresent();
  }

  private void later(Runnable work) {
    try {
      background.execute(() -> quietly(work));
    } catch (RejectedExecutionException e) {
      log.debug("the plugin is being stopped");
    }
  }

  private static void quietly(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      // The pages and trackers stay the truth; the next turn makes it good.
      log.warn("the index of action items could not be brought up to date: {}", e.toString());
    }
  }
}
