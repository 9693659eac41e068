package org.blamelesswiki.postmortems.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.blamelesswiki.postmortems.criteria.Criterion;
import org.blamelesswiki.postmortems.postmortem.PostmortemRequest;
import org.blamelesswiki.postmortems.postmortem.PostmortemRequest.Step;
import org.blamelesswiki.postmortems.postmortem.Subject;
import org.blamelesswiki.postmortems.spi.Space;
import org.blamelesswiki.postmortems.spi.Viewer;

/**
 * One request with all that happened to it. Seen by whoever may see the space that is asked;
 * answered in writing by the space's owners.
 */
final class RequestScreen implements Screen {

  /** As long as there usually is to write one. */
  private static final int USUAL_DAYS = 14;

  private final DueDesk desk;
  private final Views views;

  RequestScreen(DueDesk desk, Views views) {
    this.desk = desk;
    this.views = views;
  }

  @Override
  public Access access() {
    return Access.ANYONE;
  }

  @Override
  public Response get(Request request) {
    return page(request, 200, found(request), Problems.none());
  }

  @Override
  public Response post(Request request) {
    PostmortemRequest asked = found(request);
    if (!mayAnswer(asked, request.viewer())) {
      throw new Router.NotForViewerException(asked.id());
    }
    I18n texts = I18n.of(request.locale());
    Problems problems = Problems.none();
    try {
      if (request.value("do").equals("accept")) {
        accept(asked, request, texts, problems);
      } else {
        decline(asked, request, texts, problems);
      }
    } catch (IllegalArgumentException e) {
      problems.add("changed", texts.text("requests.problem.changed"));
    }
    return problems.isEmpty()
        ? new Response.Redirect(request.site().screens() + DueAddresses.of(asked) + "&saved")
        : page(request, 400, found(request), problems);
  }

  private void accept(PostmortemRequest asked, Request request, I18n texts, Problems problems) {
    Optional<String> owner =
        request.value("owner").isEmpty()
            ? request.viewer().id()
            : desk.wiki().users().find(request.value("owner"));
    if (owner.isEmpty()) {
      problems.add("owner", texts.text("due.problem.owner", request.value("owner")));
    }
    Optional<LocalDate> due = day(request.value("due"));
    if (due.filter(day -> !day.isBefore(desk.today())).isEmpty()) {
      problems.add("due", texts.text("requests.problem.due"));
    }
    Optional<String> page = Optional.of(request.value("page")).filter(id -> !id.isEmpty());
    if (page.isPresent()
        && pages(asked, request.viewer()).stream().noneMatch(p -> p.id().equals(page.get()))) {
      problems.add("page", texts.text("due.problem.page"));
    }
    if (problems.isEmpty()) {
      desk.accept(asked, owner.orElseThrow(), due.orElseThrow(), page);
    }
  }

  private void decline(PostmortemRequest asked, Request request, I18n texts, Problems problems) {
    String instead = request.value("instead");
    if (instead.isEmpty()) {
      problems.add("instead", texts.text("requests.problem.instead"));
    } else if (instead.length() > PostmortemRequest.LONGEST) {
      problems.add("instead", texts.text("requests.problem.long", PostmortemRequest.LONGEST));
    } else {
      desk.decline(asked, instead);
    }
  }

  private boolean mayAnswer(PostmortemRequest asked, Viewer viewer) {
    return viewer.isLoggedIn() && desk.wiki().spaces().mayAdminister(asked.space(), viewer);
  }

  private PostmortemRequest found(Request request) {
    return desk.findRequest(request.value("id"), request.viewer())
        .orElseThrow(() -> new Router.NotForViewerException(request.value("id")));
  }

  private List<ObligationView.Page> pages(PostmortemRequest asked, Viewer viewer) {
    return ObligationScreen.pages(desk, asked.space(), viewer);
  }

  private static Optional<LocalDate> day(String typed) {
    try {
      return Optional.of(LocalDate.parse(typed));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private Response page(Request request, int status, PostmortemRequest asked, Problems problems) {
    I18n texts = I18n.of(request.locale());
    Viewer viewer = request.viewer();
    boolean mayAnswer = mayAnswer(asked, viewer) && asked.isOpen();
    RequestView view =
        new RequestView(
            asked.id(),
            asked.incident(),
            desk.wiki().spaces().find(asked.space(), viewer).map(Space::name).orElse(""),
            asked.by(),
            desk.criteria()
                .holdingIn(asked.space())
                .criterion(asked.criterion())
                .map(Criterion::name)
                .orElse(asked.criterion().value()),
            asked.question(),
            asked.state().key(),
            events(asked, viewer),
            desk.find(Subject.request(asked.id()), viewer).isPresent()
                ? DueAddresses.of(Subject.request(asked.id()))
                : "",
            mayAnswer,
            mayAnswer ? pages(asked, viewer) : List.of(),
            request.value("owner"),
            request.has("due")
                ? request.value("due")
                : desk.today().plusDays(USUAL_DAYS).toString(),
            request.value("instead"),
            request.has("saved"),
            problems);
    return new Response.Page(
        status,
        texts.text("requests.one.title", asked.incident()),
        views.render("request", view, texts, request));
  }

  private List<RequestView.Event> events(PostmortemRequest asked, Viewer viewer) {
    List<RequestView.Event> events = new ArrayList<>();
    events.add(new RequestView.Event("asked", RequestView.day(asked.askedAt(), desk.zone()), ""));
    for (Step step : asked.steps()) {
      String day = RequestView.day(step.at(), desk.zone());
      if (step instanceof Step.Accepted accepted) {
        events.add(new RequestView.Event("accepted", day, accepted.due().toString()));
      } else if (step instanceof Step.Declined declined) {
        events.add(new RequestView.Event("declined", day, declined.instead()));
      } else if (step instanceof Step.Published published) {
        events.add(
            new RequestView.Event(
                "published",
                day,
                desk.wiki().pages().mayView(published.page(), viewer)
                    ? desk.wiki().pages().viewUrl(published.page())
                    : ""));
      } else {
        events.add(new RequestView.Event("asked-again", day, ""));
      }
    }
    return events;
  }
}
