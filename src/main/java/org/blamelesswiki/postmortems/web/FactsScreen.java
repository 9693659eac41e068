package org.blamelesswiki.postmortems.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.blamelesswiki.postmortems.criteria.CriteriaSet;
import org.blamelesswiki.postmortems.postmortem.FactsText;
import org.blamelesswiki.postmortems.postmortem.ToldIncident;
import org.blamelesswiki.postmortems.publishing.PostmortemRecord;
import org.blamelesswiki.postmortems.publishing.Register;
import org.blamelesswiki.postmortems.spi.Wiki;
import org.blamelesswiki.postmortems.spi.WikiPage;

/**
 * Corrects the facts of a postmortem, at any time and for no stated reason, for whoever may edit
 * its page. They are judged again under the criteria of the first verdict.
 */
final class FactsScreen implements Screen {

  static final String PATH = "/facts";

  private final Wiki wiki;
  private final Register register;
  private final Views views;

  FactsScreen(Wiki wiki, Register register, Views views) {
    this.wiki = wiki;
    this.register = register;
    this.views = views;
  }

  /**
   * The form.
   *
   * @param page the id of the page
   * @param url its address
   * @param title its title
   * @param version the version of the page the facts were read from
   * @param criteria the version of the criteria
   * @param members the incidents to choose from; empty when the form is shown
   * @param member which of them the form is about, from 0; -1 for the page's only one
   * @param memberTitle its title
   * @param questions every fact that the criteria ask for
   * @param problems what is wrong with the form
   */
  public record FactsFormView(
      String page,
      String url,
      String title,
      int version,
      String criteria,
      List<String> members,
      int member,
      String memberTitle,
      List<FactQuestion> questions,
      Problems problems) {
    public FactsFormView {
      members = List.copyOf(members);
      questions = List.copyOf(questions);
    }
  }

  @Override
  public Access access() {
    return Access.LOGGED_IN;
  }

  @Override
  public Response get(Request request) {
    Subject subject = new Subject(request);
    return subject.show(200);
  }

  @Override
  public Response post(Request request) {
    Subject subject = new Subject(request);
    subject.form.wholeForm();
    if (!subject.problems.isEmpty()) {
      return subject.show(400);
    }
    int seen = (int) Parsing.whole(request.value("version")).orElse(0);
    boolean isSaved =
        wiki.pages()
            .changeFacts(subject.page.ref().id(), seen, subject.changed(), request.viewer());
    if (!isSaved) {
      subject.problems.add("version", I18n.of(request.locale()).text("facts.problem.not-saved"));
      return subject.show(409);
    }
    return new Response.Redirect(wiki.pages().viewUrl(subject.page.ref().id()));
  }

  /** The page of a request, and the incident on it that the request is about. */
  private final class Subject {

    private final Request request;
    private final WikiPage page;
    private final PostmortemRecord record;
    private final ToldIncident.Body body;
    private final int member;
    private final CriteriaSet set;
    private final Problems problems = Problems.none();
    private final FactsForm form;

    Subject(Request request) {
      this.request = request;
      String id = request.value("page");
      this.page =
          wiki.pages()
              .find(id, request.viewer())
              .filter(found -> wiki.pages().mayEdit(id, request.viewer()))
              .orElseThrow(() -> new Router.NotForViewerException(id));
      this.record = register.find(id).orElseThrow(() -> new Router.NotForViewerException(id));
      this.body = ToldIncident.read(record.facts());
      long asked = Parsing.whole(request.value("member")).orElse(-1);
      this.member = asked >= 0 && asked < body.incidents().size() ? (int) asked : -1;
      this.set = register.criteriaOf(record);
      this.form = new FactsForm(set, request.locale(), request::optional, problems);
      form.known("facts", known());
    }

    /** What is told of the incident alone, the lines left out that are no facts. */
    private String known() {
      return lines(true);
    }

    private String lines(boolean areFacts) {
      FactsText text = new FactsText(set.definitions(), set.calendar().zone());
      String told = member < 0 ? body.shared() : body.incidents().get(member).facts();
      return told.lines()
          .filter(line -> text.parse(line).problems().isEmpty() == areFacts)
          .collect(Collectors.joining("\n"));
    }

    /** The whole body of the macro with the facts as they are in the form. */
    String changed() {
      String facts =
          List.of(form.body(), lines(false)).stream()
              .filter(part -> !part.isBlank())
              .collect(Collectors.joining("\n"));
      if (member < 0) {
        return new ToldIncident.Body(facts, body.incidents()).text();
      }
      List<ToldIncident> incidents = new ArrayList<>(body.incidents());
      ToldIncident old = incidents.get(member);
      incidents.set(member, new ToldIncident(old.title(), old.logId(), facts));
      return new ToldIncident.Body(body.shared(), incidents).text();
    }

    Response show(int status) {
      I18n texts = I18n.of(request.locale());
      boolean isChoosing = body.namesIncidents() && member < 0 && !request.has("shared");
      FactsFormView view =
          new FactsFormView(
              page.ref().id(),
              wiki.pages().viewUrl(page.ref().id()),
              record.title(),
              status == 409
                  ? page.version()
                  : (int) Parsing.whole(request.value("version")).orElse(page.version()),
              set.setVersion().toString(),
              isChoosing ? body.incidents().stream().map(ToldIncident::title).toList() : List.of(),
              member,
              Optional.of(member)
                  .filter(index -> index >= 0)
                  .map(index -> body.incidents().get(index).title())
                  .orElse(""),
              form.questions(),
              problems);
      return new Response.Page(
          status,
          texts.text("facts.correct.title"),
          views.render("correct-facts", view, texts, request));
    }
  }
}
