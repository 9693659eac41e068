package org.blamelesswiki.postmortems.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.blamelesswiki.postmortems.criteria.CriteriaSet;
import org.blamelesswiki.postmortems.criteria.Evaluator;
import org.blamelesswiki.postmortems.criteria.RecordedIncident;
import org.blamelesswiki.postmortems.criteria.Verdict;
import org.blamelesswiki.postmortems.postmortem.FactsText;
import org.blamelesswiki.postmortems.postmortem.LoggedIncident;
import org.blamelesswiki.postmortems.postmortem.RecordedObligation;
import org.blamelesswiki.postmortems.publishing.Obligations;
import org.blamelesswiki.postmortems.publishing.Register;
import org.blamelesswiki.postmortems.settings.CriteriaSettings;
import org.blamelesswiki.postmortems.spi.Wiki;

/**
 * An incident that was logged: what is known, whether a postmortem is due, and the page that tells
 * of it. For whoever may see its space; its facts are corrected by whoever may write there.
 */
final class IncidentScreen implements Screen {

  static final String PATH = "/incident";

  private final Wiki wiki;
  private final CriteriaSettings criteria;
  private final Register register;
  private final Obligations obligations;
  private final Views views;

  IncidentScreen(
      Wiki wiki,
      CriteriaSettings criteria,
      Register register,
      Obligations obligations,
      Views views) {
    this.wiki = wiki;
    this.criteria = criteria;
    this.register = register;
    this.obligations = obligations;
    this.views = views;
  }

  /**
   * The screen.
   *
   * @param id the incident
   * @param title what readers call it
   * @param facts what is known
   * @param verdict whether a postmortem is due
   * @param page the address of the page that tells of it; empty for none, or none the viewer sees
   * @param pageTitle its title
   * @param hasPage whether there is a page, seen or not
   * @param ending how it came that none is due any more, as a key; empty while it is due
   * @param because the reason given for that
   * @param mayWrite whether the viewer may write in its space
   * @param isLogged whether it was logged just now
   * @param questions every fact, to correct
   * @param problems what is wrong with what was typed
   */
  public record IncidentView(
      String id,
      String title,
      List<FactsBox.Fact> facts,
      VerdictView verdict,
      String page,
      String pageTitle,
      boolean hasPage,
      String ending,
      String because,
      boolean mayWrite,
      boolean isLogged,
      List<FactQuestion> questions,
      Problems problems) {
    public IncidentView {
      facts = List.copyOf(facts);
      questions = List.copyOf(questions);
    }
  }

  /** Where the incident is shown. */
  static String address(Request request, String id) {
    return request.site().screens() + PATH + "?id=" + URLEncoder.encode(id, StandardCharsets.UTF_8);
  }

  @Override
  public Access access() {
    return Access.ANYONE;
  }

  @Override
  public Response get(Request request) {
    LoggedIncident incident = incident(request);
    Problems problems = Problems.none();
    return page(request, 200, incident, form(request, incident, problems), problems);
  }

  /** Corrects the facts; its verdict is made again. */
  @Override
  public Response post(Request request) {
    LoggedIncident incident = incident(request);
    if (!mayWrite(incident, request)) {
      throw new Router.NotForViewerException(incident.id());
    }
    Problems problems = Problems.none();
    FactsForm form = form(request, incident, problems).wholeForm();
    if (!problems.isEmpty()) {
      return page(request, 400, incident, form, problems);
    }
    register.log(incident.withFacts(form.body()));
    return new Response.Redirect(address(request, incident.id()));
  }

  private LoggedIncident incident(Request request) {
    String id = request.value("id");
    return register
        .log()
        .find(id)
        .filter(found -> wiki.spaces().find(found.space(), request.viewer()).isPresent())
        .orElseThrow(() -> new Router.NotForViewerException(id));
  }

  private boolean mayWrite(LoggedIncident incident, Request request) {
    return wiki.spaces().mayCreate(incident.space(), request.viewer());
  }

  private FactsForm form(Request request, LoggedIncident incident, Problems problems) {
    return new FactsForm(
            criteria.holdingIn(incident.space()), request.locale(), request::optional, problems)
        .known("facts", incident.facts());
  }

  private Response page(
      Request request, int status, LoggedIncident incident, FactsForm form, Problems problems) {
    I18n texts = I18n.of(request.locale());
    CriteriaSet set = criteria.holdingIn(incident.space());
    Verdict verdict =
        Evaluator.of(set)
            .evaluate(
                new RecordedIncident(
                    incident.subject().toString(),
                    new FactsText(set.definitions(), set.calendar().zone())
                        .parse(incident.facts())
                        .facts()),
                register.history());
    Optional<String> page = register.pageOf(incident.id());
    Optional<String> seen = page.filter(id -> wiki.pages().mayView(id, request.viewer()));
    Optional<RecordedObligation> due = obligations.find(incident.subject());
    IncidentView view =
        new IncidentView(
            incident.id(),
            incident.title(),
            FactsBox.facts(incident.facts(), texts),
            VerdictView.of(verdict, request.locale()),
            seen.map(wiki.pages()::viewUrl).orElse(""),
            seen.flatMap(register::find).map(record -> record.title()).orElse(""),
            page.isPresent(),
            due.flatMap(d -> d.standing().ending()).map(ending -> ending.key()).orElse(""),
            due.flatMap(d -> d.standing().ending()).map(ending -> ending.because()).orElse(""),
            mayWrite(incident, request),
            request.has("logged"),
            form.questions(),
            problems);
    return new Response.Page(
        status, incident.title(), views.render("incident", view, texts, request));
  }
}
