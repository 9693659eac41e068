package org.blamelesswiki.postmortems.web;

import java.util.List;
import java.util.Optional;
import org.blamelesswiki.postmortems.criteria.CriteriaSet;
import org.blamelesswiki.postmortems.criteria.FactKey;
import org.blamelesswiki.postmortems.postmortem.LoggedIncident;
import org.blamelesswiki.postmortems.publishing.Register;
import org.blamelesswiki.postmortems.settings.CriteriaSettings;
import org.blamelesswiki.postmortems.spi.Space;
import org.blamelesswiki.postmortems.spi.Wiki;

/**
 * Logs an incident in half a minute: title, time, service. Makes no page. For whoever may write in
 * the space.
 */
final class LogScreen implements Screen {

  private final Wiki wiki;
  private final CriteriaSettings criteria;
  private final Register register;
  private final Covers covers;
  private final Views views;

  LogScreen(Wiki wiki, CriteriaSettings criteria, Register register, Covers covers, Views views) {
    this.wiki = wiki;
    this.criteria = criteria;
    this.register = register;
    this.covers = covers;
    this.views = views;
  }

  /**
   * The form.
   *
   * @param spaces where the viewer may write
   * @param space the key of the chosen one
   * @param title what it is called, as typed
   * @param started when it began
   * @param service which service
   * @param zone the zone that a typed time is in
   * @param problems what is wrong with the form
   * @param covers where logged incidents come from
   */
  public record LogView(
      List<Space> spaces,
      String space,
      String title,
      FactQuestion started,
      FactQuestion service,
      String zone,
      Problems problems,
      String covers) {
    public LogView {
      spaces = List.copyOf(spaces);
    }
  }

  @Override
  public Access access() {
    return Access.LOGGED_IN;
  }

  @Override
  public Response get(Request request) {
    Problems problems = Problems.none();
    return page(request, 200, problems, form(request, problems));
  }

  @Override
  public Response post(Request request) {
    I18n texts = I18n.of(request.locale());
    Problems problems = Problems.none();
    FactsForm form = form(request, problems);
    String title = request.value("title");
    Optional<Space> space = space(request);
    if (title.isEmpty()) {
      problems.add("title", texts.text("create.problem.title"));
    } else if (title.length() > LoggedIncident.LONGEST_TITLE) {
      problems.add("title", texts.text("create.problem.title-long", LoggedIncident.LONGEST_TITLE));
    }
    if (space.isEmpty()) {
      problems.add("space", texts.text("create.problem.space", request.value("space")));
    }
    if (!problems.isEmpty()) {
      return page(request, 400, problems, form);
    }
    LoggedIncident incident = register.log(space.orElseThrow().key(), title, form.body());
    return new Response.Redirect(IncidentScreen.address(request, incident.id()) + "&logged");
  }

  private FactsForm form(Request request, Problems problems) {
    return new FactsForm(set(request), request.locale(), request::optional, problems).fields();
  }

  private CriteriaSet set(Request request) {
    return space(request).map(space -> criteria.holdingIn(space.key())).orElseGet(criteria::value);
  }

  private List<Space> spaces(Request request) {
    return wiki.spaces().visibleTo(request.viewer()).stream()
        .filter(space -> wiki.spaces().mayCreate(space.key(), request.viewer()))
        .toList();
  }

  private Optional<Space> space(Request request) {
    String key = request.value("space");
    return spaces(request).stream()
        .filter(space -> key.isEmpty() || space.key().equals(key))
        .findFirst();
  }

  private Response page(Request request, int status, Problems problems, FactsForm form) {
    I18n texts = I18n.of(request.locale());
    CriteriaSet set = set(request);
    String space = space(request).map(Space::key).orElse(request.value("space"));
    LogView view =
        new LogView(
            spaces(request),
            space,
            request.value("title"),
            form.question(set.definition(FactKey.STARTED).orElseThrow()),
            form.question(set.definition(FactKey.SERVICE).orElseThrow()),
            set.calendar().zone().getId(),
            problems,
            covers.sentence(space, request.locale()));
    return new Response.Page(
        status, texts.text("log.title"), views.render("log", view, texts, request));
  }
}
