package org.blamelesswiki.postmortems.web;

import java.net.ProxySelector;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.blamelesswiki.postmortems.publishing.Register;
import org.blamelesswiki.postmortems.publishing.Snapshots;
import org.blamelesswiki.postmortems.settings.RecordCodec;
import org.blamelesswiki.postmortems.settings.Setting;
import org.blamelesswiki.postmortems.spi.Wiki;
import org.blamelesswiki.postmortems.spi.WikiPage;
import org.blamelesswiki.postmortems.tracker.ConfiguredTrackers;
import org.blamelesswiki.postmortems.tracker.Limits;
import org.blamelesswiki.postmortems.tracker.NewIssueSettings;
import org.blamelesswiki.postmortems.tracker.StoredTokens;
import org.blamelesswiki.postmortems.tracker.Tokens;
import org.blamelesswiki.postmortems.tracker.TrackerSettings;
import org.blamelesswiki.postmortems.tracker.Trackers;
import org.blamelesswiki.postmortems.tracker.Transports;

/** Everything about trackers put together for one wiki: settings, tokens, threads, the macro. */
public final class TrackerDesk implements AutoCloseable {

  /** How many questions to trackers are under way at most, over all trackers and readers. */
  private static final int THREADS = 8;

  private static final int WAITING_QUESTIONS = 64;

  private final Setting<TrackerSettings> setting;
  private final StoredTokens tokens;
  private final Snapshots snapshots;
  private final Transports transports;
  private final ThreadPoolExecutor threads;
  private final ConfiguredTrackers trackers;
  private final ActionItemsMacro macro;
  private final LinkNames names;
  private final Setting<NewIssueSettings> mappings;
  private final RollUpKeeper keeper;
  private final RollUpMacro rollUp;
  private final Map<String, Screen> screens;

  /**
   * What differs from wiki to wiki.
   *
   * @param transports how trackers are reached, given the tokens
   * @param threads wraps the executor that asks trackers, so that a wiki can hand on to it what its
   *     own connections read from the thread that serves a request
   * @param markup what only the wiki's own markup tells of a page's action items
   * @param links the links to trackers that the wiki itself keeps, for an admin to choose from
   * @param writing how keys of new issues come into a page; empty where no issue can be made
   */
  public record Ways(
      Function<Tokens, Transports> transports,
      UnaryOperator<Executor> threads,
      Function<WikiPage, ActionItemsMacro.Extra> markup,
      Supplier<List<WikiLink>> links,
      Optional<PageWriting> writing) {

    /** Ways by which no issue can be made. */
    public Ways(
        Function<Tokens, Transports> transports,
        UnaryOperator<Executor> threads,
        Function<WikiPage, ActionItemsMacro.Extra> markup,
        Supplier<List<WikiLink>> links) {
      this(transports, threads, markup, links, Optional.empty());
    }

    /** The same, with issues that can be made from pages. */
    public Ways with(PageWriting pageWriting) {
      return new Ways(transports, threads, markup, links, Optional.of(pageWriting));
    }

    /** By our own client; no markup of its own. */
    public static final Ways DIRECT =
        new Ways(
            Ways::direct, UnaryOperator.identity(), page -> ActionItemsMacro.Extra.NONE, List::of);

    /** By our own client and the JVM's proxies. */
    public static Transports direct(Tokens tokens) {
      return Transports.direct(tokens, Limits.DEFAULT, ProxySelector.getDefault());
    }
  }

  /**
   * A link to a tracker that the wiki keeps.
   *
   * @param id what a connection by it has as its own id
   * @param name the name an admin gave it
   * @param base where a browser opens the tracker
   */
  public record WikiLink(String id, String name, URI base) {}

  TrackerDesk(Wiki wiki, Register register, Clock clock, Views views, Ways ways) {
    this.setting =
        new Setting<>(
            wiki.store(),
            ConfiguredTrackers.ROW,
            new RecordCodec<>(TrackerSettings.class, 1),
            TrackerSettings.NONE);
    this.snapshots = new Snapshots(wiki.store());
    this.tokens = new StoredTokens(wiki.store(), wiki.siteKey());
    this.transports = ways.transports().apply(tokens);
    this.threads = askers();
    this.trackers =
        new ConfiguredTrackers(
            setting, Trackers.over(transports), clock, ways.threads().apply(threads));
    this.names = new LinkNames(wiki.siteKey());
    Setting<NewIssueSettings> mappings =
        new Setting<>(
            wiki.store(),
            NewIssueSettings.ROW,
            new RecordCodec<>(NewIssueSettings.class, 1),
            NewIssueSettings.NONE);
    this.mappings = mappings;
    NewIssuesScreen newIssues =
        new NewIssuesScreen(wiki.pages(), trackers, mappings, ways.writing(), names, views);
    PageActions actions =
        new PageActions(
            trackers, ways.markup(), new TrackerLinks(wiki, trackers, register, ways, names)::of);
    this.keeper = new RollUpKeeper(wiki.store(), register, wiki.pages(), trackers, actions, clock);
    RollUpDesk desk = new RollUpDesk(wiki, register, keeper, trackers, actions::of, clock);
    this.rollUp = new RollUpMacro(desk, views);
    this.macro =
        new ActionItemsMacro(
            trackers,
            snapshots,
            actions,
            keeper::shown,
            newIssues::isOffered,
            views,
            clock,
            clock.getZone());
    this.screens =
        Map.of(
            RefreshItemsScreen.PATH,
            new RefreshItemsScreen(wiki.pages(), macro),
            NewIssuesScreen.PATH,
            newIssues,
            NewIssueMappingScreen.PATH,
            new NewIssueMappingScreen(trackers, mappings, names, views),
            AnnouncementScreen.PATH,
            new AnnouncementScreen(trackers, keeper, names),
            RollUpScreen.PATH,
            new RollUpScreen(desk, keeper, views),
            RollUpCsvScreen.PATH,
            new RollUpCsvScreen(desk),
            TrackersScreen.PATH,
            new TrackersScreen(setting, tokens, trackers, ways.transports(), ways.links(), views),
            OwnTokensScreen.PATH,
            new OwnTokensScreen(trackers, tokens, views));
  }

  /** The action items of all postmortems, as a macro. */
  public RollUpMacro rollUp() {
    return rollUp;
  }

  /** Takes in a postmortem page that was saved, after the register has. */
  public void saved(WikiPage page) {
    keeper.saved(page);
  }

  /** Waits until the index holds what was saved and shown so far; for tests. */
  void settle() {
    keeper.await();
  }

  /** Forgets a page that was removed or renamed, or is no postmortem any more. */
  public void removed(String pageId) {
    keeper.removed(pageId);
  }

  /** How trackers are reached. */
  Transports transports() {
    return transports;
  }

  /** The action-items macro. */
  public ActionItemsMacro macro() {
    return macro;
  }

  /** The trackers as the admins want them now. */
  public ConfiguredTrackers configured() {
    return trackers;
  }

  /** The settings of trackers; for a demo or an import, which check who may. */
  public Setting<TrackerSettings> setting() {
    return setting;
  }

  /** How rows become issues; for a demo, which checks who may. */
  public Setting<NewIssueSettings> mappings() {
    return mappings;
  }

  /** The tokens for trackers; for a demo, which checks who may. */
  public StoredTokens tokens() {
    return tokens;
  }

  /** Takes a user who left out of every row of this desk, by their key and names. */
  void forgetUser(String userId, Set<String> names) {
    tokens.forgetUser(userId);
    snapshots.forgetOwner(names);
  }

  Map<String, Screen> screens() {
    return screens;
  }

  @Override
  public void close() {
    keeper.close();
    threads.shutdownNow();
  }

  private static ThreadPoolExecutor askers() {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            30,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING_QUESTIONS),
            work -> {
              Thread thread = new Thread(work, "postmortems-tracker");
              thread.setDaemon(true);
              return thread;
            });
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }
}
