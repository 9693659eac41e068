package org.blamelesswiki.postmortems.criteria;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a criteria set from JSON, collecting what is wrong with it. */
final class CriteriaSetReader {

  private final List<Problem> problems;

  CriteriaSetReader(List<Problem> problems) {
    this.problems = problems;
  }

  @Nullable CriteriaSet read(JsonNode node) {
    JsonFields fields = new JsonFields(node, "", problems);
    Integer format = fields.whole("format", 1, Integer.MAX_VALUE);
    if (format == null) {
      return null;
    }
    if (format > CriteriaSetCodec.FORMAT) {
      // What a newer version means by its fields is not for this one to guess.
      fields.problem(
          "format",
          "problem.newer-format",
          Message.count(format),
          Message.count(CriteriaSetCodec.FORMAT));
      return null;
    }
    fields.has("$schema");
    Scope scope = scope(fields.requiredObject("scope"));
    Integer version = fields.whole("version", 1, Integer.MAX_VALUE);
    String owner = fields.text("owner", "");
    LocalDate effectiveFrom = fields.day("effectiveFrom");
    Window reviewEvery = fields.known("reviewEvery", Window::parse, "problem.no-window");
    Optional<LocalDate> lastReviewed =
        fields.has("lastReviewed")
            ? Optional.ofNullable(fields.day("lastReviewed"))
            : Optional.empty();
    SeverityScale scale = scale(fields);
    WorkCalendar calendar = calendar(fields.requiredObject("calendar"));
    List<FactDefinition> facts = fields.list("facts", this::fact);
    List<Criterion> criteria = fields.list("criteria", this::criterion);
    fields.refuseOthers();
    refuseTwice(fields, "facts", "key", facts.stream().map(FactDefinition::key).toList());
    refuseTwice(fields, "criteria", "id", criteria.stream().map(Criterion::id).toList());
    if (!problems.isEmpty()
        || scope == null
        || version == null
        || effectiveFrom == null
        || reviewEvery == null
        || scale == null
        || calendar == null) {
      return null;
    }
    return fields.make(
        () ->
            new CriteriaSet(
                scope,
                version,
                owner,
                effectiveFrom,
                reviewEvery,
                lastReviewed,
                scale,
                calendar,
                facts,
                criteria));
  }

  /** Places are right only while no item was left out, and then there are other problems. */
  private static void refuseTwice(
      JsonFields fields, String list, String field, List<? extends Record> keys) {
    Set<Object> seen = new HashSet<>();
    for (int i = 0; i < keys.size(); i++) {
      if (!seen.add(keys.get(i))) {
        fields.problem(
            list + "[" + i + "]." + field, "problem.twice", Message.words(keys.get(i).toString()));
      }
    }
  }

  private static @Nullable Scope scope(@Nullable JsonFields fields) {
    if (fields == null) {
      return null;
    }
    String kind = fields.text("kind");
    Scope scope = null;
    if ("site".equals(kind)) {
      scope = new Scope.Site(fields.flag("spacesMayReplace", false));
    } else if ("space".equals(kind)) {
      String key = fields.text("key");
      boolean replaces = fields.flag("replaces", false);
      scope = key == null ? null : new Scope.Space(key, replaces);
    } else if (kind != null) {
      fields.problem(
          "kind",
          "problem.no-choice",
          Message.words(kind),
          Message.names(Message.Joint.OR, Set.of("site", "space")));
    }
    fields.refuseOthers();
    return scope;
  }

  private static @Nullable SeverityScale scale(JsonFields fields) {
    Set<String> levels = fields.words("incidentSeverities");
    if (levels.isEmpty()) {
      fields.problem("incidentSeverities", "problem.no-severities");
      return null;
    }
    try {
      return new SeverityScale(List.copyOf(levels));
    } catch (IllegalArgumentException e) {
      fields.problem("incidentSeverities", "problem.severity-twice");
      return null;
    }
  }

  private static @Nullable WorkCalendar calendar(@Nullable JsonFields fields) {
    if (fields == null) {
      return null;
    }
    ZoneId zone = fields.parsed("zone", ZoneId::of, "problem.no-zone");
    Set<DayOfWeek> workingDays =
        fields.parsedWords(
            "workingDays",
            word -> DayOfWeek.valueOf(word.toUpperCase(Locale.ROOT)),
            "problem.no-weekday");
    Set<LocalDate> holidays = fields.parsedWords("holidays", LocalDate::parse, "problem.no-day");
    fields.refuseOthers();
    if (workingDays.isEmpty()) {
      fields.problem("workingDays", "problem.no-working-day");
      return null;
    }
    return zone == null ? null : fields.make(() -> new WorkCalendar(zone, workingDays, holidays));
  }

  private @Nullable FactDefinition fact(JsonNode node, String path) {
    JsonFields fields = new JsonFields(node, path, problems);
    FactKey key = fields.factKey("key");
    FactKind kind = fields.constant("kind", FactKind.values());
    String label = fields.text("label");
    String question = fields.text("question", "");
    Optional<Unit> unit = unit(fields, kind);
    Optional<Window> window =
        fields.has("window")
            ? Optional.ofNullable(fields.known("window", Window::parse, "problem.no-window"))
            : Optional.empty();
    GroupTotal total = fields.constant("total", GroupTotal.values(), GroupTotal.SUM);
    Set<String> options = fields.words("options");
    Optional<FactDefinition.Between> between = between(fields.object("between"));
    fields.refuseOthers();
    if (key == null
        || kind == null
        || label == null
        || (kind == FactKind.METRIC && unit.isEmpty())) {
      return null;
    }
    return fields.make(
        () ->
            new FactDefinition(key, kind, label, question, unit, window, total, options, between));
  }

  private static Optional<Unit> unit(JsonFields fields, @Nullable FactKind kind) {
    if (fields.has("unit")) {
      return Optional.ofNullable(fields.parsed("unit", Unit::new, "problem.no-unit"));
    }
    if (kind == FactKind.METRIC) {
      fields.problem("unit", "problem.metric-without-unit");
    }
    return Optional.empty();
  }

  private static Optional<FactDefinition.Between> between(@Nullable JsonFields fields) {
    if (fields == null) {
      return Optional.empty();
    }
    FactKey from = fields.factKey("from");
    FactKey to = fields.factKey("to");
    fields.refuseOthers();
    return from == null || to == null
        ? Optional.empty()
        : Optional.of(new FactDefinition.Between(from, to));
  }

  private @Nullable Criterion criterion(JsonNode node, String path) {
    JsonFields fields = new JsonFields(node, path, problems);
    CriterionId id = fields.criterionId("id");
    String name = fields.text("name");
    ReasonClass reasonClass = fields.constant("reasonClass", ReasonClass.values());
    Level level = fields.constant("level", Level.values());
    JsonNode conditionNode = fields.node("condition");
    Expression condition =
        conditionNode == null
            ? null
            : new ConditionReader(problems).read(conditionNode, fields.path("condition"));
    String explanation = fields.text("explanation", "");
    Obligation obligation =
        fields.has("obligation")
            ? ObligationJson.read(fields.requiredObject("obligation"))
            : Obligation.usual();
    Lifts lifts = fields.has("lifts") ? lifts(fields.requiredObject("lifts")) : Lifts.RECOMMENDED;
    boolean enabled = fields.flag("enabled", true);
    boolean starter = fields.flag("starter", false);
    fields.refuseOthers();
    if (id == null
        || name == null
        || reasonClass == null
        || level == null
        || condition == null
        || obligation == null
        || lifts == null) {
      return null;
    }
    return fields.make(
        () ->
            new Criterion(
                id,
                name,
                reasonClass,
                level,
                condition,
                explanation,
                obligation,
                lifts,
                enabled,
                starter));
  }

  private static @Nullable Lifts lifts(@Nullable JsonFields fields) {
    if (fields == null) {
      return null;
    }
    boolean everyRecommended = fields.flag("everyRecommended", true);
    Set<CriterionId> criteria =
        fields.parsedWords("criteria", CriterionId::new, "problem.no-criterion-id");
    fields.refuseOthers();
    return new Lifts(everyRecommended, criteria);
  }
}
