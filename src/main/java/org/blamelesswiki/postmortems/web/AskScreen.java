package org.blamelesswiki.postmortems.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.blamelesswiki.postmortems.criteria.CriteriaSet;
import org.blamelesswiki.postmortems.criteria.Criterion;
import org.blamelesswiki.postmortems.criteria.CriterionId;
import org.blamelesswiki.postmortems.criteria.Level;
import org.blamelesswiki.postmortems.postmortem.PostmortemRequest;
import org.blamelesswiki.postmortems.postmortem.RequestList;
import org.blamelesswiki.postmortems.publishing.Requests;
import org.blamelesswiki.postmortems.spi.Space;

/** Asks another team's space for a postmortem; open to everybody who may see that space. */
final class AskScreen implements Screen {

  private final DueDesk desk;
  private final Views views;

  AskScreen(DueDesk desk, Views views) {
    this.desk = desk;
    this.views = views;
  }

  @Override
  public Access access() {
    return Access.LOGGED_IN;
  }

  @Override
  public Response get(Request request) {
    return page(request, 200, Problems.none());
  }

  @Override
  public Response post(Request request) {
    I18n texts = I18n.of(request.locale());
    Problems problems = Problems.none();
    Optional<Space> space = desk.wiki().spaces().find(request.value("space"), request.viewer());
    if (space.isEmpty()) {
      problems.add("space", texts.text("requests.problem.space"));
    }
    for (String field : List.of("incident", "by", "question")) {
      check(field, request, texts, problems);
    }
    Optional<CriterionId> criterion = criterion(request);
    if (criterion.isEmpty()) {
      problems.add("criterion", texts.text("requests.problem.criterion"));
    }
    if (!problems.isEmpty()) {
      return page(request, 400, problems);
    }
    RequestList.Taken taken =
        desk.requests()
            .ask(
                new Requests.Asking(
                    space.orElseThrow().key(),
                    request.value("incident"),
                    request.value("by"),
                    criterion.orElseThrow(),
                    request.value("question"),
                    request.viewer().id().orElseThrow()));
    if (taken instanceof RequestList.Taken.PutOff putOff) {
      LocalDate again = LocalDate.ofInstant(putOff.until(), desk.zone());
      problems.add("question", texts.text("requests.problem.put-off", again.toString()));
      return page(request, 429, problems);
    }
    return new Response.Redirect(
        request.site().screens()
            + DueAddresses.REQUESTS
            + (taken instanceof RequestList.Taken.Merged ? "?merged" : "?asked"));
  }

  private static void check(String field, Request request, I18n texts, Problems problems) {
    String typed = request.value(field);
    if (typed.isEmpty()) {
      problems.add(field, texts.text("requests.problem." + field));
    } else if (typed.length() > PostmortemRequest.LONGEST) {
      problems.add(field, texts.text("requests.problem.long", PostmortemRequest.LONGEST));
    }
  }

  private Optional<CriterionId> criterion(Request request) {
    String typed = request.value("criterion");
    return criteria(request.value("space")).stream()
        .map(Criterion::id)
        .filter(id -> id.value().equals(typed))
        .findFirst();
  }

  /** Those that are switched on; where none is, those that could be. */
  private List<Criterion> criteria(String space) {
    CriteriaSet set = space.isEmpty() ? desk.criteria().value() : desk.criteria().holdingIn(space);
    List<Criterion> all =
        set.criteria().stream().filter(criterion -> criterion.level() != Level.EXEMPT).toList();
    List<Criterion> on = all.stream().filter(Criterion::enabled).toList();
    return on.isEmpty() ? all : on;
  }

  private Response page(Request request, int status, Problems problems) {
    I18n texts = I18n.of(request.locale());
    String space = request.value("space");
    List<AskView.Choice> criteria =
        criteria(space).stream()
            .map(criterion -> new AskView.Choice(criterion.id().value(), criterion.name()))
            .toList();
    AskView view =
        new AskView(
            desk.wiki().spaces().visibleTo(request.viewer()),
            criteria,
            space,
            request.value("incident"),
            request.value("by"),
            request.value("criterion"),
            request.value("question"),
            problems);
    return new Response.Page(
        status, texts.text("requests.ask.title"), views.render("ask", view, texts, request));
  }
}
