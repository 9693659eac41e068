package org.blamelesswiki.postmortems.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SpaceCriteriaTest {

  private static final CriteriaSet SITE = StarterCriteria.library();
  private static final Criterion NEVER_MIND =
      Criterion.of(
              "never-mind",
              "Never mind",
              ReasonClass.BUSINESS,
              Level.EXEMPT,
              new Expression.Always())
          .withLifts(new Lifts(true, java.util.Set.of()));

  @Property(tries = 300)
  void a_space_that_adds_never_lets_the_site_off(
      @ForAll("sets") CriteriaSet site,
      @ForAll("sets") CriteriaSet own,
      @ForAll("facts") Facts facts) {
    CriteriaSet both =
        SpaceCriteria.combined(site, own.withScope(new Scope.Space("payments", true)));

    Outcome ofSite = Evaluator.evaluate(site, facts, History.none()).outcome();
    Outcome ofBoth = Evaluator.evaluate(both, facts, History.none()).outcome();

    if (ofSite == Outcome.REQUIRED) {
      assertThat(ofBoth).isEqualTo(Outcome.REQUIRED);
    } else if (ofSite == Outcome.RECOMMENDED) {
      assertThat(ofBoth).isIn(Outcome.REQUIRED, Outcome.RECOMMENDED, Outcome.UNDECIDED);
    }
    assertThat(CriteriaCheck.problems(both)).isEmpty();
  }

  @Test
  void an_exemption_of_the_space_lifts_nothing_of_the_site() {
    CriteriaSet site = SITE.withCriteria(List.of(on("near-miss")));
    CriteriaSet space = space(false, NEVER_MIND);
    Facts facts = Facts.none().with("near-miss", new FactValue.Judged(true, "one disk was left"));

    assertThat(
            Evaluator.evaluate(SpaceCriteria.combined(site, space), facts, History.none())
                .outcome())
        .isEqualTo(Outcome.RECOMMENDED);
  }

  @Test
  void a_space_stands_in_the_place_of_the_site_only_where_the_site_lets_it() {
    CriteriaSet space = space(true, NEVER_MIND);
    CriteriaSet open = SITE.withScope(new Scope.Site(true));

    assertThat(SpaceCriteria.combined(open, space)).isEqualTo(space);
    assertThat(SpaceCriteria.combined(SITE, space).criteria()).hasSize(SITE.criteria().size() + 1);
    assertThat(SpaceCriteria.problems(SITE, space))
        .extracting(Problem::toString)
        .containsExactly(
            "scope.replaces: The site does not let a space put its own criteria in the place of"
                + " the site's.");
  }

  @Test
  void the_verdict_tells_both_versions() {
    CriteriaSet both =
        SpaceCriteria.combined(SITE.asVersion(7, SITE.effectiveFrom()), space(false, NEVER_MIND));

    assertThat(Evaluator.evaluate(both, Facts.none(), History.none()).version())
        .isEqualTo(new SetVersion(7, 1))
        .hasToString("7+1");
  }

  @Test
  void an_id_that_both_have_is_told_apart() {
    CriteriaSet both =
        SpaceCriteria.combined(
            SITE, space(false, on("severe").withSeverityLevel("SEV-3"), sameAs("severe")));

    assertThat(both.criteria().subList(SITE.criteria().size(), both.criteria().size()))
        .extracting(Criterion::id)
        .containsExactly(new CriterionId("severe-2"), new CriterionId("like-severe"));
    assertThat(both.criterion(new CriterionId("like-severe")).orElseThrow().condition())
        .isEqualTo(new Expression.SameAs(new CriterionId("severe-2")));
  }

  @Test
  void a_space_may_use_the_facts_of_the_site_without_defining_them() {
    CriteriaSet space = space(false, on("users-affected").withNumber(Quantity.of(10, Unit.USERS)));
    String json = CriteriaSetCodec.toJson(space);

    assertThat(CriteriaSetCodec.read(json)).isInstanceOf(CriteriaSetCodec.Reading.Refused.class);
    assertThat(CriteriaSetCodec.readBeside(SITE, json))
        .isEqualTo(new CriteriaSetCodec.Reading.Read(space));
  }

  @Test
  void a_space_may_not_mean_something_else_by_a_fact_of_the_site() {
    CriteriaSet space =
        space(false)
            .withFacts(List.of(FactDefinition.event("users-affected", "users affected", "Any?")));

    assertThat(SpaceCriteria.problems(SITE, space))
        .extracting(Problem::path)
        .containsExactly("facts[0].key");
  }

  private static Criterion on(String id) {
    return SITE.criterion(new CriterionId(id)).orElseThrow().withEnabled(true);
  }

  private static Criterion sameAs(String id) {
    return Criterion.of(
        "like-" + id,
        "Like it",
        ReasonClass.PRODUCT,
        Level.RECOMMENDED,
        new Expression.SameAs(new CriterionId(id)));
  }

  private static CriteriaSet space(boolean replaces, Criterion... criteria) {
    return CriteriaSet.empty(SITE.effectiveFrom())
        .withScope(new Scope.Space("payments", replaces))
        .withCriteria(List.of(criteria));
  }

  @Provide
  Arbitrary<CriteriaSet> sets() {
    return Generated.sets();
  }

  @Provide
  Arbitrary<Facts> facts() {
    return Generated.someFacts();
  }
}
