package org.blamelesswiki.postmortems.web;

import java.util.List;
import java.util.Optional;
import org.blamelesswiki.postmortems.tracker.AccessToken;
import org.blamelesswiki.postmortems.tracker.ConfiguredTrackers;
import org.blamelesswiki.postmortems.tracker.StoredTokens;
import org.blamelesswiki.postmortems.tracker.TrackerConnection;
import org.blamelesswiki.postmortems.tracker.Viewpoint;

/** Where users give the wiki a token of their own for the trackers that are asked in their name. */
final class OwnTokensScreen implements Screen {

  static final String PATH = "/my-trackers";

  private final ConfiguredTrackers trackers;
  private final StoredTokens tokens;
  private final Views views;

  OwnTokensScreen(ConfiguredTrackers trackers, StoredTokens tokens, Views views) {
    this.trackers = trackers;
    this.tokens = tokens;
    this.views = views;
  }

  @Override
  public Access access() {
    return Access.LOGGED_IN;
  }

  @Override
  public Response get(Request request) {
    return page(request, 200, request.has("saved") ? "own-tokens.saved" : "");
  }

  @Override
  public Response post(Request request) {
    Optional<TrackerConnection> connection =
        connections().stream()
            .filter(candidate -> candidate.id().equals(request.value("tracker")))
            .findFirst();
    Optional<Viewpoint> viewpoint = viewpoint(request);
    if (connection.isEmpty() || viewpoint.isEmpty()) {
      throw new Router.NotForViewerException(request.value("tracker"));
    }
    if (request.value("do").equals("forget")) {
      tokens.forget(connection.get(), viewpoint.get());
    } else {
      try {
        AccessToken token = new AccessToken(request.value("token"));
        tokens.keep(connection.get(), viewpoint.get(), token);
      } catch (IllegalArgumentException e) {
        return page(request, 400, "own-tokens.problem");
      }
    }
    return new Response.Redirect(request.site().screens() + PATH + "?saved");
  }

  /** The trackers a user can give a token for, and whether they did. */
  public record OwnTokensView(List<Row> rows, String message) {
    public OwnTokensView {
      rows = List.copyOf(rows);
    }

    /** One tracker. */
    public record Row(String id, String name, String base, boolean given) {}
  }

  private Response page(Request request, int status, String message) {
    I18n texts = I18n.of(request.locale());
    List<OwnTokensView.Row> rows =
        connections().stream()
            .map(
                connection ->
                    new OwnTokensView.Row(
                        connection.id(),
                        connection.name(),
                        connection.base().toString(),
                        viewpoint(request)
                            .flatMap(viewpoint -> tokens.find(connection, viewpoint))
                            .isPresent()))
            .toList();
    return new Response.Page(
        status,
        texts.text("own-tokens.title"),
        views.render("own-tokens", new OwnTokensView(rows, message), texts, request));
  }

  private List<TrackerConnection> connections() {
    return trackers.settings().connections().stream()
        .filter(
            connection ->
                connection.access() == TrackerConnection.Access.AS_VIEWER
                    && connection.route() == TrackerConnection.Route.DIRECT)
        .toList();
  }

  private static Optional<Viewpoint> viewpoint(Request request) {
    return request.viewer().id().map(Viewpoint.User::new);
  }
}
