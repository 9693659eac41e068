package org.blamelesswiki.postmortems.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.blamelesswiki.postmortems.criteria.Audience;
import org.blamelesswiki.postmortems.criteria.CriteriaSet;
import org.blamelesswiki.postmortems.criteria.CriteriaSetCodec;
import org.blamelesswiki.postmortems.criteria.Criterion;
import org.blamelesswiki.postmortems.criteria.Due;
import org.blamelesswiki.postmortems.criteria.Level;
import org.blamelesswiki.postmortems.criteria.Problem;
import org.blamelesswiki.postmortems.criteria.ReasonClass;
import org.blamelesswiki.postmortems.criteria.Wording;
import org.blamelesswiki.postmortems.postmortem.Form;
import org.blamelesswiki.postmortems.publishing.Register;
import org.blamelesswiki.postmortems.settings.Versioned;
import org.blamelesswiki.postmortems.spi.Store;
import org.blamelesswiki.postmortems.spi.Wiki;
import org.jspecify.annotations.Nullable;

/**
 * Everything about one criterion: its whole expression and what follows when it applies. Says what
 * the expression means before it is saved, and what it would have done.
 */
final class CriterionScreen implements Screen {

  /** Lets NaN in to be refused beside its field, as the import does. */
  private static final ObjectMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(64).build())
                  .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                  .build())
          .build();

  private static final int LONGEST_CONDITION = 500_000;

  private final CriteriaPlace place;
  private final Register register;
  private final Wiki wiki;
  private final Clock clock;
  private final Views views;

  CriterionScreen(CriteriaPlace place, Register register, Wiki wiki, Clock clock, Views views) {
    this.place = place;
    this.register = register;
    this.wiki = wiki;
    this.clock = clock;
    this.views = views;
  }

  /**
   * The form.
   *
   * @param typed what stands in its fields
   * @param isNew whether the criterion is not there yet
   * @param reasonClasses the keys to choose from
   * @param levels the keys to choose from
   * @param dueKinds the keys to choose from
   * @param audiences the keys to choose from
   * @param forms the keys to choose from
   * @param meaning what the condition says in words; empty while it cannot be read
   * @param preview what saving it would have done; or null
   * @param version the version of the row it was read from
   * @param here the address of this screen
   * @param back the address of the simple form
   * @param space the key of the space; empty for the site
   * @param problems what is wrong with the form
   */
  public record CriterionView(
      Typed typed,
      boolean isNew,
      List<String> reasonClasses,
      List<String> levels,
      List<String> dueKinds,
      List<String> audiences,
      List<String> forms,
      String meaning,
      @Nullable PreviewView preview,
      long version,
      String here,
      String back,
      String space,
      Problems problems) {
    public CriterionView {
      reasonClasses = List.copyOf(reasonClasses);
      levels = List.copyOf(levels);
      dueKinds = List.copyOf(dueKinds);
      audiences = List.copyOf(audiences);
      forms = List.copyOf(forms);
    }
  }

  /** What stands in the fields of the form. */
  public record Typed(
      String id,
      String name,
      String reasonClass,
      String level,
      String explanation,
      String condition,
      String due,
      String dueKind,
      String meeting,
      String meetingKind,
      String reviewers,
      String audience,
      String form,
      String actions,
      boolean mayBeWaived,
      boolean enabled) {}

  @Override
  public Access access() {
    return place.access();
  }

  @Override
  public Response get(Request request) {
    CriteriaPlace.At at = place.of(request);
    Versioned<CriteriaSet> current = at.read();
    JsonNode set = read(CriteriaSetCodec.toJson(current.value()));
    String id = request.value("id");
    Typed typed = index(set, id) < 0 ? BLANK : typed(set.path("criteria").get(index(set, id)));
    Editing editing = new Editing(request, at, typed, current.version());
    return editing.page(200, index(set, id) < 0, current.value(), null);
  }

  @Override
  public Response post(Request request) {
    CriteriaPlace.At at = place.of(request);
    Versioned<CriteriaSet> current = at.read();
    long seen = Parsing.whole(request.value("version")).orElse(-1);
    Typed typed = typed(request);
    Editing editing = new Editing(request, at, typed, seen);
    ObjectNode set = (ObjectNode) read(CriteriaSetCodec.toJson(current.value()));
    ArrayNode criteria = (ArrayNode) set.get("criteria");
    int index = index(set, typed.id());
    boolean isNew = index < 0;
    if (request.has("remove") && !isNew) {
      criteria.remove(index);
    } else {
      ObjectNode node = isNew ? criteria.addObject() : (ObjectNode) criteria.get(index);
      index = isNew ? criteria.size() - 1 : index;
      editing.write(node);
    }
    if (!editing.problems.isEmpty()) {
      return editing.page(400, isNew, current.value(), null);
    }
    CriteriaSetCodec.Reading reading = at.read(set.toString());
    if (reading instanceof CriteriaSetCodec.Reading.Refused refused) {
      refused.problems().forEach(editing::take);
      return editing.page(400, isNew, current.value(), null);
    }
    CriteriaSet changed = ((CriteriaSetCodec.Reading.Read) reading).set();
    if (request.has("preview")) {
      return editing.page(
          200,
          isNew,
          changed,
          CriteriaScreen.preview(request, at, current.value(), changed, register, wiki));
    }
    try {
      at.save(changed, seen, LocalDate.ofInstant(clock.instant(), changed.calendar().zone()));
    } catch (Store.StaleRowException e) {
      editing.problems.add("version", I18n.of(request.locale()).text("admin.stale"));
      return new Editing(request, at, typed, at.read().version(), editing.problems)
          .page(409, isNew, current.value(), null);
    }
    return new Response.Redirect(at.address(request, "") + (at.isSite() ? "?saved" : "&saved"));
  }

  private static final Typed BLANK =
      new Typed(
          "",
          "",
          "product",
          "required",
          "",
          "{\n  \"event\" : \"data-lost\"\n}",
          "10",
          "working-days",
          "",
          "working-days",
          "",
          "company",
          "",
          "",
          true,
          true);

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("our own criteria are JSON", e);
    }
  }

  private static int index(JsonNode set, String id) {
    JsonNode criteria = set.path("criteria");
    for (int i = 0; i < criteria.size(); i++) {
      if (!id.isEmpty() && criteria.get(i).path("id").asText().equals(id)) {
        return i;
      }
    }
    return -1;
  }

  private static Typed typed(JsonNode node) {
    JsonNode obligation = node.path("obligation");
    StringBuilder reviewers = new StringBuilder();
    obligation
        .path("reviewers")
        .forEach(r -> reviewers.append(reviewers.isEmpty() ? "" : ", ").append(r.asText()));
    return new Typed(
        node.path("id").asText(),
        node.path("name").asText(),
        node.path("reasonClass").asText(),
        node.path("level").asText(),
        node.path("explanation").asText(""),
        node.path("condition").toPrettyString(),
        obligation.path("due").path("amount").asText(""),
        obligation.path("due").path("kind").asText("working-days"),
        obligation.path("meeting").path("due").path("amount").asText(""),
        obligation.path("meeting").path("due").path("kind").asText("working-days"),
        reviewers.toString(),
        obligation.path("audience").asText("company"),
        obligation.path("form").asText(""),
        obligation.path("minimumActions").path("count").asText(""),
        obligation.path("mayBeWaived").asBoolean(true),
        node.path("enabled").asBoolean(true));
  }

  private static Typed typed(Request request) {
    return new Typed(
        request.value("id"),
        request.value("name"),
        request.value("reason-class"),
        request.value("level"),
        request.value("explanation"),
        request.raw("condition"),
        request.value("due"),
        request.value("due-kind"),
        request.value("meeting"),
        request.value("meeting-kind"),
        request.value("reviewers"),
        request.value("audience"),
        request.value("form"),
        request.value("actions"),
        request.has("may-be-waived"),
        request.has("enabled"));
  }

  /** One form on its way. */
  private final class Editing {

    private final Request request;
    private final CriteriaPlace.At at;
    private final Typed typed;
    private final long version;
    private final Problems problems;

    Editing(Request request, CriteriaPlace.At at, Typed typed, long version) {
      this(request, at, typed, version, Problems.none());
    }

    Editing(Request request, CriteriaPlace.At at, Typed typed, long version, Problems problems) {
      this.request = request;
      this.at = at;
      this.typed = typed;
      this.version = version;
      this.problems = problems;
    }

    /** Writes what was typed over what the criterion is; its other parts stay. */
    void write(ObjectNode node) {
      String before = node.path("condition").toString();
      node.put("id", typed.id());
      node.put("name", typed.name());
      node.put("reasonClass", typed.reasonClass());
      node.put("level", typed.level());
      node.put("explanation", typed.explanation());
      condition().ifPresent(condition -> node.set("condition", condition));
      node.put("enabled", typed.enabled());
      if (!node.path("condition").toString().equals(before)) {
        node.put("starter", false);
      }
      ObjectNode obligation = node.withObject("/obligation");
      time(obligation, "due", typed.due(), typed.dueKind());
      if (typed.meeting().isEmpty()) {
        obligation.remove("meeting");
      } else {
        time(obligation.withObject("/meeting"), "due", typed.meeting(), typed.meetingKind());
      }
      ArrayNode reviewers = obligation.putArray("reviewers");
      Arrays.stream(typed.reviewers().split(",", -1))
          .map(String::strip)
          .filter(reviewer -> !reviewer.isEmpty())
          .forEach(reviewers::add);
      obligation.put("audience", typed.audience());
      if (typed.form().isEmpty()) {
        obligation.remove("form");
      } else {
        obligation.put("form", typed.form());
      }
      actions(obligation);
      obligation.put("mayBeWaived", typed.mayBeWaived());
    }

    private Optional<JsonNode> condition() {
      try {
        if (typed.condition().length() > LONGEST_CONDITION) {
          throw new IllegalArgumentException("too long");
        }
        return Optional.of(JSON.readTree(typed.condition()));
      } catch (JsonProcessingException | IllegalArgumentException e) {
        problems.add("condition", I18n.of(request.locale()).text("criterion.problem.condition"));
        return Optional.empty();
      }
    }

    private void time(ObjectNode node, String field, String amount, String kind) {
      if (amount.isEmpty()) {
        node.remove(field);
        return;
      }
      long count = Parsing.whole(amount).orElse(0);
      if (count < 1 || count > 1000) {
        problems.add("due", I18n.of(request.locale()).text("criterion.problem.time", amount));
        return;
      }
      node.putObject(field).put("amount", count).put("kind", kind);
    }

    private void actions(ObjectNode obligation) {
      if (typed.actions().isEmpty()) {
        obligation.remove("minimumActions");
        return;
      }
      long count = Parsing.whole(typed.actions()).orElse(0);
      if (count < 1 || count > 100) {
        problems.add(
            "actions",
            I18n.of(request.locale()).text("criterion.problem.actions", typed.actions()));
        return;
      }
      obligation.withObject("/minimumActions").put("count", count);
    }

    /** A problem of the criterion stands beside its field, another above the form. */
    void take(Problem problem) {
      String field = problem.path().replaceFirst("^criteria\\[[0-9]+]\\.?", "");
      String first = field.split("[.\\[]", 2)[0];
      String where =
          switch (first) {
            case "reasonClass" -> "reason-class";
            case "obligation" -> "due";
            default -> first.isEmpty() ? "form" : first;
          };
      String place = field.equals(where) ? "" : field + ": ";
      problems.add(where, place + Wording.of(request.locale()).text(problem.message()));
    }

    Response page(int status, boolean isNew, CriteriaSet set, @Nullable PreviewView preview) {
      I18n texts = I18n.of(request.locale());
      Wording wording = Wording.of(request.locale());
      CriteriaSet holding = at.holding(set);
      String meaning =
          set.criteria().stream()
              .filter(criterion -> criterion.id().value().equals(typed.id()))
              .findFirst()
              .map((Criterion criterion) -> wording.text(holding.describe(criterion)))
              .orElse("");
      CriterionView view =
          new CriterionView(
              typed,
              isNew,
              Arrays.stream(ReasonClass.values()).map(ReasonClass::key).toList(),
              Arrays.stream(Level.values()).map(Level::key).toList(),
              Arrays.stream(Due.Kind.values()).map(Due.Kind::key).toList(),
              Arrays.stream(Audience.values()).map(Audience::key).toList(),
              Arrays.stream(Form.values()).map(Form::key).toList(),
              problems.isEmpty() ? meaning : "",
              preview,
              version,
              request.site().screens() + place.path() + "/one",
              at.address(request, ""),
              at.space(),
              problems);
      return new Response.Page(
          status, texts.text("criterion.title"), views.render("criterion", view, texts, request));
    }
  }
}
