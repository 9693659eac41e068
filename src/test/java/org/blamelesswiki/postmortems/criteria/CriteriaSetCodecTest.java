package org.blamelesswiki.postmortems.criteria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CriteriaSetCodecTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  static JsonSchema schema() {
    try (InputStream in = CriteriaSetCodec.class.getResourceAsStream("criteria-set.schema.json")) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(in);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void the_starter_library_keeps_to_the_published_schema() throws IOException {
    JsonNode json = MAPPER.readTree(CriteriaSetCodec.toJson(StarterCriteria.library()));

    assertThat(schema().validate(json)).isEmpty();
  }

  @Test
  void what_is_written_reads_the_same() {
    CriteriaSet set = StarterCriteria.library();

    assertThat(CriteriaSetCodec.fromJson(CriteriaSetCodec.toJson(set))).isEqualTo(set);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'event': 'data-lost', 'not': {'event': 'data-lost'}}",
        "{'evnt': 'data-lost'}",
        "{'metric': {'fact': 'downtime', 'threshold': {'amount': -1, 'unit': 'minutes'}}}",
        "{'metric': {'fact': 'downtime', 'threshold': {'amount': 1, 'unit': 'a minute'}}}",
        "{'metric': {'fact': 'downtime', 'threshold': {'amount': 1}}}",
        "{'repeat': {'count': 1, 'window': 'P14D'}}",
        "{'repeat': {'count': 2, 'window': 'two weeks'}}",
        "{'all': []}",
        "{'member': {'fact': 'service', 'anyOf': []}}",
        "{}",
        "'data-lost'"
      })
  void what_the_schema_refuses_the_reader_refuses_at_the_same_place(String condition)
      throws IOException {
    String json = starterWithCondition(condition);

    assertThat(schema().validate(MAPPER.readTree(json))).isNotEmpty();
    assertThat(problems(json))
        .isNotEmpty()
        .allSatisfy(problem -> assertThat(problem.path()).startsWith("criteria[0].condition"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'metric': {'fact': 'downtime', 'threshold': {'amount': NaN, 'unit': 'minutes'}}}"
            + " | criteria[0].condition.metric.threshold.amount"
            + " | This is to be a number.",
        "{'metric': {'fact': 'downtime', 'threshold': {'amount': 1e999, 'unit': 'minutes'}}}"
            + " | criteria[0].condition.metric.threshold.amount"
            + " | This is to be a number.",
        "{'metric': {'fact': 'downtime', 'threshold': {'amount': 5000, 'unit': 'USD'}}}"
            + " | criteria[0].condition.metric.threshold"
            + " | USD cannot be held against min.",
        "{'metric': {'fact': 'downtme', 'threshold': {'amount': 5, 'unit': 'minutes'}}}"
            + " | criteria[0].condition.metric.fact"
            + " | No fact is called \"downtme\".",
        "{'event': 'downtime'}"
            + " | criteria[0].condition.event"
            + " | \"downtime\" is a number; what is needed here is something that happened or did"
            + " not.",
        "{'incidentSeverity': {'level': 'P1'}}"
            + " | criteria[0].condition.incidentSeverity.level"
            + " | \"P1\" is not on the scale: SEV-1, SEV-2, SEV-3 or SEV-4.",
        "{'member': {'fact': 'kind', 'anyOf': ['exercise']}}"
            + " | criteria[0].condition.member.anyOf"
            + " | There is no kind of event called \"exercise\".",
        "{'during': {'from': '2026-12-20', 'to': '2026-01-05'}}"
            + " | criteria[0].condition.during.to"
            + " | This range ends (Jan 5, 2026) before it starts (Dec 20, 2026).",
        "{'during': {'from': '2026-02-30', 'to': '2026-03-05'}}"
            + " | criteria[0].condition.during.from"
            + " | \"2026-02-30\" is no date such as 2026-01-31.",
        "{'sameAs': 'users-affected'}"
            + " | criteria[0].condition"
            + " | \"Many users affected\" names other criteria in a circle, or in a chain longer"
            + " than 10.",
        "{'sameAs': 'nothing'}"
            + " | criteria[0].condition.sameAs"
            + " | No criterion that could be meant has the id \"nothing\".",
        "{'atLeast': 3, 'of': [{'event': 'data-lost'}, {'event': 'data-exposed'}]}"
            + " | criteria[0].condition.atLeast"
            + " | This is to be a whole number from 1 to 2.",
        "{'any': [{'event': 'data-lost'}, {'not': {'event': 'data-lots'}}]}"
            + " | criteria[0].condition.any[1].not.event"
            + " | No fact is called \"data-lots\"."
      })
  void each_problem_stands_beside_its_field(String condition, String path, String message) {
    List<Problem> problems = problems(starterWithCondition(condition));

    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).path()).isEqualTo(path);
    assertThat(Wording.english().text(problems.get(0).message())).isEqualTo(message);
  }

  @Test
  void a_metric_without_a_unit_is_refused_at_its_unit() throws IOException {
    ObjectNode json = library();
    ((ObjectNode) json.get("facts").get(7)).remove("unit");

    assertThat(problems(json.toString()))
        .extracting(Problem::path)
        .containsExactly("facts[7].unit");
  }

  @Test
  void every_problem_is_told_at_once() {
    String json =
        CriteriaSetCodec.toJson(StarterCriteria.library())
            .replace("\"UTC\"", "\"Middle/Earth\"")
            .replace("\"P6M\"", "\"soon\"")
            .replace("\"data-lost\"", "\"data lost\"");

    assertThat(problems(json))
        .extracting(Problem::path)
        .containsExactlyInAnyOrder(
            "calendar.zone",
            "reviewEvery",
            "facts[14].key",
            "criteria[3].id",
            "criteria[3].condition.event");
  }

  @Test
  void what_a_newer_version_wrote_is_not_guessed_at() {
    String json =
        CriteriaSetCodec.toJson(StarterCriteria.library())
            .replace("\"format\" : 1", "\"format\" : 2, \"moon\" : \"full\"");

    assertThat(problems(json)).extracting(Problem::path).containsExactly("format");
    assertThatThrownBy(() -> CriteriaSetCodec.fromJson(json))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("newer version (format 2; this one reads up to 1)");
  }

  @Test
  void a_condition_of_ten_thousand_parts_is_refused_once() {
    String many = "{'any': [" + "{'event': 'data-lost'},".repeat(9_999) + "{'always': true}]}";

    List<Problem> problems = problems(starterWithCondition(many));

    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).toString())
        .endsWith("A condition has 200 parts at most. Split it into several criteria.");
  }

  @Test
  void a_condition_of_ten_thousand_levels_is_refused() {
    String deep = "{'not': ".repeat(10_000) + "{'always': true}" + "}".repeat(10_000);

    assertThat(problems(starterWithCondition(deep))).hasSize(1);
  }

  @Test
  void a_condition_of_thirteen_levels_is_refused_where_it_is_too_deep() {
    String deep = "{'not': ".repeat(12) + "{'always': true}" + "}".repeat(12);

    assertThat(problems(starterWithCondition(deep)))
        .extracting(Problem::path)
        .containsExactly("criteria[0].condition" + ".not".repeat(12));
  }

  @Test
  void criteria_that_name_each_other_in_a_circle_are_each_refused() {
    CriteriaSet set = StarterCriteria.library();
    Criterion first = set.criteria().get(0);
    Criterion second = set.criteria().get(1);
    CriteriaSet circle =
        set.withCriterion(first.withCondition(new Expression.SameAs(second.id())))
            .withCriterion(
                second.withCondition(new Expression.Not(new Expression.SameAs(first.id()))));

    assertThat(CriteriaCheck.problems(circle))
        .extracting(Problem::path)
        .containsExactly("criteria[0].condition", "criteria[1].condition");
    assertThat(Evaluator.evaluate(circle, Facts.none(), History.none()).outcome())
        .isEqualTo(Outcome.NOT_REQUIRED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "null", "{", "{'format': 1, 'format': 1}", "{} {}", "3"})
  void what_is_no_json_object_is_refused(String json) {
    assertThat(problems(json.replace('\'', '"'))).hasSize(1);
  }

  @Test
  void the_same_id_twice_is_refused_at_the_second() throws IOException {
    ObjectNode json = library();
    json.withArray("criteria").add(json.get("criteria").get(2).deepCopy());

    List<Problem> problems = problems(json.toString());

    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).toString())
        .isEqualTo("criteria[19].id: \"trust-lost\" is there twice.");
  }

  private static List<Problem> problems(String json) {
    CriteriaSetCodec.Reading reading = CriteriaSetCodec.read(json);
    return reading instanceof CriteriaSetCodec.Reading.Refused refused
        ? refused.problems()
        : List.of();
  }

  /** The library with another condition in its first criterion; single quotes stand for double. */
  private static String starterWithCondition(String condition) {
    try {
      ObjectNode json = library();
      ((ObjectNode) json.get("criteria").get(0)).put("condition", "HERE");
      return json.toString().replace("\"HERE\"", condition.replace('\'', '"'));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static ObjectNode library() throws IOException {
    return (ObjectNode) MAPPER.readTree(CriteriaSetCodec.toJson(StarterCriteria.library()));
  }
}
