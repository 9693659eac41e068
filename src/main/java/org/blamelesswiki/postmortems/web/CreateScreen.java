package org.blamelesswiki.postmortems.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.blamelesswiki.postmortems.criteria.DecidingFact;
import org.blamelesswiki.postmortems.criteria.FactDefinition;
import org.blamelesswiki.postmortems.criteria.FactKey;
import org.blamelesswiki.postmortems.criteria.GroupVerdict;
import org.blamelesswiki.postmortems.criteria.ReasonClass;
import org.blamelesswiki.postmortems.criteria.Verdict;
import org.blamelesswiki.postmortems.postmortem.Ending;
import org.blamelesswiki.postmortems.postmortem.Form;
import org.blamelesswiki.postmortems.postmortem.LoggedIncident;
import org.blamelesswiki.postmortems.publishing.Register;
import org.blamelesswiki.postmortems.settings.CriteriaSettings;
import org.blamelesswiki.postmortems.spi.Space;
import org.blamelesswiki.postmortems.spi.Wiki;

/**
 * The wizard: title, start and service; at most five questions whose answers decide; whether a
 * postmortem is due, and why, with earlier ones like it; and from each step straight to the editor.
 * Nothing is stored before the author saves the page, or records that none is written.
 */
final class CreateScreen implements Screen {

  /** More questions than that nobody answers on a bad day. */
  static final int MOST_QUESTIONS = 5;

  private final Wiki wiki;
  private final CriteriaSettings criteria;
  private final Register register;
  private final EarlierPostmortems earlier;
  private final NotWriting notWriting;
  private final IssueFacts issues;
  private final CriteriaReviews reviews;
  private final Views views;

  CreateScreen(
      Wiki wiki,
      CriteriaSettings criteria,
      Register register,
      EarlierPostmortems earlier,
      NotWriting notWriting,
      IssueFacts issues,
      CriteriaReviews reviews,
      Views views) {
    this.wiki = wiki;
    this.criteria = criteria;
    this.register = register;
    this.earlier = earlier;
    this.notWriting = notWriting;
    this.issues = issues;
    this.reviews = reviews;
    this.views = views;
  }

  @Override
  public Access access() {
    return Access.LOGGED_IN;
  }

  @Override
  public Response get(Request request) {
    WizardDraft draft = new WizardDraft(request, wiki, criteria, register);
    draft.readFacts();
    return step(draft, 200, CreateView.Step.FIRST);
  }

  @Override
  public Response post(Request request) {
    WizardDraft draft = new WizardDraft(request, wiki, criteria, register);
    draft.read();
    if (request.has("read-issue")) {
      issues
          .read(request, draft.space().map(Space::key).orElse(""), draft.problems())
          .ifPresent(draft::take);
      return step(draft, 200, CreateView.Step.FIRST);
    }
    if (!draft.problems().isEmpty()) {
      return step(
          draft, 400, draft.isFirstStep() ? CreateView.Step.FIRST : CreateView.Step.QUESTIONS);
    }
    if (request.has("open")) {
      return new Response.Redirect(wiki.editor().open(draft.page(), request.viewer()));
    }
    if (request.has("add-to")) {
      return addTo(draft, request.value("add-to"));
    }
    if (request.has("not-required") || request.has("not-written")) {
      return withoutPage(draft);
    }
    return step(
        draft, 200, draft.isFirstStep() ? CreateView.Step.QUESTIONS : CreateView.Step.VERDICT);
  }

  /** The incident goes onto a page that is there, beside the incidents it is about. */
  private Response addTo(WizardDraft draft, String page) {
    if (!earlier.add(draft, page)) {
      draft
          .problems()
          .add("add-to", I18n.of(draft.request().locale()).text("create.problem.add-to"));
      return step(draft, 409, CreateView.Step.VERDICT);
    }
    return new Response.Redirect(wiki.pages().viewUrl(page));
  }

  private Response withoutPage(WizardDraft draft) {
    String because = draft.request().value("because");
    if (because.isEmpty() || because.length() > Ending.LONGEST_REASON) {
      draft
          .problems()
          .add("because", I18n.of(draft.request().locale()).text("create.problem.because"));
      return step(draft, 400, CreateView.Step.VERDICT);
    }
    LoggedIncident incident = notWriting.record(draft, because);
    return new Response.Redirect(IncidentScreen.address(draft.request(), incident.id()));
  }

  private Response step(WizardDraft draft, int status, CreateView.Step wanted) {
    I18n texts = I18n.of(draft.request().locale());
    List<FactQuestion> questions =
        wanted == CreateView.Step.QUESTIONS ? questions(draft) : List.of();
    CreateView.Step step =
        wanted == CreateView.Step.QUESTIONS && questions.isEmpty()
            ? CreateView.Step.VERDICT
            : wanted;
    return new Response.Page(
        status,
        texts.text("create.title"),
        views.render("create", view(draft, step, questions), texts, draft.request()));
  }

  private static List<FactQuestion> questions(WizardDraft draft) {
    List<FactQuestion> questions = new ArrayList<>();
    for (DecidingFact deciding : draft.alone().deciding()) {
      if (questions.size() < MOST_QUESTIONS && canBeAsked(deciding.fact())) {
        questions.add(draft.form().question(deciding.fact()));
      }
    }
    return questions;
  }

  private static boolean canBeAsked(FactDefinition fact) {
    return FactsForm.canBeTyped(fact) && !fact.key().equals(FactKey.STARTED);
  }

  private CreateView view(WizardDraft draft, CreateView.Step step, List<FactQuestion> questions) {
    Request request = draft.request();
    boolean isFirst = step == CreateView.Step.FIRST;
    Optional<GroupVerdict> group = isFirst ? Optional.empty() : Optional.of(draft.verdict());
    Optional<Verdict> verdict =
        group.map(g -> draft.joined().isEmpty() ? draft.alone() : g.deciding());
    return new CreateView(
        step,
        draft.spaces(),
        draft.space().map(Space::key).orElse(request.value("space")),
        draft.title(),
        draft.form().question(definition(draft, FactKey.STARTED)).value(),
        draft.form().question(definition(draft, FactKey.SERVICE)).value(),
        draft.set().calendar().zone().getId(),
        draft.form().body(),
        request.raw("pasted"),
        issues.offers(request, draft.space().map(Space::key).orElse("")),
        request.value("issue"),
        draft.logged().map(LoggedIncident::id).orElse(""),
        draft.joined().stream().map(one -> new CreateView.Joined(one.id(), one.title())).toList(),
        group.map(g -> g.members().size() > 1 ? g.requiredAlone().size() : 0).orElse(0),
        questions,
        verdict.map(v -> VerdictView.of(v, request.locale())).orElse(null),
        isFirst || !draft.canBeCompared() ? List.of() : earlier.like(draft),
        List.of(Form.values()),
        draft.pageForm().key(),
        Arrays.stream(ReasonClass.values()).map(ReasonClass::key).toList(),
        draft.reason().map(ReasonClass::key).orElse(""),
        verdict.map(NotWriting::choice).orElse(""),
        request.value("because"),
        request.has("practice"),
        reviews.isOverdue(draft.space().map(Space::key).orElse("")),
        draft.problems());
  }

  private static FactDefinition definition(WizardDraft draft, FactKey key) {
    return draft.set().definition(key).orElseThrow();
  }
}
