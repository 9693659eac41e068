package org.blamelesswiki.postmortems.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.blamelesswiki.postmortems.criteria.CriteriaSet;
import org.blamelesswiki.postmortems.criteria.Criterion;
import org.blamelesswiki.postmortems.criteria.FactDefinition;
import org.blamelesswiki.postmortems.criteria.FactKey;
import org.blamelesswiki.postmortems.criteria.Level;
import org.blamelesswiki.postmortems.criteria.Problem;
import org.blamelesswiki.postmortems.criteria.Quantity;
import org.blamelesswiki.postmortems.criteria.RecordedIncident;
import org.blamelesswiki.postmortems.criteria.Scope;
import org.blamelesswiki.postmortems.criteria.StarterCriteria;
import org.blamelesswiki.postmortems.criteria.Window;
import org.blamelesswiki.postmortems.criteria.Wording;
import org.blamelesswiki.postmortems.publishing.KnownIncident;
import org.blamelesswiki.postmortems.publishing.Register;
import org.blamelesswiki.postmortems.settings.Versioned;
import org.blamelesswiki.postmortems.spi.Store;
import org.blamelesswiki.postmortems.spi.Wiki;

/** When a postmortem is due: tick, number, unit; and a date to look at it again. */
final class CriteriaScreen implements Screen {

  private final CriteriaPlace place;
  private final Register register;
  private final Wiki wiki;
  private final Clock clock;
  private final Views views;

  CriteriaScreen(CriteriaPlace place, Register register, Wiki wiki, Clock clock, Views views) {
    this.place = place;
    this.register = register;
    this.wiki = wiki;
    this.clock = clock;
    this.views = views;
  }

  @Override
  public Access access() {
    return place.access();
  }

  @Override
  public Response get(Request request) {
    CriteriaPlace.At at = place.of(request);
    Versioned<CriteriaSet> current = at.read();
    CriteriaView view =
        CriteriaView.of(
            current.value(), current.version(), request.locale(), today(current.value()));
    return page(request, at, 200, request.has("saved") ? view.withSaved() : view);
  }

  @Override
  public Response post(Request request) {
    CriteriaPlace.At at = place.of(request);
    I18n texts = I18n.of(request.locale());
    Problems problems = Problems.none();
    Versioned<CriteriaSet> current = at.read();
    LocalDate today = today(current.value());
    long seen = Parsing.whole(request.value("version")).orElse(-1);
    CriteriaSet changed = changed(request, current.value(), texts, problems);
    changed = withScope(request, changed);
    if (!request.value("add").isEmpty()) {
      changed = withStarter(request.value("add"), changed, at);
    }
    for (Problem problem : at.problems(changed)) {
      problems.add(problem.path(), Wording.of(request.locale()).text(problem.message()));
    }
    CriteriaView view = CriteriaView.of(changed, seen, request.locale(), today);
    if (!problems.isEmpty()) {
      return page(request, at, 400, view.typed(request, problems));
    }
    if (request.has("preview")) {
      return page(
          request, at, 200, view.withPreview(preview(request, at, current.value(), changed)));
    }
    if (request.has("reviewed")) {
      changed = changed.reviewedOn(today);
    }
    try {
      at.save(changed, seen, today);
    } catch (Store.StaleRowException e) {
      Versioned<CriteriaSet> now = at.read();
      return page(
          request,
          at,
          409,
          CriteriaView.of(changed, now.version(), request.locale(), today)
              .withTheirs(CriteriaView.of(now.value(), 0, request.locale(), today)));
    }
    String saved = at.address(request, "");
    return new Response.Redirect(saved + (at.isSite() ? "?saved" : "&saved"));
  }

  private PreviewView preview(
      Request request, CriteriaPlace.At at, CriteriaSet before, CriteriaSet after) {
    return preview(request, at, before, after, register, wiki);
  }

  /** What a change would have done to the incidents on record here. */
  static PreviewView preview(
      Request request,
      CriteriaPlace.At at,
      CriteriaSet before,
      CriteriaSet after,
      Register register,
      Wiki wiki) {
    List<RecordedIncident> incidents =
        register.known().stream()
            .filter(known -> at.isSite() || known.space().equals(at.space()))
            .map(KnownIncident::incident)
            .toList();
    return PreviewView.of(
        at.holding(before),
        at.holding(after),
        incidents,
        id ->
            register
                .incident(id)
                .filter(known -> maySee(known, request, wiki))
                .map(KnownIncident::title),
        request.locale());
  }

  private static boolean maySee(KnownIncident known, Request request, Wiki wiki) {
    return known
        .page()
        .map(page -> wiki.pages().mayView(page, request.viewer()))
        .orElseGet(() -> wiki.spaces().find(known.space(), request.viewer()).isPresent());
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

  private static CriteriaSet withScope(Request request, CriteriaSet set) {
    if (!request.has("scope")) {
      return set;
    }
    boolean ticked = request.has("replace");
    return set.scope() instanceof Scope.Space space
        ? set.withScope(new Scope.Space(space.key(), ticked))
        : set.withScope(new Scope.Site(ticked));
  }

  /** The set with a shipped criterion, and those of the facts it asks for that nobody defines. */
  private static CriteriaSet withStarter(String id, CriteriaSet set, CriteriaPlace.At at) {
    CriteriaSet library = StarterCriteria.library();
    Optional<Criterion> starter =
        library.criteria().stream().filter(c -> c.id().value().equals(id)).findFirst();
    if (starter.isEmpty() || set.criterion(starter.get().id()).isPresent()) {
      return set;
    }
    Set<FactKey> asked = library.factsAskedBy(starter.get());
    Set<FactKey> known = at.holding(set).definitions().keySet();
    List<FactDefinition> facts = new ArrayList<>(set.facts());
    library.facts().stream()
        .filter(fact -> asked.contains(fact.key()) && !known.contains(fact.key()))
        .forEach(facts::add);
    return set.withFacts(facts).withCriterion(starter.get().withEnabled(true));
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

  private LocalDate today(CriteriaSet set) {
    return LocalDate.ofInstant(clock.instant(), set.calendar().zone());
  }

  private Response page(Request request, CriteriaPlace.At at, int status, CriteriaView view) {
    I18n texts = I18n.of(request.locale());
    return new Response.Page(
        status,
        texts.text("criteria.title"),
        views.render("criteria", view.at(at, request.locale()), texts, request));
  }
}
