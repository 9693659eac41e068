package org.blamelesswiki.postmortems.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.blamelesswiki.postmortems.criteria.CriteriaSet;
import org.blamelesswiki.postmortems.criteria.DecidingFact;
import org.blamelesswiki.postmortems.criteria.Evaluator;
import org.blamelesswiki.postmortems.criteria.FactDefinition;
import org.blamelesswiki.postmortems.criteria.FactKey;
import org.blamelesswiki.postmortems.criteria.FactValue;
import org.blamelesswiki.postmortems.criteria.Facts;
import org.blamelesswiki.postmortems.criteria.Obligation;
import org.blamelesswiki.postmortems.criteria.Verdict;
import org.blamelesswiki.postmortems.criteria.Wording;
import org.blamelesswiki.postmortems.postmortem.FactsText;
import org.blamelesswiki.postmortems.postmortem.Form;
import org.blamelesswiki.postmortems.postmortem.NewPage;
import org.blamelesswiki.postmortems.publishing.Register;
import org.blamelesswiki.postmortems.settings.CriteriaSettings;
import org.blamelesswiki.postmortems.spi.Space;
import org.blamelesswiki.postmortems.spi.Wiki;

/**
 * The wizard: title, start and service; at most five questions whose answers decide; whether a
 * postmortem is due, and why; and from each step straight to the editor. Nothing is stored before
 * the author saves the page.
 */
final class CreateScreen implements Screen {

  /** More questions than that nobody answers on a bad day. */
  static final int MOST_QUESTIONS = 5;

  private static final int LONGEST_TITLE = 200;

  private final Wiki wiki;
  private final CriteriaSettings criteria;
  private final Register register;
  private final Views views;

  CreateScreen(Wiki wiki, CriteriaSettings criteria, Register register, Views views) {
    this.wiki = wiki;
    this.criteria = criteria;
    this.register = register;
    this.views = views;
  }

  @Override
  public Access access() {
    return Access.LOGGED_IN;
  }

  @Override
  public Response get(Request request) {
    CriteriaSet set = criteria.value();
    Draft draft = new Draft(request, set, spaces(request));
    return step(request, 200, draft.firstStep());
  }

  @Override
  public Response post(Request request) {
    CriteriaSet set = criteria.value();
    Draft draft = new Draft(request, set, spaces(request));
    draft.read();
    if (!draft.problems.isEmpty()) {
      return step(request, 400, draft.isFirstStep() ? draft.firstStep() : draft.questionStep());
    }
    if (request.has("open")) {
      return new Response.Redirect(wiki.editor().open(draft.page(), request.viewer()));
    }
    return step(request, 200, draft.isFirstStep() ? draft.questionStep() : draft.verdictStep());
  }

  private List<Space> spaces(Request request) {
    return wiki.spaces().visibleTo(request.viewer()).stream()
        .filter(space -> wiki.spaces().mayCreate(space.key(), request.viewer()))
        .toList();
  }

  private Response step(Request request, int status, CreateView view) {
    I18n texts = I18n.of(request.locale());
    return new Response.Page(
        status, texts.text("create.title"), views.render("create", view, texts, request));
  }

  /** What the author has told so far; travels with the form. */
  private final class Draft {

    private final Request request;
    private final I18n texts;
    private final CriteriaSet set;
    private final FactsText text;
    private final List<Space> spaces;
    private final Problems problems = Problems.none();
    private Facts facts = Facts.none();

    Draft(Request request, CriteriaSet set, List<Space> spaces) {
      this.request = request;
      this.texts = I18n.of(request.locale());
      this.set = set;
      this.text = new FactsText(set.definitions(), set.calendar().zone());
      this.spaces = spaces;
    }

    boolean isFirstStep() {
      return !request.value("step").equals("questions");
    }

    /** Takes what was typed; what is wrong with it is in {@link #problems}. */
    void read() {
      facts = text.parse(request.raw("facts")).facts();
      if (request.value("title").isEmpty()) {
        problems.add("title", texts.text("create.problem.title"));
      } else if (request.value("title").length() > LONGEST_TITLE) {
        problems.add("title", texts.text("create.problem.title-long", LONGEST_TITLE));
      }
      if (space().isEmpty()) {
        problems.add("space", texts.text("create.problem.space", request.value("space")));
      }
      for (FactDefinition definition : set.definitions().values()) {
        readFact(definition);
      }
    }

    private void readFact(FactDefinition definition) {
      String field = field(definition.key());
      if (!request.has(field) || request.has("unknown-" + definition.key())) {
        return;
      }
      String typed = typed(definition);
      if (typed.isEmpty()) {
        return;
      }
      Optional<FactValue> value = text.value(definition, typed);
      if (value.isPresent()) {
        facts = facts.with(definition.key(), value.get());
      } else {
        problems.add(
            field,
            texts.text(
                "create.problem.fact." + definition.kind().key(),
                typed,
                definition.unit().map(Object::toString).orElse("")));
      }
    }

    /** A judgement is a yes or no and its reason in a second field. */
    private String typed(FactDefinition definition) {
      String value = request.value(field(definition.key()));
      String reason = request.value("reason-" + definition.key());
      return value.isEmpty() || reason.isEmpty() ? value : value + ", because " + reason;
    }

    private String field(FactKey key) {
      return "fact-" + key;
    }

    private Optional<Space> space() {
      String key = request.value("space");
      if (key.isEmpty() && !spaces.isEmpty()) {
        return Optional.of(spaces.get(0));
      }
      return spaces.stream().filter(space -> space.key().equals(key)).findFirst();
    }

    private Verdict verdict() {
      return Evaluator.evaluate(set, facts, register.history());
    }

    CreateView firstStep() {
      return view(CreateView.Step.FIRST, List.of(), Optional.empty());
    }

    CreateView questionStep() {
      Verdict verdict = verdict();
      List<FactQuestion> questions = new ArrayList<>();
      for (DecidingFact deciding : verdict.deciding()) {
        if (questions.size() < MOST_QUESTIONS && canBeAsked(deciding.fact())) {
          questions.add(question(deciding.fact()));
        }
      }
      return questions.isEmpty()
          ? verdictStep()
          : view(CreateView.Step.QUESTIONS, questions, Optional.of(verdict));
    }

    CreateView verdictStep() {
      return view(CreateView.Step.VERDICT, List.of(), Optional.of(verdict()));
    }

    private boolean canBeAsked(FactDefinition fact) {
      return fact.between().isEmpty()
          && !fact.key().equals(FactKey.STARTED)
          && !fact.key().equals(FactKey.REQUESTS);
    }

    private FactQuestion question(FactDefinition fact) {
      List<String> options =
          switch (fact.kind()) {
            case INCIDENT_SEVERITY -> set.scale().levels();
            case NAMES -> List.copyOf(fact.options());
            default -> List.of();
          };
      return new FactQuestion(
          fact.key().value(),
          fact.kind().key(),
          fact.question(),
          fact.unit().map(Object::toString).orElse(""),
          options,
          request.value(field(fact.key())),
          request.value("reason-" + fact.key()));
    }

    private CreateView view(
        CreateView.Step step, List<FactQuestion> questions, Optional<Verdict> verdict) {
      return new CreateView(
          step,
          spaces,
          space().map(Space::key).orElse(request.value("space")),
          request.value("title"),
          request.value("fact-started"),
          request.value("fact-service"),
          set.calendar().zone().getId(),
          text.format(facts),
          questions,
          verdict.map(v -> VerdictView.of(v, request.locale())).orElse(null),
          List.of(Form.values()),
          form(verdict).key(),
          request.has("practice"),
          problems);
    }

    private Form form(Optional<Verdict> verdict) {
      return Form.ofKey(request.value("form"))
          .or(
              () ->
                  verdict
                      .flatMap(Verdict::obligation)
                      .flatMap(Obligation::form)
                      .flatMap(Form::ofKey))
          .orElse(Form.INCIDENT);
    }

    NewPage page() {
      Verdict verdict = verdict();
      return new NewPage(
          space().map(Space::key).orElseThrow(),
          request.value("title"),
          form(Optional.of(verdict)),
          text.format(facts),
          Wording.of(Locale.ENGLISH).text(verdict.sentence()),
          request.has("practice"),
          request.locale());
    }
  }
}
