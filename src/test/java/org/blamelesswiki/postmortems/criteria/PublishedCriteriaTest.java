package org.blamelesswiki.postmortems.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Criteria that organisations have published, in our form, each with facts it applies to and facts
 * it does not. The wording is ours; their names say where the idea stands.
 */
class PublishedCriteriaTest {

  private static final CriteriaSet SET = CriteriaSetCodec.fromJson(resource("published-criteria"));
  private static final JsonNode EXAMPLES = examples();

  /** What happened in the weeks before. */
  private static final History HISTORY =
      History.of(
          List.of(
              new RecordedIncident(
                  "before",
                  facts(
                      "started=2026-02-28T10:00:00Z; ended=2026-02-28T11:00:00Z;"
                          + " service=Checkout; team=Payments; class=DNS; cost=50000 EUR;"
                          + " budget-used=10 minutes; pages-out-of-hours=1 pages"))));

  static Stream<Criterion> published() {
    return SET.criteria().stream();
  }

  @Test
  void about_forty_of_them_are_expressed_in_all_classes_and_levels() throws IOException {
    assertThat(SET.criteria()).hasSizeGreaterThanOrEqualTo(40);
    assertThat(SET.criteria()).extracting(Criterion::reasonClass).contains(ReasonClass.values());
    assertThat(SET.criteria()).extracting(Criterion::level).contains(Level.values());
    assertThat(
            CriteriaSetCodecTest.schema()
                .validate(new ObjectMapper().readTree(resource("published-criteria"))))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("published")
  void applies_to_what_it_was_written_for_and_says_why(Criterion criterion) {
    CriterionResult result = result(criterion, EXAMPLES.get(criterion.id().value()).get("yes"));

    assertThat(result.answer()).isEqualTo(Answer.YES);
    assertThat(result.evidence())
        .isNotEmpty()
        .allSatisfy(
            evidence ->
                assertThat(Wording.english().text(evidence.message())).doesNotContain("not known"));
  }

  @ParameterizedTest
  @MethodSource("published")
  void does_not_apply_to_what_it_was_not_written_for(Criterion criterion) {
    JsonNode example = EXAMPLES.get(criterion.id().value()).get("no");
    if (example.isNull()) {
      assertThat(criterion.condition()).isEqualTo(new Expression.Always());
    } else {
      assertThat(result(criterion, example).answer()).isEqualTo(Answer.NO);
    }
  }

  @ParameterizedTest
  @MethodSource("published")
  void is_open_while_nothing_is_known_unless_it_asks_for_nothing(Criterion criterion) {
    Answer answer = result(criterion, Facts.none()).answer();

    assertThat(answer)
        .isEqualTo(
            criterion.condition() instanceof Expression.Always
                ? Answer.YES
                : criterion.condition() instanceof Expression.Requested
                    ? Answer.NO
                    : Answer.UNKNOWN);
  }

  @Test
  void their_duties_are_expressed_too() {
    assertThat(obligation("sre-workbook-budget").minimumActions())
        .contains(new Obligation.MinimumActions(1, "P0"));
    assertThat(obligation("pagerduty-sev-1").meeting())
        .contains(new Obligation.Meeting(Due.calendarDays(3), Audience.COMPANY));
    assertThat(obligation("pagerduty-sev-2").actionDeadlines())
        .containsExactly(new Obligation.ActionDeadline("", Due.calendarDays(30)));
    assertThat(obligation("atlassian-others").reviewers()).containsExactly("approving manager");
    assertThat(obligation("gitlab-severity").due()).contains(Due.workingDays(7));
    assertThat(obligation("internal-standard").due()).contains(Due.hours(72));
    assertThat(obligation("azure-understood").form()).contains("short");
    assertThat(obligation("miraheze-user-facing").audience()).isEqualTo(Audience.PUBLIC);
    assertThat(obligation("miraheze-private").mayBeWaived()).isFalse();
  }

  private static Obligation obligation(String id) {
    return SET.criterion(new CriterionId(id)).orElseThrow().obligation();
  }

  private static CriterionResult result(Criterion criterion, JsonNode example) {
    return result(criterion, facts(example.textValue()));
  }

  private static CriterionResult result(Criterion criterion, Facts facts) {
    CriteriaSet alone = SET.withCriteria(List.of(criterion));
    return Evaluator.evaluate(alone, facts, HISTORY).results().get(0);
  }

  /** Reads {@code key=value; key=value}. */
  private static Facts facts(String text) {
    Facts facts = Facts.none();
    for (String part : text.split(";")) {
      String[] pair = part.strip().split("=", 2);
      FactKey key = new FactKey(pair[0]);
      facts = facts.with(key, value(SET.definition(key).orElseThrow(), pair[1]));
    }
    return facts;
  }

  private static FactValue value(FactDefinition definition, String text) {
    Optional<String> reason =
        text.contains(" because ")
            ? Optional.of(text.substring(text.indexOf(" because ") + " because ".length()))
            : Optional.empty();
    return switch (definition.kind()) {
      case INCIDENT_SEVERITY -> new FactValue.Severity(text);
      case METRIC ->
          new FactValue.Amount(
              Quantity.parse(text, definition.unit().orElseThrow()).orElseThrow(), false);
      case EVENT -> new FactValue.YesNo(text.equals("yes"));
      case NAMES -> FactValue.Names.of(text);
      case MOMENT -> new FactValue.Moment(Instant.parse(text));
      case JUDGEMENT -> new FactValue.Judged(text.startsWith("yes"), reason.orElseThrow());
      case REQUESTS -> {
        List<FactValue.Asked> asked = new ArrayList<>();
        asked.add(new FactValue.Asked(text.split(" because ")[0], reason.orElse("")));
        yield new FactValue.Requests(asked);
      }
    };
  }

  private static JsonNode examples() {
    try {
      return new ObjectMapper().readTree(resource("published-examples"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String resource(String name) {
    try (InputStream in =
        PublishedCriteriaTest.class.getResourceAsStream("/criteria/" + name + ".json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
