package org.blamelesswiki.postmortems.web;

import java.util.ArrayList;
import java.util.List;
import org.blamelesswiki.postmortems.settings.IntakeSettings;
import org.blamelesswiki.postmortems.settings.Setting;
import org.blamelesswiki.postmortems.settings.Versioned;
import org.blamelesswiki.postmortems.spi.Space;
import org.blamelesswiki.postmortems.spi.Store;
import org.blamelesswiki.postmortems.spi.Wiki;
import org.blamelesswiki.postmortems.tracker.TrackerConnection;
import org.blamelesswiki.postmortems.tracker.TrackerSettings;

/** Which issues are incidents, and which of their fields say what. For wiki admins. */
final class IntakeScreen implements Screen {

  static final String PATH = "/admin/intake";

  private final Wiki wiki;
  private final Setting<IntakeSettings> intake;
  private final Setting<TrackerSettings> trackers;
  private final Covers covers;
  private final Views views;

  IntakeScreen(
      Wiki wiki,
      Setting<IntakeSettings> intake,
      Setting<TrackerSettings> trackers,
      Covers covers,
      Views views) {
    this.wiki = wiki;
    this.intake = intake;
    this.trackers = trackers;
    this.covers = covers;
    this.views = views;
  }

  /**
   * The screen.
   *
   * @param rows one for each tracker
   * @param spaces the spaces that incidents may belong to
   * @param version the version of the row it was read from
   * @param saved whether it has just been saved
   * @param covers what is read now
   * @param problems what is wrong with the form
   */
  public record IntakeView(
      List<Row> rows,
      List<Space> spaces,
      long version,
      boolean saved,
      String covers,
      Problems problems) {
    public IntakeView {
      rows = List.copyOf(rows);
      spaces = List.copyOf(spaces);
    }
  }

  /**
   * One tracker.
   *
   * @param name what readers call it
   * @param mayBeRead whether it has an account of its own to read by itself with
   * @param source what is set
   */
  public record Row(String name, boolean mayBeRead, IntakeSettings.Source source) {}

  @Override
  public Access access() {
    return Access.WIKI_ADMIN;
  }

  @Override
  public Response get(Request request) {
    Versioned<IntakeSettings> now = intake.read();
    return page(request, 200, now.value(), now.version(), Problems.none());
  }

  @Override
  public Response post(Request request) {
    I18n texts = I18n.of(request.locale());
    Problems problems = Problems.none();
    IntakeSettings typed = typed(request, texts, problems);
    long seen = Parsing.whole(request.value("version")).orElse(-1);
    if (!problems.isEmpty()) {
      return page(request, 400, typed, seen, problems);
    }
    try {
      intake.save(typed, seen);
    } catch (Store.StaleRowException e) {
      problems.add("version", texts.text("rules.stale"));
      return page(request, 409, typed, intake.read().version(), problems);
    }
    return new Response.Redirect(request.site().screens() + PATH + "?saved");
  }

  private IntakeSettings typed(Request request, I18n texts, Problems problems) {
    List<IntakeSettings.Source> sources = new ArrayList<>();
    for (TrackerConnection connection : trackers.value().connections()) {
      String id = connection.id();
      try {
        IntakeSettings.Source source =
            new IntakeSettings.Source(
                id,
                request.value("query-" + id),
                request.value("space-" + id),
                request.value("started-" + id),
                request.value("ended-" + id),
                request.value("severity-" + id),
                request.value("service-" + id));
        if (source.isRead() && !mayBeRead(connection)) {
          problems.add("query-" + id, texts.text("intake.problem.account", connection.name()));
        }
        if (source.isRead() && wiki.spaces().find(source.space(), request.viewer()).isEmpty()) {
          problems.add("space-" + id, texts.text("create.problem.space", source.space()));
        }
        if (source.isRead() || !IssueFacts.fields(source).isEmpty()) {
          sources.add(source);
        }
      } catch (IllegalArgumentException e) {
        problems.add("query-" + id, Parsing.reason(e));
      }
    }
    return new IntakeSettings(sources);
  }

  private static boolean mayBeRead(TrackerConnection connection) {
    return connection.access() == TrackerConnection.Access.SERVICE_ACCOUNT;
  }

  private Response page(
      Request request, int status, IntakeSettings settings, long version, Problems problems) {
    I18n texts = I18n.of(request.locale());
    List<Row> rows = new ArrayList<>();
    for (TrackerConnection connection : trackers.value().connections()) {
      rows.add(
          new Row(
              connection.name(),
              mayBeRead(connection),
              settings
                  .source(connection.id())
                  .orElseGet(
                      () -> new IntakeSettings.Source(connection.id(), "", "", "", "", "", ""))));
    }
    IntakeView view =
        new IntakeView(
            rows,
            wiki.spaces().visibleTo(request.viewer()),
            version,
            request.has("saved"),
            covers.sentence("", request.locale()),
            problems);
    return new Response.Page(
        status, texts.text("intake.title"), views.render("intake", view, texts, request));
  }
}
