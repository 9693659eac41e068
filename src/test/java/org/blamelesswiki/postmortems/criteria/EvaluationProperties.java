package org.blamelesswiki.postmortems.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

class EvaluationProperties {

  @Property(tries = 500, shrinking = ShrinkingMode.OFF)
  void a_fact_more_never_unsettles_what_is_required(
      @ForAll("sets") CriteriaSet set,
      @ForAll("allFacts") Facts all,
      @ForAll("histories") History history,
      @ForAll Random random) {
    Facts facts = Facts.none().with(FactKey.REQUESTS, all.get(FactKey.REQUESTS).orElseThrow());
    List<FactKey> order = new ArrayList<>(Generated.keys());
    Collections.shuffle(order, random);

    Verdict before = Evaluator.evaluate(set, facts, history);
    for (FactKey key : order) {
      facts = facts.with(key, all.get(key).orElseThrow());
      Verdict after = Evaluator.evaluate(set, facts, history);

      if (before.outcome().isDecided()) {
        assertThat(after.outcome()).isNotEqualTo(Outcome.UNDECIDED);
      }
      for (int i = 0; i < before.results().size(); i++) {
        Answer known = before.results().get(i).answer();
        if (known != Answer.UNKNOWN) {
          assertThat(after.results().get(i).answer()).isEqualTo(known);
        }
      }
      before = after;
    }
  }

  @Property(tries = 300)
  void the_order_of_criteria_never_changes_a_verdict(
      @ForAll("sets") CriteriaSet set,
      @ForAll("someFacts") Facts facts,
      @ForAll("histories") History history,
      @ForAll Random random) {
    List<Criterion> shuffled = new ArrayList<>(set.criteria());
    Collections.shuffle(shuffled, random);

    Verdict one = Evaluator.evaluate(set, facts, history);
    Verdict other = Evaluator.evaluate(set.withCriteria(shuffled), facts, history);

    assertThat(other.outcome()).isEqualTo(one.outcome());
    assertThat(other.atLeast()).isEqualTo(one.atLeast());
    assertThat(other.deciding()).isEqualTo(one.deciding());
    assertThat(other.obligation()).isEqualTo(one.obligation());
    assertThat(other.sentence()).isEqualTo(one.sentence());
    assertThat(Set.copyOf(other.results())).isEqualTo(Set.copyOf(one.results()));
  }

  @Property(tries = 150)
  void what_is_exported_imports_as_the_same_set(@ForAll("sets") CriteriaSet set)
      throws IOException {
    String json = CriteriaSetCodec.toJson(set);

    assertThat(CriteriaCheck.problems(set)).isEmpty();
    assertThat(CriteriaSetCodec.fromJson(json)).isEqualTo(set);
    assertThat(CriteriaSetCodecTest.schema().validate(new ObjectMapper().readTree(json))).isEmpty();
  }

  @Property(tries = 300)
  void a_fact_said_to_settle_it_alone_does(
      @ForAll("sets") CriteriaSet set,
      @ForAll("someFacts") Facts facts,
      @ForAll("allFacts") Facts truth) {
    Verdict verdict = Evaluator.evaluate(set, facts, History.none());
    Set<FactKey> alone =
        verdict.deciding().stream()
            .filter(DecidingFact::alone)
            .map(deciding -> deciding.fact().key())
            .collect(Collectors.toSet());

    for (FactKey key : Generated.keys()) {
      if (!facts.knows(key) && !verdict.outcome().isDecided()) {
        Verdict after =
            Evaluator.evaluate(set, facts.with(key, truth.get(key).orElseThrow()), History.none());
        if (after.outcome().isDecided() && after.deciding().isEmpty()) {
          assertThat(alone).contains(key);
        }
      }
    }
  }

  @Property(tries = 150)
  void every_verdict_can_be_told_in_a_sentence_and_a_table(
      @ForAll("sets") CriteriaSet set,
      @ForAll("someFacts") Facts facts,
      @ForAll("histories") History history) {
    Verdict verdict = Evaluator.evaluate(set, facts, history);

    assertThat(Wording.english().text(verdict.sentence())).endsWith(".").doesNotContain("{");
    for (CriterionResult result : verdict.results()) {
      assertThat(result.evidence()).isNotEmpty();
      for (Evidence evidence : result.evidence()) {
        assertThat(Wording.english().text(evidence.message())).isNotBlank().doesNotContain("{");
        assertThat(evidence.missing()).noneMatch(facts::isSettled);
      }
    }
  }

  @Provide
  Arbitrary<CriteriaSet> sets() {
    return Generated.sets();
  }

  @Provide
  Arbitrary<Facts> allFacts() {
    return Generated.allFacts();
  }

  @Provide
  Arbitrary<Facts> someFacts() {
    return Generated.someFacts();
  }

  @Provide
  Arbitrary<History> histories() {
    return Generated.incidents().map(History::of);
  }
}
