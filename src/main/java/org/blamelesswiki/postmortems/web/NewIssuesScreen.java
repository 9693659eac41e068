package org.blamelesswiki.postmortems.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.blamelesswiki.postmortems.action.IssueCell;
import org.blamelesswiki.postmortems.action.PageLink;
import org.blamelesswiki.postmortems.action.PageReader;
import org.blamelesswiki.postmortems.action.Reader;
import org.blamelesswiki.postmortems.settings.Setting;
import org.blamelesswiki.postmortems.spi.Pages;
import org.blamelesswiki.postmortems.spi.WikiPage;
import org.blamelesswiki.postmortems.tracker.ConfiguredTrackers;
import org.blamelesswiki.postmortems.tracker.IssueMaking;
import org.blamelesswiki.postmortems.tracker.IssueMaking.Result;
import org.blamelesswiki.postmortems.tracker.NewIssue;
import org.blamelesswiki.postmortems.tracker.NewIssueSettings;
import org.blamelesswiki.postmortems.tracker.NewIssueSettings.Mapping;
import org.blamelesswiki.postmortems.tracker.Tracker;
import org.blamelesswiki.postmortems.tracker.TrackerConnection;
import org.blamelesswiki.postmortems.tracker.TrackerException;
import org.blamelesswiki.postmortems.tracker.TrackerException.Problem;
import org.blamelesswiki.postmortems.tracker.Viewpoint;
import org.jspecify.annotations.Nullable;

/**
 * Makes issues from rows of a page's action table, for whoever may edit the page. First it shows
 * what would be made; what is there already is found again by its marker and never made twice; the
 * keys are written into the page on the way of every save.
 */
final class NewIssuesScreen implements Screen {

  static final String PATH = "/items/new";

  private static final int MOST = 50;

  /** A tracker may take seconds for each issue: the wiki's own threads are not all given to it. */
  private static final int AT_ONCE = 2;

  private final Pages pages;
  private final ConfiguredTrackers trackers;
  private final Setting<NewIssueSettings> settings;
  private final Optional<PageWriting> writing;
  private final LinkNames names;
  private final Views views;
  private final Semaphore places = new Semaphore(AT_ONCE);

  NewIssuesScreen(
      Pages pages,
      ConfiguredTrackers trackers,
      Setting<NewIssueSettings> settings,
      Optional<PageWriting> writing,
      LinkNames names,
      Views views) {
    this.pages = pages;
    this.trackers = trackers;
    this.settings = settings;
    this.writing = writing;
    this.names = names;
    this.views = views;
  }

  @Override
  public Access access() {
    return Access.LOGGED_IN;
  }

  @Override
  public Response get(Request request) {
    Work work = work(request);
    return show(request, 200, work, work.selectedByDefault(), Map.of(), "");
  }

  @Override
  public Response post(Request request) {
    Work work = work(request);
    Set<String> chosen = Set.copyOf(request.values("row"));
    List<IssueCell> cells =
        work.cells.stream().filter(cell -> chosen.contains(cell.task().id().value())).toList();
    Optional<Tracker> tracker =
        work.choice.flatMap(choice -> trackers.issues().client(choice.connection().id()));
    if (tracker.isEmpty() || cells.isEmpty()) {
      return show(request, 400, work, chosen, Map.of(), "new-issues.choose");
    }
    if (!places.tryAcquire()) {
      return show(request, 503, work, chosen, Map.of(), "new-issues.busy");
    }
    try {
      Map<NewIssue, IssueCell> wanted = new LinkedHashMap<>();
      cells.stream().limit(MOST).forEach(cell -> wanted.put(work.issue(cell), cell));
      List<NewIssue> issues = List.copyOf(wanted.keySet());
      Viewpoint viewpoint = work.viewpoint(request);
      return request.value("do").equals("make")
          ? made(request, work, chosen, wanted, IssueMaking.make(tracker.get(), issues, viewpoint))
          : show(
              request,
              200,
              work,
              chosen,
              byRow(wanted, IssueMaking.dryRun(tracker.get(), issues, viewpoint)),
              "new-issues.dry");
    } catch (TrackerException e) {
      String key = "trackers.tried." + key(e.problem());
      return show(request, 502, work, chosen, Map.of(), key);
    } finally {
      places.release();
    }
  }

  private Response made(
      Request request,
      Work work,
      Set<String> chosen,
      Map<NewIssue, IssueCell> wanted,
      Map<NewIssue, Result> results) {
    String source = work.page.source();
    // From the end: what stands before a row keeps its place.
    List<Map.Entry<NewIssue, IssueCell>> lastFirst = new ArrayList<>(wanted.entrySet());
    lastFirst.sort(
        Comparator.comparingInt(
                (Map.Entry<NewIssue, IssueCell> entry) -> entry.getValue().row().start())
            .reversed());
    String tracker = work.choice.orElseThrow().connection().id();
    boolean isChanged = false;
    for (Map.Entry<NewIssue, IssueCell> entry : lastFirst) {
      Optional<String> key = key(results.get(entry.getKey()));
      if (key.isPresent()) {
        source =
            work.writing.withIssue(
                source, entry.getValue(), key.get(), trackers.issues().linkTo(tracker, key.get()));
        isChanged = true;
      }
    }
    String said = "new-issues.none";
    if (isChanged) {
      String note = I18n.of(request.locale()).text("new-issues.note");
      trackers.issues().expire(Set.of());
      said =
          switch (work.writing.replace(work.page, source, note, request.viewer())) {
            case SAVED -> "new-issues.saved";
            case HELD -> "new-issues.held";
            case CHANGED -> "new-issues.changed";
          };
    }
    return show(request, 200, work, chosen, byRow(wanted, results), said);
  }

  private static Map<String, Result> byRow(
      Map<NewIssue, IssueCell> wanted, Map<NewIssue, Result> results) {
    Map<String, Result> byRow = new LinkedHashMap<>();
    results.forEach(
        (issue, result) -> {
          IssueCell cell = wanted.get(issue);
          if (cell != null) {
            byRow.put(cell.task().id().value(), result);
          }
        });
    return byRow;
  }

  private static Optional<String> key(@Nullable Result result) {
    if (result instanceof Result.Made made) {
      return Optional.of(made.key());
    }
    return result instanceof Result.Found found ? Optional.of(found.key()) : Optional.empty();
  }

  private static String key(Problem problem) {
    return problem.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private Response show(
      Request request,
      int status,
      Work work,
      Set<String> chosen,
      Map<String, Result> results,
      String said) {
    I18n texts = I18n.of(request.locale());
    List<NewIssuesView.Row> rows =
        work.cells.stream()
            .map(cell -> row(cell, work, chosen, results.get(cell.task().id().value())))
            .toList();
    NewIssuesView view =
        new NewIssuesView(
            work.page.ref().id(),
            work.page.ref().title(),
            pages.viewUrl(work.page.ref().id()),
            work.choices.stream()
                .map(
                    choice ->
                        new NewIssuesView.Choice(
                            choice.connection().id(),
                            choice.connection().name(),
                            choice.project(),
                            choice.mapping().issueType()))
                .toList(),
            work.choice.map(choice -> choice.connection().id()).orElse(""),
            rows,
            said);
    return new Response.Page(
        status, texts.text("new-issues.title"), views.render("new-issues", view, texts, request));
  }

  private NewIssuesView.Row row(
      IssueCell cell, Work work, Set<String> chosen, @Nullable Result result) {
    String id = cell.task().id().value();
    String key = key(result).orElse("");
    String tracker = work.choice.map(choice -> choice.connection().id()).orElse("");
    String state = "";
    String reason = "";
    if (result instanceof Result.Failed failed) {
      state = "failed." + key(failed.problem());
      reason = failed.reason();
    } else if (result != null) {
      state = result.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
    return new NewIssuesView.Row(
        id,
        cell.task().details().title(),
        cell.task().row().type() == null ? "" : cell.task().row().type().key(),
        cell.task().row().due(),
        cell.task().row().state().key(),
        chosen.contains(id),
        state,
        reason,
        key,
        key.isEmpty() ? "" : trackers.issues().linkTo(tracker, key).toString());
  }

  /** The page of a request, its rows, and where issues of it can go; for those who may edit it. */
  private Work work(Request request) {
    String pageId = request.value("page");
    PageWriting way =
        writing.orElseThrow(() -> new Router.NotForViewerException("no issues are made here"));
    WikiPage page =
        pages
            .find(pageId, request.viewer())
            .filter(found -> pages.mayEdit(pageId, request.viewer()))
            .orElseThrow(() -> new Router.NotForViewerException(pageId));
    List<Choice> choices = choices(page.ref().space());
    String wanted = request.value("tracker");
    Optional<Choice> choice =
        choices.stream()
            .filter(c -> wanted.isEmpty() || c.connection().id().equals(wanted))
            .findFirst();
    return new Work(
        page,
        new PageReader(trackers.issues().names()).rowsWithoutIssue(page.document(), page.source()),
        choices,
        choice,
        way);
  }

  private List<Choice> choices(String space) {
    NewIssueSettings all = settings.value();
    List<Choice> choices = new ArrayList<>();
    for (TrackerConnection connection : trackers.settings().connections()) {
      all.of(connection.id())
          .ifPresent(
              mapping ->
                  mapping
                      .project(space)
                      .ifPresent(project -> choices.add(new Choice(connection, mapping, project))));
    }
    return choices;
  }

  /** Whether issues can be made from pages of {@code space} at all. */
  boolean isOffered(String space) {
    return writing.isPresent() && !choices(space).isEmpty();
  }

  /** A tracker that issues of the page can go to. */
  private record Choice(TrackerConnection connection, Mapping mapping, String project) {}

  private final class Work {

    private final WikiPage page;
    private final List<IssueCell> cells;
    private final List<Choice> choices;
    private final Optional<Choice> choice;
    private final PageWriting writing;

    Work(
        WikiPage page,
        List<IssueCell> cells,
        List<Choice> choices,
        Optional<Choice> choice,
        PageWriting writing) {
      this.page = page;
      this.cells = cells;
      this.choices = choices;
      this.choice = choice;
      this.writing = writing;
    }

    /** What is only proposed, or left, waits. */
    Set<String> selectedByDefault() {
      return cells.stream()
          .filter(
              cell ->
                  switch (cell.task().row().state()) {
                    case PROPOSED, NOT_DONE_BECAUSE -> false;
                    case NOT_SAID, AGREED -> true;
                  })
          .map(cell -> cell.task().id().value())
          .collect(Collectors.toSet());
    }

    Viewpoint viewpoint(Request request) {
      Reader reader = new Reader(request.viewer().id().orElse(""), page.ref().space());
      return Viewpoint.of(choice.orElseThrow().connection(), reader);
    }

    NewIssue issue(IssueCell cell) {
      Choice to = choice.orElseThrow();
      String pageId = page.ref().id();
      PageLink link =
          new PageLink(
              names.page(pageId), writing.address(pages.viewUrl(pageId)), page.ref().title());
      String factor = cell.task().row().factor();
      return new NewIssue(
          to.project(),
          to.mapping().issueType(),
          cell.task().details().title(),
          page.ref().title() + "\n" + link.address() + (factor.isEmpty() ? "" : "\n\n" + factor),
          to.mapping().labels(),
          to.mapping().due() ? cell.task().row().due() : null,
          cell.task().row().type(),
          names.item(pageId, cell.task().id()),
          to.mapping().linkBack() ? link : null);
    }
  }
}
