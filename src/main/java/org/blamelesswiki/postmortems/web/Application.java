package org.blamelesswiki.postmortems.web;

import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.blamelesswiki.postmortems.phrasing.KnownPeople;
import org.blamelesswiki.postmortems.phrasing.Phrasing;
import org.blamelesswiki.postmortems.postmortem.NewPage;
import org.blamelesswiki.postmortems.publishing.Checks;
import org.blamelesswiki.postmortems.publishing.Drafts;
import org.blamelesswiki.postmortems.publishing.Gate;
import org.blamelesswiki.postmortems.publishing.KeptSentences;
import org.blamelesswiki.postmortems.publishing.Obligations;
import org.blamelesswiki.postmortems.publishing.PageGate;
import org.blamelesswiki.postmortems.publishing.Register;
import org.blamelesswiki.postmortems.publishing.SentenceMac;
import org.blamelesswiki.postmortems.publishing.SiteChecks;
import org.blamelesswiki.postmortems.publishing.Snapshots;
import org.blamelesswiki.postmortems.settings.CriteriaSettings;
import org.blamelesswiki.postmortems.settings.IntakeSettings;
import org.blamelesswiki.postmortems.settings.RecordCodec;
import org.blamelesswiki.postmortems.settings.RuleSettings;
import org.blamelesswiki.postmortems.settings.Setting;
import org.blamelesswiki.postmortems.settings.SiteSettings;
import org.blamelesswiki.postmortems.spi.PageRef;
import org.blamelesswiki.postmortems.spi.Viewer;
import org.blamelesswiki.postmortems.spi.Wiki;

/** The plugin put together for one wiki. An adapter starts one and asks it; it is thread-safe. */
public final class Application implements AutoCloseable {

  private final Wiki wiki;
  private final Setting<SiteSettings> site;
  private final Setting<RuleSettings> rules;
  private final KnownPeople people;
  private final Checks checks;
  private final Drafts drafts;
  private final PageGate gate;
  private final Views views = new Views();
  private final Router router;
  private final ExecutorService checkers;
  private final CriteriaSettings criteria;
  private final Obligations obligations;
  private final Register register;
  private final TrackerDesk trackers;
  private final Snapshots snapshots;
  private final List<Consumer<String>> forgetters = new CopyOnWriteArrayList<>();
  private final DueDesk due;
  private final Setting<IntakeSettings> intakeSettings;
  private final IssueFacts issueFacts;
  private final IncidentIntake intake;

  private Application(
      Wiki wiki,
      Clock clock,
      Function<Setting<RuleSettings>, Checks> making,
      KnownPeople people,
      TrackerDesk.Ways ways) {
    this.people = people;
    this.wiki = wiki;
    this.site =
        new Setting<>(
            wiki.store(),
            "settings/site",
            new RecordCodec<>(SiteSettings.class, 1),
            SiteSettings.initial());
    this.rules =
        new Setting<>(
            wiki.store(),
            "settings/rules",
            new RecordCodec<>(RuleSettings.class, 1),
            RuleSettings.initial());
    this.checks = making.apply(rules);
    this.drafts = new Drafts(wiki.store(), clock);
    this.checkers = checkers();
    Gate decisions = new Gate(new SentenceMac(wiki.siteKey().bytes()));
    this.gate = new PageGate(site, checks, decisions, new KeptSentences(wiki.store()), checkers);
    this.criteria = new CriteriaSettings(wiki.store());
    this.obligations = new Obligations(wiki.store(), clock);
    this.register = new Register(wiki.store(), criteria, obligations, clock);
    this.snapshots = new Snapshots(wiki.store());
    this.intakeSettings =
        new Setting<>(
            wiki.store(),
            "settings/intake",
            new RecordCodec<>(IntakeSettings.class, 1),
            IntakeSettings.NONE);
    this.trackers = new TrackerDesk(wiki, register, clock, views, ways);
    this.issueFacts = new IssueFacts(intakeSettings, trackers.setting(), trackers.transports());
    this.intake =
        new IncidentIntake(
            wiki.store(), intakeSettings, trackers.setting(), issueFacts, register, clock);
    this.due = new DueDesk(wiki, criteria, register, obligations, clock, views, this::queries);
    this.router = new Router(screens(checks, decisions, clock), this::isSteward, views);
  }

  /**
   * Puts the plugin together.
   *
   * @param clock tells the time for drafts, obligations and caches, in the zone of the wiki
   * @param people who is a person in this wiki; its answers stay inside the check
   */
  public static Application start(Wiki wiki, Clock clock, KnownPeople people) {
    return start(wiki, clock, people, TrackerDesk.Ways.DIRECT);
  }

  /**
   * Puts the plugin together for a wiki that has ways of its own to trackers and action items.
   *
   * @param ways how trackers are reached and what the wiki's markup tells of action items
   */
  public static Application start(
      Wiki wiki, Clock clock, KnownPeople people, TrackerDesk.Ways ways) {
    Application application =
        new Application(wiki, clock, rules -> new SiteChecks(rules, people), people, ways);
    application.checkers.execute(application::warmUp);
    return application;
  }

  /** Puts the plugin together with checks of a test's own. */
  static Application withChecks(Wiki wiki, Clock clock, Checks checks) {
    return new Application(
        wiki, clock, rules -> checks, KnownPeople.none(), TrackerDesk.Ways.DIRECT);
  }

  /** Answers requests to our screens and to the JSON API. */
  public Router router() {
    return router;
  }

  /**
   * The page that the wizard's fields make, for a wiki with a create dialog of its own; what cannot
   * be read of them is left out.
   *
   * @param request the fields as the wizard's screen sends them, with a title
   * @return empty for somebody who may not create a page there
   */
  public Optional<NewPage> newPage(Request request) {
    WizardDraft draft = new WizardDraft(request, wiki, criteria, register);
    draft.read();
    return draft.space().map(space -> draft.page());
  }

  /** Decides about saves. */
  public PageGate gate() {
    return gate;
  }

  /** Text that is safe although it is not saved. */
  public Drafts drafts() {
    return drafts;
  }

  /** The postmortems of the wiki, fed by what it saves. */
  public Register register() {
    return register;
  }

  /** The postmortems that are due. */
  public Obligations obligations() {
    return obligations;
  }

  /** When a postmortem is due. */
  public CriteriaSettings criteria() {
    return criteria;
  }

  /** The settings of the site and its spaces. */
  public Setting<SiteSettings> site() {
    return site;
  }

  /** Renders our views, for what an adapter puts into the wiki's own pages. */
  public Views views() {
    return views;
  }

  /** Requests, reminders, and the screens of what is due. */
  public DueDesk due() {
    return due;
  }

  /** Forgets everything about a page that is gone for good. */
  public void removed(String pageId) {
    gate.removed(pageId);
    register.removed(pageId);
    trackers.removed(pageId);
    snapshots.forget(pageId);
  }

  /** Takes along everything about a page that goes by a new id. */
  public void moved(String oldPageId, PageRef page) {
    gate.renamed(oldPageId, page.id());
    obligations.moved(oldPageId, page);
    register.moved(oldPageId, page);
    trackers.removed(oldPageId);
    snapshots.moved(oldPageId, page.id());
    drafts.moved(oldPageId, page.id());
  }

  /** The action-items macro, and the trackers behind it. */
  public TrackerDesk trackers() {
    return trackers;
  }

  /**
   * Does what is to be done once a day in the whole site: reminds the owners of what is due, and
   * forgets users whom the wiki does not have any more; and once an hour: reads incidents from
   * trackers. An adapter calls it every hour or so, on every node.
   */
  public void daily() {
    intake.run();
    if (due.remind()) {
      due.users().stream().filter(wiki.users()::isGone).forEach(this::forgetUser);
    }
  }

  /**
   * Takes a user out of every row of the plugin: they left, or are to be nameless. What a page says
   * is the wiki's to change; our row of the page follows it.
   *
   * @param userId the wiki's key of the user
   */
  public void forgetUser(String userId) {
    Set<String> names = new HashSet<>(Set.of(userId));
    wiki.users().name(userId).ifPresent(names::add);
    drafts.forgetOwner(userId);
    due.forgetUser(userId);
    trackers.forgetUser(userId, names);
    criteria.forgetOwner(names);
    forgetters.forEach(forgetter -> forgetter.accept(userId));
  }

  /** An adapter with rows of its own takes users out of them, too. */
  public void whenForgotten(Consumer<String> forgetter) {
    forgetters.add(forgetter);
  }

  /** The queries that incidents come in by. */
  private List<String> queries() {
    return intakeSettings.value().sources().stream()
        .filter(IntakeSettings.Source::isRead)
        .map(IntakeSettings.Source::query)
        .toList();
  }

  /** Reads incidents from trackers; a wiki runs it every few minutes on each node. */
  public IncidentIntake intake() {
    return intake;
  }

  /** Which issues are incidents; for a demo, which checks who may. */
  public Setting<IntakeSettings> intakeSettings() {
    return intakeSettings;
  }

  /** The facts macro. */
  public FactsBox factsBox() {
    return new FactsBox(wiki, register, views);
  }

  @Override
  public void close() {
    checkers.shutdownNow();
    trackers.close();
  }

  private Map<String, Screen> screens(Checks checks, Gate decisions, Clock clock) {
    Map<String, Screen> screens = new HashMap<>();
    screens.put("/assets/pm.css", new AssetScreen("pm.css", "text/css"));
    screens.put("/assets/pm-panel.js", new PanelScript());
    screens.put("/try", new TryScreen(checks, decisions, wiki.parser(), views));
    screens.put("/api/check", new CheckScreen(wiki, gate, register));
    screens.put("/api/completeness", new CompletenessScreen(wiki.parser()));
    screens.put("/api/roles", new RolesScreen());
    screens.put("/admin/spaces", new SpacesScreen(wiki, site, views));
    screens.put("/admin/rules", new RulesScreen(wiki, site, rules, people, views));
    screens.put("/", new IndexScreen(wiki, register, criteria, clock, views));
    screens.putAll(factScreens(clock));
    screens.put("/admin", new AdminHomeScreen(site, criteria, wiki.spaces(), clock, views));
    screens.put("/admin/welcome", new WelcomeScreen(wiki, site, criteria, clock, views));
    screens.putAll(criteriaScreens(CriteriaPlace.site(criteria), clock));
    screens.putAll(criteriaScreens(CriteriaPlace.spaces(criteria, wiki, this::isSteward), clock));
    screens.putAll(trackers.screens());
    screens.putAll(due.screens());
    screens.put("/admin/people", new PeopleScreen(wiki, this::forgetUser, views));
    return screens;
  }

  /**
   * Reads the rules and runs them on their own examples, so that the first author need not wait.
   */
  private void warmUp() {
    try {
      checks.in("en").ifPresent(check -> Phrasing.warmUp(check));
    } catch (CancellationException e) {
      // The plugin was stopped before it was warm.
    }
  }

  /** When a postmortem is due in the site or in a space. */
  private Map<String, Screen> criteriaScreens(CriteriaPlace place, Clock clock) {
    CriteriaReviews reviews = new CriteriaReviews(criteria, clock);
    return Map.of(
        place.path(),
        new CriteriaScreen(place, register, wiki, clock, views),
        place.path() + "/one",
        new CriterionScreen(place, register, wiki, clock, views),
        place.path() + "/json",
        new CriteriaJsonScreen(place, clock, views),
        place.path() + "/versions",
        new CriteriaVersionsScreen(place, views),
        place.path() + "/review",
        new CriteriaReviewScreen(place, reviews, register, obligations, due.requests(), views));
  }

  /** The wizard and what else takes in facts. */
  private Map<String, Screen> factScreens(Clock clock) {
    Covers covers =
        new Covers(intakeSettings, trackers.setting(), intake, criteria.value().calendar().zone());
    CriteriaReviews reviews = new CriteriaReviews(criteria, clock);
    return Map.of(
        "/create",
        new CreateScreen(
            wiki,
            criteria,
            register,
            new EarlierPostmortems(wiki, register, trackers.macro()),
            new NotWriting(register, obligations, clock),
            issueFacts,
            reviews,
            views),
        "/assets/pm-wizard.js",
        new AssetScreen("wizard.js", "text/javascript"),
        "/api/verdict",
        new VerdictScreen(wiki.spaces(), criteria, register),
        "/log",
        new LogScreen(wiki, criteria, register, covers, views),
        IncidentScreen.PATH,
        new IncidentScreen(wiki, criteria, register, obligations, views),
        FactsScreen.PATH,
        new FactsScreen(wiki, register, views),
        IntakeScreen.PATH,
        new IntakeScreen(wiki, intakeSettings, trackers.setting(), covers, views));
  }

  private boolean isSteward(Viewer viewer) {
    String group = site.value().stewardsGroup();
    return !group.isEmpty() && wiki.groups().isMember(viewer, group);
  }

  /**
   * A page's check is short; two at a time keep a busy wiki responsive, and a queue that is full
   * counts as a check that took too long.
   */
  private static ExecutorService checkers() {
    int threads = Math.max(2, Runtime.getRuntime().availableProcessors());
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            threads,
            threads,
            30,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(200),
            work -> {
              Thread thread = new Thread(work, "postmortems-check");
              thread.setDaemon(true);
              return thread;
            });
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }
}
