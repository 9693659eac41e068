package org.blamelesswiki.postmortems.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.blamelesswiki.postmortems.criteria.CriteriaSet;
import org.blamelesswiki.postmortems.criteria.Evaluator;
import org.blamelesswiki.postmortems.criteria.FactKey;
import org.blamelesswiki.postmortems.criteria.GroupVerdict;
import org.blamelesswiki.postmortems.criteria.ReasonClass;
import org.blamelesswiki.postmortems.criteria.RecordedIncident;
import org.blamelesswiki.postmortems.criteria.Verdict;
import org.blamelesswiki.postmortems.postmortem.Form;
import org.blamelesswiki.postmortems.postmortem.LoggedIncident;
import org.blamelesswiki.postmortems.postmortem.NewPage;
import org.blamelesswiki.postmortems.postmortem.SimilarIncidents;
import org.blamelesswiki.postmortems.postmortem.Subject;
import org.blamelesswiki.postmortems.postmortem.ToldIncident;
import org.blamelesswiki.postmortems.publishing.KnownIncident;
import org.blamelesswiki.postmortems.publishing.Register;
import org.blamelesswiki.postmortems.settings.CriteriaSettings;
import org.blamelesswiki.postmortems.spi.Space;
import org.blamelesswiki.postmortems.spi.Wiki;

/** What an author has told the wizard so far; it travels with the form and is stored nowhere. */
final class WizardDraft {

  /** A line of the facts that says why a page is written although no criterion asks for it. */
  static final String REASON_LINE = "written-for: ";

  private final Request request;
  private final Register register;
  private final List<Space> spaces;
  private final Optional<LoggedIncident> logged;
  private final List<LoggedIncident> joined;
  private final Problems problems = Problems.none();
  private final CriteriaSet set;
  private final FactsForm form;

  WizardDraft(Request request, Wiki wiki, CriteriaSettings criteria, Register register) {
    this.request = request;
    this.register = register;
    this.spaces =
        wiki.spaces().visibleTo(request.viewer()).stream()
            .filter(space -> wiki.spaces().mayCreate(space.key(), request.viewer()))
            .toList();
    this.logged = openIncident(request.value("log"));
    List<LoggedIncident> others = new ArrayList<>();
    request.values("join").stream()
        .distinct()
        .forEach(
            id ->
                openIncident(id)
                    .filter(one -> !logged.equals(Optional.of(one)))
                    .ifPresent(others::add));
    this.joined = List.copyOf(others);
    this.set = space().map(space -> criteria.holdingIn(space.key())).orElseGet(criteria::value);
    this.form = new FactsForm(set, request.locale(), request::optional, problems);
  }

  /** A logged incident that has no page and whose space the author may write in. */
  private Optional<LoggedIncident> openIncident(String id) {
    return register
        .log()
        .find(id)
        .filter(incident -> spaces.stream().anyMatch(s -> s.key().equals(incident.space())))
        .filter(incident -> register.pageOf(incident.id()).isEmpty());
  }

  /** Takes what was typed; what is wrong with it is in {@link #problems}. */
  void read() {
    I18n texts = I18n.of(request.locale());
    if (title().isEmpty()) {
      problems.add("title", texts.text("create.problem.title"));
    } else if (title().length() > LoggedIncident.LONGEST_TITLE) {
      problems.add("title", texts.text("create.problem.title-long", LoggedIncident.LONGEST_TITLE));
    }
    if (space().isEmpty()) {
      problems.add("space", texts.text("create.problem.space", request.value("space")));
    }
    readFacts();
  }

  /** Takes the facts that are known and typed, and nothing else. */
  void readFacts() {
    if (!request.has("step")) {
      logged.ifPresent(incident -> form.known("facts", incident.facts()));
    }
    form.known("facts", request.raw("facts"));
    form.known("pasted", request.raw("pasted")).fields();
  }

  /** Takes in facts that a tracker's issue told. */
  void take(String facts) {
    form.known("issue", facts);
  }

  boolean isFirstStep() {
    return !request.value("step").equals("questions");
  }

  Request request() {
    return request;
  }

  Problems problems() {
    return problems;
  }

  CriteriaSet set() {
    return set;
  }

  FactsForm form() {
    return form;
  }

  List<Space> spaces() {
    return spaces;
  }

  Optional<LoggedIncident> logged() {
    return logged;
  }

  /** The other incidents that the page is to be about as well. */
  List<LoggedIncident> joined() {
    return joined;
  }

  String title() {
    return request.optional("title").orElseGet(() -> logged.map(LoggedIncident::title).orElse(""));
  }

  Optional<Space> space() {
    String key =
        request.optional("space").orElseGet(() -> logged.map(LoggedIncident::space).orElse(""));
    if (key.isEmpty() && !spaces.isEmpty()) {
      return Optional.of(spaces.get(0));
    }
    return spaces.stream().filter(space -> space.key().equals(key)).findFirst();
  }

  /** Names the incident among those on record, when it was logged. */
  private String id() {
    return logged.map(LoggedIncident::subject).map(Subject::toString).orElse("");
  }

  /** The verdict on the incident alone, with what would decide it. */
  Verdict alone() {
    return Evaluator.of(set).evaluate(new RecordedIncident(id(), form.facts()), register.history());
  }

  /** The verdict on all that the page is to be about. */
  GroupVerdict verdict() {
    List<RecordedIncident> members = new ArrayList<>();
    members.add(new RecordedIncident(id().isEmpty() ? "new" : id(), form.facts()));
    for (LoggedIncident other : joined) {
      register
          .incident(other.subject().toString())
          .map(KnownIncident::incident)
          .ifPresent(members::add);
    }
    return Evaluator.of(set).evaluateGroup(members, register.history());
  }

  SimilarIncidents.Entry asEntry() {
    return new SimilarIncidents.Entry(id(), title(), form.facts());
  }

  /** Why it is written although no criterion asks for it, if the author said so. */
  Optional<ReasonClass> reason() {
    return ReasonClass.ofKey(request.value("reason-class"));
  }

  /** What the facts macro of the page says. */
  String body() {
    String reason = reason().map(r -> REASON_LINE + r.key()).orElse("");
    ToldIncident own = new ToldIncident(title(), logged.map(LoggedIncident::id), form.body());
    if (logged.isEmpty() && joined.isEmpty()) {
      return join(form.body(), reason);
    }
    ToldIncident.Body body = new ToldIncident.Body(reason, List.of(own));
    for (LoggedIncident other : joined) {
      body = body.with(other.told());
    }
    return body.text();
  }

  private static String join(String facts, String reason) {
    return facts.isEmpty() || reason.isEmpty() ? facts + reason : facts + "\n" + reason;
  }

  Form pageForm() {
    return Form.ofKey(request.value("form"))
        .or(
            () ->
                verdict()
                    .deciding()
                    .obligation()
                    .flatMap(obligation -> obligation.form())
                    .flatMap(Form::ofKey))
        .orElse(Form.INCIDENT);
  }

  NewPage page() {
    return new NewPage(
        space().map(Space::key).orElseThrow(),
        title(),
        pageForm(),
        body(),
        request.has("practice"),
        request.locale());
  }

  /** Whether the incident's service is known, or anything else to find others like it by. */
  boolean canBeCompared() {
    return !title().isEmpty() || form.facts().knows(FactKey.SERVICE);
  }
}
