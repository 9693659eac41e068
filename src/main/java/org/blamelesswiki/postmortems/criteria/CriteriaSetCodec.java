package org.blamelesswiki.postmortems.criteria;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * The JSON form of a criteria set, as {@code criteria-set.schema.json} beside this class describes
 * it: for export, import and the store.
 */
public final class CriteriaSetCodec {

  /** The version of the JSON form that is written; a newer one is refused. */
  public static final int FORMAT = 1;

  private CriteriaSetCodec() {}

  /** What was read: a set, or what is wrong. */
  public sealed interface Reading {

    /** The set, which can be evaluated and stored. */
    record Read(CriteriaSet set) implements Reading {}

    /** Each problem with its field; at least one. */
    record Refused(List<Problem> problems) implements Reading {
      public Refused {
        problems = List.copyOf(problems);
      }
    }
  }

  /** Reads a set and checks it as {@link CriteriaCheck} does. */
  public static Reading read(String json) {
    return read(json, CriteriaCheck::problems);
  }

  /** Reads a space's set, and checks it beside the site's. */
  public static Reading readBeside(CriteriaSet site, String json) {
    return read(json, space -> SpaceCriteria.problems(site, space));
  }

  private static Reading read(String json, Function<CriteriaSet, List<Problem>> check) {
    List<Problem> problems = new ArrayList<>();
    JsonNode node = JsonFields.parse(json, problems);
    CriteriaSet set = node == null ? null : new CriteriaSetReader(problems).read(node);
    if (set != null) {
      problems.addAll(check.apply(set));
    }
    return set == null || !problems.isEmpty()
        ? new Reading.Refused(problems)
        : new Reading.Read(set);
  }

  /**
   * Reads a set that is known to be sound.
   *
   * @throws ProblemsException if it is not
   */
  public static CriteriaSet fromJson(String json) {
    return sound(read(json));
  }

  /**
   * Reads a space's set that was sound beside the site's when it was written; the site's may have
   * changed since.
   *
   * @throws ProblemsException if it is no set
   */
  public static CriteriaSet spaceFromJson(String json) {
    return sound(read(json, set -> List.of()));
  }

  private static CriteriaSet sound(Reading reading) {
    if (reading instanceof Reading.Read sound) {
      return sound.set();
    }
    throw new ProblemsException(((Reading.Refused) reading).problems());
  }

  /** The JSON Schema of what is written and read. */
  public static String schema() {
    try (InputStream in = CriteriaSetCodec.class.getResourceAsStream("criteria-set.schema.json")) {
      if (in == null) {
        throw new IllegalStateException("the schema is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the schema cannot be read", e);
    }
  }

  /** Writes the set, indented for people to read and compare. */
  public static String toJson(CriteriaSet set) {
    try {
      return JsonFields.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(write(set));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a criteria set has a JSON form", e);
    }
  }

  private static ObjectNode write(CriteriaSet set) {
    ObjectNode node = JsonFields.MAPPER.createObjectNode();
    node.put("format", FORMAT);
    scope(node.putObject("scope"), set.scope());
    node.put("version", set.version());
    node.put("owner", set.owner());
    node.put("effectiveFrom", set.effectiveFrom().toString());
    node.put("reviewEvery", set.reviewEvery().toString());
    set.lastReviewed().ifPresent(day -> node.put("lastReviewed", day.toString()));
    ArrayNode severities = node.putArray("incidentSeverities");
    set.scale().levels().forEach(severities::add);
    calendar(node.putObject("calendar"), set.calendar());
    ArrayNode facts = node.putArray("facts");
    set.facts().forEach(fact -> fact(facts.addObject(), fact));
    ArrayNode criteria = node.putArray("criteria");
    set.criteria().forEach(criterion -> criterion(criteria.addObject(), criterion));
    return node;
  }

  private static void scope(ObjectNode node, Scope scope) {
    if (scope instanceof Scope.Site site) {
      node.put("kind", "site").put("spacesMayReplace", site.spacesMayReplace());
    } else if (scope instanceof Scope.Space space) {
      node.put("kind", "space").put("key", space.key()).put("replaces", space.replaces());
    } else {
      throw new IllegalArgumentException(
          "a set made of the site's and a space's is not written: write the two");
    }
  }

  private static void calendar(ObjectNode node, WorkCalendar calendar) {
    node.put("zone", calendar.zone().getId());
    ArrayNode days = node.putArray("workingDays");
    calendar.workingDays().forEach(day -> days.add(day.name().toLowerCase(Locale.ROOT)));
    ArrayNode holidays = node.putArray("holidays");
    calendar.holidays().forEach(day -> holidays.add(day.toString()));
  }

  private static void fact(ObjectNode node, FactDefinition fact) {
    node.put("key", fact.key().value());
    node.put("kind", fact.kind().key());
    node.put("label", fact.label());
    node.put("question", fact.question());
    fact.unit().ifPresent(unit -> node.put("unit", unit.key()));
    fact.window().ifPresent(window -> node.put("window", window.toString()));
    if (fact.total() != GroupTotal.SUM) {
      node.put("total", fact.total().key());
    }
    if (!fact.options().isEmpty()) {
      ArrayNode options = node.putArray("options");
      fact.options().forEach(options::add);
    }
    fact.between()
        .ifPresent(
            between ->
                node.putObject("between")
                    .put("from", between.from().value())
                    .put("to", between.to().value()));
  }

  private static void criterion(ObjectNode node, Criterion criterion) {
    node.put("id", criterion.id().value());
    node.put("name", criterion.name());
    node.put("reasonClass", criterion.reasonClass().key());
    node.put("level", criterion.level().key());
    node.set("condition", ConditionWriter.write(criterion.condition()));
    node.put("explanation", criterion.explanation());
    node.set("obligation", ObligationJson.write(criterion.obligation()));
    if (!criterion.lifts().equals(Lifts.RECOMMENDED)) {
      ObjectNode lifts = node.putObject("lifts");
      lifts.put("everyRecommended", criterion.lifts().everyRecommended());
      ArrayNode criteria = lifts.putArray("criteria");
      criterion.lifts().criteria().forEach(id -> criteria.add(id.value()));
    }
    node.put("enabled", criterion.enabled());
    node.put("starter", criterion.starter());
  }
}
