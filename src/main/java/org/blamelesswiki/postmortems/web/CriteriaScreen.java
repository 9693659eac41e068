package org.blamelesswiki.postmortems.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.blamelesswiki.postmortems.criteria.CriteriaSet;
import org.blamelesswiki.postmortems.criteria.Criterion;
import org.blamelesswiki.postmortems.criteria.Level;
import org.blamelesswiki.postmortems.criteria.Quantity;
import org.blamelesswiki.postmortems.criteria.Window;
import org.blamelesswiki.postmortems.publishing.PostmortemRecord;
import org.blamelesswiki.postmortems.publishing.Register;
import org.blamelesswiki.postmortems.settings.CriteriaSettings;
import org.blamelesswiki.postmortems.settings.Versioned;
import org.blamelesswiki.postmortems.spi.Pages;
import org.blamelesswiki.postmortems.spi.Store;

/** When a postmortem is due: tick, number, unit; and a date to look at it again. */
final class CriteriaScreen implements Screen {

  private final CriteriaSettings criteria;
  private final Register register;
  private final Pages pages;
  private final Clock clock;
  private final Views views;

  CriteriaScreen(
      CriteriaSettings criteria, Register register, Pages pages, Clock clock, Views views) {
    this.criteria = criteria;
    this.register = register;
    this.pages = pages;
    this.clock = clock;
    this.views = views;
  }

  @Override
  public Access access() {
    return Access.STEWARD;
  }

  @Override
  public Response get(Request request) {
    Versioned<CriteriaSet> current = criteria.read();
    return page(
        request,
        200,
        CriteriaView.of(current.value(), current.version(), request.locale(), today())
            .withSaved(request.has("saved")));
  }

  @Override
  public Response post(Request request) {
    I18n texts = I18n.of(request.locale());
    Problems problems = Problems.none();
    Versioned<CriteriaSet> current = criteria.read();
    long seen = Parsing.whole(request.value("version")).orElse(-1);
    CriteriaSet changed = changed(request, current.value(), texts, problems);
    if (!problems.isEmpty()) {
      return page(
          request,
          400,
          CriteriaView.of(changed, seen, request.locale(), today()).typed(request, problems));
    }
    if (request.has("preview")) {
      return page(
          request,
          200,
          CriteriaView.of(changed, seen, request.locale(), today())
              .withPreview(preview(request, current.value(), changed)));
    }
    if (request.has("reviewed")) {
      changed = changed.reviewedOn(today());
    }
    try {
      criteria.save(changed, seen, today());
    } catch (Store.StaleRowException e) {
      Versioned<CriteriaSet> now = criteria.read();
      return page(
          request,
          409,
          CriteriaView.of(changed, now.version(), request.locale(), today())
              .withTheirs(CriteriaView.of(now.value(), 0, request.locale(), today())));
    }
    return new Response.Redirect(request.site().screens() + "/admin/criteria?saved");
  }

  private PreviewView preview(Request request, CriteriaSet before, CriteriaSet after) {
    return PreviewView.of(
        before,
        after,
        register.incidents(),
        page ->
            register
                .find(page)
                .map(PostmortemRecord::title)
                .filter(title -> pages.mayView(page, request.viewer())),
        request.locale());
  }

  /** The set with what was typed; a criterion with a problem stays as it was. */
  static CriteriaSet changed(Request request, CriteriaSet set, I18n texts, Problems problems) {
    List<Criterion> criteria = new ArrayList<>();
    for (Criterion criterion : set.criteria()) {
      criteria.add(changed(request, criterion, set, texts, problems));
    }
    CriteriaSet changed = set.withCriteria(criteria);
    Optional<String> months = request.optional("review-months");
    if (months.isPresent()) {
      long count = Parsing.whole(months.get()).orElse(0);
      if (count < 1 || count > 60) {
        problems.add("review-months", texts.text("criteria.problem.review", months.get()));
      } else {
        changed = changed.withReviewEvery(Window.ofMonths((int) count));
      }
    }
    return request.has("owner") ? changed.withOwner(request.value("owner")) : changed;
  }

  private static Criterion changed(
      Request request, Criterion criterion, CriteriaSet set, I18n texts, Problems problems) {
    String id = criterion.id().value();
    Criterion changed = criterion.withEnabled(request.values("enabled").contains(id));
    Optional<String> level = request.optional("level-" + id);
    if (level.isPresent()) {
      Optional<Level> known = Level.ofKey(level.get());
      if (known.isEmpty()) {
        problems.add("level-" + id, texts.text("criteria.problem.level", level.get()));
        return changed;
      }
      changed = changed.withLevel(known.get());
    }
    Optional<String> severity = request.optional("severity-" + id);
    if (severity.isPresent() && criterion.severityLevel().isPresent()) {
      if (!set.scale().knows(severity.get())) {
        problems.add("severity-" + id, texts.text("criteria.problem.severity", severity.get()));
        return changed;
      }
      changed = changed.withSeverityLevel(severity.get());
    }
    Optional<String> number = request.optional("number-" + id);
    if (number.isPresent() && criterion.number().isPresent()) {
      changed = withNumber(changed, number.get(), texts, problems);
    }
    return changed;
  }

  private static Criterion withNumber(
      Criterion criterion, String typed, I18n texts, Problems problems) {
    String field = "number-" + criterion.id();
    Quantity old = criterion.number().orElseThrow();
    Optional<Quantity> number = Quantity.parse(typed, old.unit());
    if (number.isEmpty()) {
      problems.add(field, texts.text("criteria.problem.number", typed, old.unit().toString()));
      return criterion;
    }
    try {
      return criterion.withNumber(number.get());
    } catch (IllegalArgumentException e) {
      problems.add(field, texts.text("criteria.problem.unit", typed, Parsing.reason(e)));
      return criterion;
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), criteria.value().calendar().zone());
  }

  private Response page(Request request, int status, CriteriaView view) {
    I18n texts = I18n.of(request.locale());
    return new Response.Page(
        status, texts.text("criteria.title"), views.render("criteria", view, texts, request));
  }
}
