package org.blamelesswiki.postmortems.web;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.blamelesswiki.postmortems.action.ActionItem;
import org.blamelesswiki.postmortems.action.ActionItems;
import org.blamelesswiki.postmortems.action.ActionItemsView;
import org.blamelesswiki.postmortems.action.ActionQuality;
import org.blamelesswiki.postmortems.action.Ask;
import org.blamelesswiki.postmortems.action.Details;
import org.blamelesswiki.postmortems.action.Display;
import org.blamelesswiki.postmortems.action.IssueLookup;
import org.blamelesswiki.postmortems.action.ItemSource;
import org.blamelesswiki.postmortems.action.Mention;
import org.blamelesswiki.postmortems.action.PageItems;
import org.blamelesswiki.postmortems.action.PageTask;
import org.blamelesswiki.postmortems.action.QualityHint;
import org.blamelesswiki.postmortems.action.Reader;
import org.blamelesswiki.postmortems.action.Snapshot;
import org.blamelesswiki.postmortems.publishing.Snapshots;
import org.blamelesswiki.postmortems.spi.Viewer;
import org.blamelesswiki.postmortems.spi.WikiPage;
import org.blamelesswiki.postmortems.text.SectionRole;
import org.blamelesswiki.postmortems.tracker.ConfiguredTrackers;
import org.blamelesswiki.postmortems.tracker.LiveIssues;
import org.blamelesswiki.postmortems.tracker.TrackerSettings;
import org.jspecify.annotations.Nullable;

/**
 * The action-items macro of both wikis: a page and the macro's parameters in, HTML out. Never
 * throws and never waits longer than the admins' budget, whatever the trackers do.
 */
public final class ActionItemsMacro {

  private final ConfiguredTrackers trackers;
  private final Snapshots snapshots;
  private final PageActions actions;
  private final BiConsumer<WikiPage, ActionItems.Collected> shown;
  private final Predicate<String> makesIssues;
  private final ActionItemsHtml html;
  private final Views views;
  private final Clock clock;
  private final ZoneId zone;

  /** A macro that tells nobody what it showed. */
  ActionItemsMacro(
      ConfiguredTrackers trackers,
      Snapshots snapshots,
      Function<WikiPage, Extra> markup,
      Views views,
      Clock clock,
      ZoneId zone) {
    this(
        trackers,
        snapshots,
        new PageActions(trackers, markup, page -> List.of()),
        (page, collected) -> {},
        space -> false,
        views,
        clock,
        zone);
  }

  /**
   * A macro.
   *
   * @param actions reads what a page names
   * @param shown hears of what a reader was shown
   * @param makesIssues whether issues can be made from pages of a space
   * @param zone where the wiki is: a date has gone by when its day has ended there
   */
  ActionItemsMacro(
      ConfiguredTrackers trackers,
      Snapshots snapshots,
      PageActions actions,
      BiConsumer<WikiPage, ActionItems.Collected> shown,
      Predicate<String> makesIssues,
      Views views,
      Clock clock,
      ZoneId zone) {
    this.shown = shown;
    this.makesIssues = makesIssues;
    this.trackers = trackers;
    this.snapshots = snapshots;
    this.actions = actions;
    this.html = new ActionItemsHtml(views, zone);
    this.views = views;
    this.clock = clock;
    this.zone = zone;
  }

  /**
   * What only a wiki's own markup tells of a page's items.
   *
   * @param mentions issues named by the wiki's own issue macro
   * @param tasks of the page's task list
   */
  public record Extra(List<Mention> mentions, List<PageTask> tasks) {

    /** The wiki has no such markup, or the page uses none. */
    public static final Extra NONE = new Extra(List.of(), List.of());

    public Extra {
      mentions = List.copyOf(mentions);
      tasks = List.copyOf(tasks);
    }
  }

  /**
   * The macro's HTML.
   *
   * @param page the page it stands on
   * @param parameters {@code tracker} and {@code query} for a query, {@code hints} = {@code show}
   *     for thoughts on the items, and those of {@link Display#ofParameters}
   * @param request for whom it is shown
   */
  public SafeHtml render(WikiPage page, Map<String, String> parameters, Request request) {
    return render(page, parameters, request, false);
  }

  /**
   * For paper, mail and files, which are read by others than whom they are made for: as it was when
   * the page was shared, or else what anybody may see now. Nothing in it acts or asks for access.
   */
  public SafeHtml renderForFile(WikiPage page, Map<String, String> parameters, Request request) {
    SafeHtml kept = renderStatic(page, request);
    return kept.html().isEmpty() ? render(page, parameters, request, true) : kept;
  }

  private SafeHtml render(
      WikiPage page, Map<String, String> parameters, Request request, boolean isFile) {
    try {
      Snapshot then = snapshots.find(page.ref().id()).orElse(null);
      Ask ask = ask(page, parameters, then, request.viewer());
      ActionItems items = new ActionItems(trackers.issues());
      PageItems named = actions.of(page);
      ActionItems.Collected collected = items.collect(named, ask);
      shown.accept(page, collected);
      List<QualityHint> hints =
          parameters.getOrDefault("hints", "").equals("show")
              ? ActionQuality.hints(collected.items(), ActionQuality.factors(page.document()))
              : List.of();
      ActionItemsView view = ActionItemsView.of(collected, ask);
      return isFile
          ? html.render(view.withoutNotices(), "pm-items", "", request)
          : html.render(
              view,
              hints,
              "pm-items",
              page.ref().id(),
              rowsFor(named, page, request),
              hasHeading(page),
              request);
    } catch (RuntimeException e) {
      // A list that breaks must not cost the reader the page.
      I18n texts = I18n.of(request.locale());
      String sorry = texts.text("items.unavailable");
      return views.render("message", new Router.MessageView(sorry), texts, request);
    }
  }

  private static boolean hasHeading(WikiPage page) {
    return page.document().sections().stream()
        .anyMatch(section -> section.role() == SectionRole.ACTION_ITEMS);
  }

  /** How many rows of the page's table whoever looks may want to make issues of. */
  private int rowsFor(PageItems named, WikiPage page, Request request) {
    if (!request.viewer().isLoggedIn() || !makesIssues.test(page.ref().space())) {
      return 0;
    }
    return (int) named.tasks().stream().filter(task -> task.source() == ItemSource.TABLE).count();
  }

  /**
   * Keeps what the page's items are now, as part of sharing it. Waits up to {@code budget} for
   * trackers; what they have not said by then is kept as not known.
   */
  public void keepSnapshot(WikiPage page, Viewer viewer, Duration budget) {
    LiveIssues issues = trackers.issues();
    Ask ask = ask(page, Map.of(), null, viewer).with(budget);
    ActionItems.Collected collected = new ActionItems(issues).collect(actions.of(page), ask);
    snapshots.keep(
        page.ref().id(), Snapshot.of(collected, issues, page.ref().space(), clock.instant()));
  }

  /**
   * The list as it was when the page was shared, for paper, mail and files: asks nobody, shows no
   * button. Empty if the page was not shared.
   */
  public SafeHtml renderStatic(WikiPage page, Request request) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
    return snapshots
        .find(page.ref().id())
        .map(then -> ActionItemsView.of(then, trackers.issues(), today))
        .map(view -> html.render(view, "pm-items", "", request))
        .orElse(SafeHtml.NONE);
  }

  /**
   * What is still open of a page's items, as {@code viewer} may see it, by key and title. Waits no
   * longer than a page does; one whose tracker has said nothing yet is left out.
   */
  List<String> open(WikiPage page, Viewer viewer) {
    try {
      ActionItems.Collected collected =
          new ActionItems(trackers.issues())
              .collect(actions.of(page), ask(page, Map.of(), null, viewer));
      List<String> open = new ArrayList<>();
      for (ActionItem item : collected.items()) {
        Details details = item.details();
        if (details != null && !details.status().statusClass().isClosed()) {
          open.add((item.id().label() + " " + details.title()).strip());
        }
      }
      return open;
    } catch (RuntimeException e) {
      return List.of(); // the list of earlier postmortems is worth more than their follow-ups
    }
  }

  /** Makes the next view of the page by {@code viewer} ask the trackers again. */
  public void refresh(WikiPage page, Viewer viewer) {
    PageItems items = actions.of(page);
    trackers
        .issues()
        .refresh(
            items.mentions().stream().map(Mention::issue).distinct().toList(),
            reader(viewer, page.ref().space()));
  }

  private Ask ask(
      WikiPage page, Map<String, String> parameters, @Nullable Snapshot snapshot, Viewer viewer) {
    TrackerSettings settings = trackers.settings();
    return new Ask(
        reader(viewer, page.ref().space()),
        queries(page, parameters, settings),
        Duration.ofMillis(settings.budgetMillis()),
        LocalDate.ofInstant(clock.instant(), zone),
        Display.ofParameters(parameters),
        snapshot);
  }

  private List<IssueLookup.Query> queries(
      WikiPage page, Map<String, String> parameters, TrackerSettings settings) {
    List<IssueLookup.Query> queries = new ArrayList<>(actions.linked(page));
    String text = parameters.getOrDefault("query", "").strip();
    if (text.isEmpty() || settings.connections().isEmpty()) {
      return queries;
    }
    String first = settings.connections().get(0).id();
    String tracker = parameters.getOrDefault("tracker", first).strip();
    queries.add(new IssueLookup.Query(tracker, text, ItemSource.QUERY));
    return queries;
  }

  private static Reader reader(Viewer viewer, String space) {
    return new Reader(viewer.id().orElse(""), space);
  }
}
