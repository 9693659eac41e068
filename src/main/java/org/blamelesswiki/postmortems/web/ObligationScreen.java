package org.blamelesswiki.postmortems.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.blamelesswiki.postmortems.criteria.Criterion;
import org.blamelesswiki.postmortems.criteria.CriterionId;
import org.blamelesswiki.postmortems.postmortem.Ending;
import org.blamelesswiki.postmortems.postmortem.RecordedObligation;
import org.blamelesswiki.postmortems.postmortem.Subject;
import org.blamelesswiki.postmortems.publishing.PostmortemRecord;
import org.blamelesswiki.postmortems.spi.Space;
import org.blamelesswiki.postmortems.spi.Viewer;

/**
 * One postmortem that is or was due: why, until when, who coordinates it, and what may be decided.
 * Seen by whoever may see its page or space; decided by whoever may write there; the space's owners
 * name others.
 */
final class ObligationScreen implements Screen {

  /** More pages than that nobody looks through; the newest come first. */
  private static final int PAGES_OFFERED = 50;

  private final DueDesk desk;
  private final Views views;

  ObligationScreen(DueDesk desk, Views views) {
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
    RecordedObligation due = found(request);
    if (!desk.mayDecide(due, request.viewer())) {
      throw new Router.NotForViewerException(due.subject().toString());
    }
    Problems problems = Problems.none();
    I18n texts = I18n.of(request.locale());
    try {
      act(request, due, texts, problems);
    } catch (IllegalArgumentException e) {
      // Somebody decided something else meanwhile: the screen shows what.
      problems.add("changed", texts.text("due.problem.changed"));
    }
    return problems.isEmpty()
        ? new Response.Redirect(
            request.site().screens() + DueAddresses.of(due.subject()) + "&saved")
        : page(request, 400, found(request), problems);
  }

  private void act(Request request, RecordedObligation due, I18n texts, Problems problems) {
    switch (request.value("do")) {
      case "take" -> take(request, due);
      case "hand-back" -> handBack(request, due);
      case "name" -> name(request, due, texts, problems);
      case "page" -> settle(request, due, texts, problems);
      case "not-written" ->
          end(due, new Draft(request, "not-written-because", texts, problems), Kind.NOT_WRITTEN);
      case "not-required" ->
          end(due, new Draft(request, "not-required-because", texts, problems), Kind.NOT_REQUIRED);
      case "reopen" -> desk.obligations().reopen(due.subject());
      default -> problems.add("changed", texts.text("due.problem.changed"));
    }
  }

  private enum Kind {
    NOT_WRITTEN,
    NOT_REQUIRED
  }

  /** The reason somebody typed, and where to say what is wrong with it. */
  private record Draft(Request request, String field, I18n texts, Problems problems) {
    Optional<String> reason() {
      String typed = request.value(field);
      if (typed.isEmpty()) {
        problems.add(field, texts.text("due.problem.reason"));
      } else if (typed.length() > Ending.LONGEST_REASON) {
        problems.add(field, texts.text("due.problem.reason-long", Ending.LONGEST_REASON));
      }
      return problems.isEmpty() ? Optional.of(typed) : Optional.empty();
    }
  }

  private void end(RecordedObligation due, Draft draft, Kind kind) {
    draft
        .reason()
        .ifPresent(
            because ->
                desk.obligations()
                    .end(
                        due.subject(),
                        kind == Kind.NOT_WRITTEN
                            ? new Ending.NotWritten(because, desk.now())
                            : new Ending.NotRequired(because, desk.now())));
  }

  /** What somebody coordinates already is theirs until they hand it back. */
  private void take(Request request, RecordedObligation due) {
    if (!mayTake(due, request.viewer())) {
      throw new Router.NotForViewerException(due.subject().toString());
    }
    desk.obligations().setOwner(due.subject(), request.viewer().id());
  }

  private boolean mayTake(RecordedObligation due, Viewer viewer) {
    return desk.mayDecide(due, viewer)
        && (due.standing().owner().isEmpty() || desk.ownsSpace(due, viewer));
  }

  /** Whoever coordinates it may stop; the space's owners may take it from somebody. */
  private void handBack(Request request, RecordedObligation due) {
    if (!due.isOf(request.viewer().id()) && !desk.ownsSpace(due, request.viewer())) {
      throw new Router.NotForViewerException(due.subject().toString());
    }
    desk.obligations().setOwner(due.subject(), Optional.empty());
  }

  private void name(Request request, RecordedObligation due, I18n texts, Problems problems) {
    if (!desk.ownsSpace(due, request.viewer())) {
      throw new Router.NotForViewerException(due.subject().toString());
    }
    Optional<String> owner = desk.wiki().users().find(request.value("owner"));
    if (owner.isEmpty()) {
      problems.add("owner", texts.text("due.problem.owner", request.value("owner")));
      return;
    }
    RecordedObligation named = desk.obligations().setOwner(due.subject(), owner);
    if (!owner.equals(request.viewer().id())) {
      desk.messages().named(owner.get(), named);
    }
  }

  private void settle(Request request, RecordedObligation due, I18n texts, Problems problems) {
    String page = request.value("page");
    if (pages(due.matter().space(), request.viewer()).stream()
        .noneMatch(offered -> offered.id().equals(page))) {
      problems.add("page", texts.text("due.problem.page"));
      return;
    }
    desk.settledBy(due.subject(), page);
  }

  private RecordedObligation found(Request request) {
    return Subject.parse(request.value("for"))
        .flatMap(subject -> desk.find(subject, request.viewer()))
        .orElseThrow(() -> new Router.NotForViewerException(request.value("for")));
  }

  /** The postmortems of the space that may settle something, the newest first. */
  private List<ObligationView.Page> pages(String space, Viewer viewer) {
    return pages(desk, space, viewer);
  }

  static List<ObligationView.Page> pages(DueDesk desk, String space, Viewer viewer) {
    return desk.register().all().stream()
        .filter(record -> record.space().equals(space))
        .filter(record -> desk.wiki().pages().mayView(record.page(), viewer))
        .limit(PAGES_OFFERED)
        .map(record -> page(desk, record))
        .toList();
  }

  private static ObligationView.Page page(DueDesk desk, PostmortemRecord record) {
    return new ObligationView.Page(
        record.page(), record.title(), desk.wiki().pages().viewUrl(record.page()), record.state());
  }

  private Response page(Request request, int status, RecordedObligation due, Problems problems) {
    I18n texts = I18n.of(request.locale());
    Viewer viewer = request.viewer();
    Optional<Ending> ending = due.standing().ending();
    ObligationView view =
        new ObligationView(
            due.subject().toString(),
            due.subject().kind().key(),
            due.subject().id(),
            due.matter().title(),
            due.matter().space(),
            desk.wiki()
                .spaces()
                .find(due.matter().space(), viewer)
                .map(Space::name)
                .orElse(due.matter().space()),
            due.matter().level().key(),
            criteria(due),
            due.dueOn(desk.zone()).map(LocalDate::toString).orElse(""),
            due.isPastItsDate(desk.now()),
            due.matter().terms().reviewers(),
            due.matter().terms().audience().key(),
            due.matter().terms().mayBeWaived(),
            due.matter().teams(),
            due.standing().owner().flatMap(desk.wiki().users()::name).orElse(""),
            due.isOf(viewer.id()),
            begun(due, viewer),
            ending.map(Ending::key).orElse(""),
            ending.map(Ending::because).orElse(""),
            ending.map(e -> LocalDate.ofInstant(e.at(), desk.zone()).toString()).orElse(""),
            desk.mayDecide(due, viewer),
            mayTake(due, viewer),
            desk.ownsSpace(due, viewer),
            due.subject().kind() == Subject.Kind.PAGE
                ? List.of()
                : pages(due.matter().space(), viewer),
            request.value("not-written-because"),
            request.value("not-required-because"),
            request.value("owner"),
            request.has("saved"),
            problems);
    return new Response.Page(
        status,
        due.isOpen() ? texts.text("due.one.title", due.matter().title()) : due.matter().title(),
        views.render("obligation", view, texts, request));
  }

  private Optional<ObligationView.Page> begun(RecordedObligation due, Viewer viewer) {
    return due.standing()
        .page()
        .filter(page -> desk.wiki().pages().mayView(page, viewer))
        .flatMap(desk.register()::find)
        .map(record -> page(desk, record));
  }

  private List<String> criteria(RecordedObligation due) {
    return due.matter().basis().criteria().stream()
        .map(
            id ->
                desk.criteria()
                    .holdingIn(due.matter().space())
                    .criterion(new CriterionId(id))
                    .map(Criterion::name)
                    .orElse(id))
        .toList();
  }
}
