package org.blamelesswiki.postmortems.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.blamelesswiki.postmortems.settings.Setting;
import org.blamelesswiki.postmortems.settings.Versioned;
import org.blamelesswiki.postmortems.spi.Store;
import org.blamelesswiki.postmortems.spi.Viewer;
import org.blamelesswiki.postmortems.tracker.AccessToken;
import org.blamelesswiki.postmortems.tracker.ConfiguredTrackers;
import org.blamelesswiki.postmortems.tracker.LiveIssues.ConnectionReport;
import org.blamelesswiki.postmortems.tracker.StoredTokens;
import org.blamelesswiki.postmortems.tracker.Tokens;
import org.blamelesswiki.postmortems.tracker.TrackerConnection;
import org.blamelesswiki.postmortems.tracker.TrackerException;
import org.blamelesswiki.postmortems.tracker.TrackerSettings;
import org.blamelesswiki.postmortems.tracker.Trackers;
import org.blamelesswiki.postmortems.tracker.Transports;
import org.blamelesswiki.postmortems.tracker.Viewpoint;
import org.blamelesswiki.postmortems.web.TrackerDesk.WikiLink;
import org.jspecify.annotations.Nullable;

/** Which trackers there are, in whose name they are asked, and who may see what of them. */
final class TrackersScreen implements Screen {

  static final String PATH = "/admin/trackers";

  private final Setting<TrackerSettings> setting;
  private final StoredTokens tokens;
  private final ConfiguredTrackers trackers;
  private final Function<Tokens, Transports> transports;
  private final Supplier<List<WikiLink>> links;
  private final Views views;

  TrackersScreen(
      Setting<TrackerSettings> setting,
      StoredTokens tokens,
      ConfiguredTrackers trackers,
      Function<Tokens, Transports> transports,
      Supplier<List<WikiLink>> links,
      Views views) {
    this.setting = setting;
    this.tokens = tokens;
    this.trackers = trackers;
    this.transports = transports;
    this.links = links;
    this.views = views;
  }

  @Override
  public Access access() {
    return Access.WIKI_ADMIN;
  }

  @Override
  public Response get(Request request) {
    Versioned<TrackerSettings> current = setting.read();
    TrackerForm form =
        current
            .value()
            .connection(request.value("edit"))
            .map(TrackerForm::of)
            .or(() -> unused(current.value(), request.value("link")).map(TrackerForm::over))
            .orElse(TrackerForm.NEW);
    String message = request.has("saved") ? "admin.saved" : "";
    return page(request, 200, form, current.version(), new Said(message, "", true));
  }

  @Override
  public Response post(Request request) {
    long seen = Parsing.whole(request.value("version")).orElse(-1);
    TrackerForm form = TrackerForm.typed(request);
    return switch (request.value("do")) {
      case "try" -> tryOut(request, form, seen);
      case "remove" -> remove(request, form, seen);
      case "pace" -> savePace(request, seen);
      default -> save(request, form, seen);
    };
  }

  private Response save(Request request, TrackerForm form, long seen) {
    TrackerConnection connection;
    Optional<AccessToken> token;
    TrackerSettings changed;
    TrackerSettings before = setting.value();
    try {
      connection = form.toConnection();
      if (form.id().isEmpty() && before.connection(connection.id()).isPresent()) {
        throw new IllegalArgumentException("there is a tracker of this name already");
      }
      token = token(request);
      changed = before.with(connection);
    } catch (IllegalArgumentException e) {
      return page(request, 400, form, seen, new Said("trackers.problem", Parsing.reason(e), false));
    }
    return stored(
        request,
        form,
        changed,
        seen,
        () -> {
          before
              .connection(connection.id())
              .filter(old -> !old.base().equals(connection.base()))
              .ifPresent(tokens::forgetAll);
          token.ifPresent(value -> tokens.keep(connection, own(connection, request), value));
        });
  }

  private Response remove(Request request, TrackerForm form, long seen) {
    TrackerSettings before = setting.value();
    return stored(
        request,
        form,
        before.without(form.id()),
        seen,
        () -> before.connection(form.id()).ifPresent(tokens::forgetAll));
  }

  private Response savePace(Request request, long seen) {
    TrackerSettings before = setting.value();
    TrackerSettings changed;
    try {
      changed =
          new TrackerSettings(
              before.connections(),
              whole(request.value("budget"), "how long a page waits"),
              whole(request.value("fresh"), "how long an answer counts as fresh"));
    } catch (IllegalArgumentException e) {
      Said said = new Said("trackers.problem", Parsing.reason(e), false);
      return page(request, 400, TrackerForm.NEW, seen, said);
    }
    return stored(request, TrackerForm.NEW, changed, seen, () -> {});
  }

  private static int whole(String typed, String what) {
    OptionalLong value = Parsing.whole(typed);
    if (value.isEmpty() || value.getAsLong() < 0 || value.getAsLong() > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(what + " is a whole number, not '" + typed + "'");
    }
    return (int) value.getAsLong();
  }

  private Response stored(
      Request request, TrackerForm form, TrackerSettings changed, long seen, Runnable afterwards) {
    try {
      setting.save(changed, seen);
    } catch (Store.StaleRowException e) {
      long now = setting.read().version();
      return page(request, 409, form, now, new Said("trackers.stale", "", false));
    }
    afterwards.run();
    return new Response.Redirect(request.site().screens() + PATH + "?saved");
  }

  /** Asks the tracker who we are, with the token typed or the one kept; stores nothing. */
  private Response tryOut(Request request, TrackerForm form, long seen) {
    try {
      TrackerConnection connection = form.toConnection();
      Optional<AccessToken> typed = token(request);
      Tokens used = typed.isPresent() ? (c, viewpoint) -> typed : tokens;
      String name =
          Trackers.over(transports.apply(used)).apply(connection).whoAmI(own(connection, request));
      return page(request, 200, form, seen, new Said("trackers.tried", name, true));
    } catch (TrackerException e) {
      String key =
          "trackers.tried." + e.problem().name().toLowerCase(Locale.ROOT).replace('_', '-');
      return page(request, 200, form, seen, new Said(key, "", false));
    } catch (IllegalArgumentException e) {
      return page(request, 400, form, seen, new Said("trackers.problem", Parsing.reason(e), false));
    }
  }

  private Optional<WikiLink> unused(TrackerSettings settings, String id) {
    return unused(settings).stream().filter(link -> link.id().equals(id)).findFirst();
  }

  /** The wiki's links that no tracker here goes by. */
  private List<WikiLink> unused(TrackerSettings settings) {
    return links.get().stream().filter(link -> settings.connection(link.id()).isEmpty()).toList();
  }

  /** In whose name the admin tries a connection out: the account's, or their own. */
  private static Viewpoint own(TrackerConnection connection, Request request) {
    return connection.access() == TrackerConnection.Access.SERVICE_ACCOUNT
        ? new Viewpoint.ServiceAccount()
        : viewpoint(request.viewer());
  }

  private static Viewpoint viewpoint(Viewer viewer) {
    return viewer.id().<Viewpoint>map(Viewpoint.User::new).orElseGet(Viewpoint.Nobody::new);
  }

  private static Optional<AccessToken> token(Request request) {
    String typed = request.value("token");
    return typed.isEmpty() ? Optional.empty() : Optional.of(new AccessToken(typed));
  }

  /** What the screen says first. */
  private record Said(String key, String argument, boolean good) {}

  private Response page(Request request, int status, TrackerForm form, long version, Said said) {
    I18n texts = I18n.of(request.locale());
    TrackerSettings settings = setting.value();
    boolean hasToken =
        settings
            .connection(form.id())
            .flatMap(connection -> tokens.find(connection, own(connection, request)))
            .isPresent();
    TrackersView view =
        new TrackersView(
            rows(settings),
            unused(settings),
            form,
            settings.budgetMillis(),
            settings.freshSeconds(),
            version,
            hasToken,
            said.key(),
            said.argument(),
            said.good(),
            Problems.none());
    return new Response.Page(
        status, texts.text("trackers.title"), views.render("trackers", view, texts, request));
  }

  private List<TrackersView.Row> rows(TrackerSettings settings) {
    Map<String, ConnectionReport> reports = trackers.issues().reports();
    List<TrackersView.Row> rows = new ArrayList<>();
    for (TrackerConnection connection : settings.connections()) {
      ConnectionReport report = reports.get(connection.id());
      rows.add(
          new TrackersView.Row(
              connection.id(),
              connection.name(),
              connection.base().toString(),
              TrackerForm.of(connection).access(),
              report == null ? "" : words(report.lastAnswer()),
              report == null ? "" : report.message()));
    }
    return rows;
  }

  private static String words(@Nullable Instant instant) {
    return instant == null ? "" : instant.toString();
  }
}
