package org.blamelesswiki.postmortems.web;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.blamelesswiki.postmortems.postmortem.Ending;
import org.blamelesswiki.postmortems.postmortem.RecordedObligation;
import org.blamelesswiki.postmortems.spi.Space;
import org.blamelesswiki.postmortems.spi.Viewer;

/**
 * What is not written yet, of a space or of the whole site, as far as the viewer may see it; and
 * what was decided not to be written, or is not required. By date; the only owner to ask for is
 * oneself.
 */
final class DueScreen implements Screen {

  private static final int PAGE = 50;

  private final DueDesk desk;
  private final Views views;
  private final Supplier<List<String>> queries;

  DueScreen(DueDesk desk, Views views, Supplier<List<String>> queries) {
    this.desk = desk;
    this.views = views;
    this.queries = queries;
  }

  @Override
  public Access access() {
    return Access.ANYONE;
  }

  @Override
  public Response get(Request request) {
    I18n texts = I18n.of(request.locale());
    Viewer viewer = request.viewer();
    List<Space> spaces = desk.wiki().spaces().visibleTo(viewer);
    String show = DueView.FILTERS.contains(request.value("show")) ? request.value("show") : "";
    String space = request.value("space");
    int from = (int) Math.max(0, Parsing.whole(request.value("from")).orElse(0));
    List<RecordedObligation> all =
        wanted(show, viewer).stream()
            .filter(due -> space.isEmpty() || due.matter().space().equals(space))
            .filter(due -> desk.maySee(due, viewer))
            .toList();
    List<DueView.Row> rows = new ArrayList<>();
    all.subList(Math.min(from, all.size()), Math.min(from + PAGE, all.size()))
        .forEach(due -> rows.add(row(due, viewer, spaces)));
    DueView view =
        new DueView(
            rows,
            show,
            space,
            spaces,
            queries.get(),
            from,
            PAGE,
            from + PAGE < all.size(),
            viewer.isLoggedIn());
    return new Response.Page(
        200, texts.text("due.title"), views.render("due", view, texts, request));
  }

  private List<RecordedObligation> wanted(String show, Viewer viewer) {
    return switch (show) {
      case "" -> desk.obligations().open();
      case "mine" ->
          desk.obligations().open().stream().filter(due -> due.isOf(viewer.id())).toList();
      default ->
          desk.obligations().ended().stream()
              .filter(due -> due.standing().ending().filter(e -> isOf(e, show)).isPresent())
              .toList();
    };
  }

  /** What corrected facts lifted is shown beside what people saw is not required. */
  private static boolean isOf(Ending ending, String show) {
    String key = ending instanceof Ending.Lifted ? "not-required" : ending.key();
    return key.equals(show);
  }

  private DueView.Row row(RecordedObligation due, Viewer viewer, List<Space> spaces) {
    ZoneId zone = desk.zone();
    Optional<Ending> ending = due.standing().ending();
    return new DueView.Row(
        due.matter().title(),
        DueAddresses.of(due.subject()),
        spaces.stream()
            .filter(space -> space.key().equals(due.matter().space()))
            .map(Space::name)
            .findFirst()
            .orElse(due.matter().space()),
        due.matter().level().key(),
        due.dueOn(zone).map(LocalDate::toString).orElse(""),
        due.isPastItsDate(desk.now()),
        due.isOf(viewer.id()),
        due.standing().owner().flatMap(desk.wiki().users()::name).orElse(""),
        String.join(", ", due.matter().teams()),
        due.subject().kind().key(),
        due.standing().page().isPresent(),
        ending.map(Ending::key).orElse(""),
        ending.map(Ending::because).orElse(""),
        ending.map(e -> LocalDate.ofInstant(e.at(), zone).toString()).orElse(""));
  }
}
