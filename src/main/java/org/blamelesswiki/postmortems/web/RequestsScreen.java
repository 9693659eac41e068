package org.blamelesswiki.postmortems.web;

import java.util.List;
import java.util.Optional;
import org.blamelesswiki.postmortems.postmortem.PostmortemRequest;
import org.blamelesswiki.postmortems.spi.Space;
import org.blamelesswiki.postmortems.spi.Viewer;

/** The requests for postmortems in the spaces that a viewer may see, the last asked first. */
final class RequestsScreen implements Screen {

  private static final int MOST = 100;

  private final DueDesk desk;
  private final Views views;

  RequestsScreen(DueDesk desk, Views views) {
    this.desk = desk;
    this.views = views;
  }

  @Override
  public Access access() {
    return Access.ANYONE;
  }

  @Override
  public Response get(Request request) {
    I18n texts = I18n.of(request.locale());
    Viewer viewer = request.viewer();
    String show = RequestsView.FILTERS.contains(request.value("show")) ? request.value("show") : "";
    List<RequestsView.Row> rows =
        desk.requests().all().stream()
            .filter(one -> isWanted(one, show, viewer))
            .flatMap(one -> row(one, viewer).stream())
            .limit(MOST)
            .toList();
    RequestsView view = new RequestsView(rows, show, viewer.isLoggedIn());
    return new Response.Page(
        200, texts.text("requests.title"), views.render("requests", view, texts, request));
  }

  private static boolean isWanted(PostmortemRequest one, String show, Viewer viewer) {
    return switch (show) {
      case "open" -> one.isOpen();
      case "mine" -> viewer.id().filter(one.askers()::contains).isPresent();
      default -> true;
    };
  }

  private Optional<RequestsView.Row> row(PostmortemRequest one, Viewer viewer) {
    return desk.wiki()
        .spaces()
        .find(one.space(), viewer)
        .map(Space::name)
        .map(
            space ->
                new RequestsView.Row(
                    one.incident(),
                    DueAddresses.of(one),
                    space,
                    one.by(),
                    one.state().key(),
                    RequestView.day(one.askedAt(), desk.zone())));
  }
}
