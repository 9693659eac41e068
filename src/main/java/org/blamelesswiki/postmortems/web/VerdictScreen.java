package org.blamelesswiki.postmortems.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.blamelesswiki.postmortems.criteria.CriteriaSet;
import org.blamelesswiki.postmortems.criteria.Evaluator;
import org.blamelesswiki.postmortems.criteria.RecordedIncident;
import org.blamelesswiki.postmortems.criteria.Verdict;
import org.blamelesswiki.postmortems.criteria.Wording;
import org.blamelesswiki.postmortems.postmortem.Subject;
import org.blamelesswiki.postmortems.publishing.Register;
import org.blamelesswiki.postmortems.settings.CriteriaSettings;
import org.blamelesswiki.postmortems.spi.Spaces;

/** Says while an author types whether a postmortem is due. Stores nothing. */
final class VerdictScreen extends JsonScreen {

  private static final int MOST_FIELDS = 600;

  private final Spaces spaces;
  private final CriteriaSettings criteria;
  private final Register register;

  VerdictScreen(Spaces spaces, CriteriaSettings criteria, Register register) {
    this.spaces = spaces;
    this.criteria = criteria;
    this.register = register;
  }

  @Override
  Response answer(JsonBody body, Request request) {
    String space = body.text("space", 64);
    Map<String, String> typed = FactsForm.byName(body.objects("fields", MOST_FIELDS));
    if (spaces.find(space, request.viewer()).isEmpty()) {
      throw new Router.NotForViewerException(space);
    }
    CriteriaSet set = criteria.holdingIn(space);
    Problems problems = Problems.none();
    FactsForm form =
        new FactsForm(set, request.locale(), name -> Optional.ofNullable(typed.get(name)), problems)
            .known("facts", body.textOrEmpty("facts", 20_000))
            .fields();
    // One that was logged is on record, and is no repeat of itself.
    String log = body.textOrEmpty("log", 32);
    String id = log.isEmpty() ? "" : Subject.incident(log).toString();
    Verdict verdict =
        Evaluator.of(set).evaluate(new RecordedIncident(id, form.facts()), register.history());
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("outcome", verdict.outcome().key());
    answer.put("sentence", Wording.of(request.locale()).text(verdict.sentence()));
    answer.put(
        "deciding",
        verdict.deciding().stream().map(fact -> fact.fact().key().value()).distinct().toList());
    answer.put(
        "problems",
        problems.byField().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(entry -> Map.of("field", entry.getKey(), "message", entry.getValue()))
            .toList());
    return JsonApi.ok(answer);
  }
}
