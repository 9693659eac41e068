package org.blamelesswiki.postmortems.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class DifferenceTest {

  private static final CriteriaSet SET = StarterCriteria.library();

  @Test
  void tells_each_change_of_a_criterion_as_a_reader_would() {
    Criterion users = SET.criterion(new CriterionId("users-affected")).orElseThrow();
    CriteriaSet changed =
        SET.withCriterion(
            users
                .withNumber(Quantity.of(1000, Unit.USERS))
                .withEnabled(true)
                .withObligation(Obligation.within(Due.calendarDays(3))));

    assertThat(told(SET, changed))
        .containsExactly(
            "Many users affected / applies when: users affected at least 5,000 users ->"
                + " users affected at least 1,000 users",
            "Many users affected / due within: 5 working days -> 3 days",
            "Many users affected / switched on: no -> yes");
  }

  @Test
  void tells_what_is_new_and_what_is_gone() {
    List<Criterion> criteria = SET.criteria();
    CriteriaSet fewer = SET.withCriteria(criteria.subList(1, criteria.size()));

    assertThat(told(SET, fewer))
        .containsExactly("Many users affected / criterion: Many users affected -> ");
    assertThat(told(fewer, SET))
        .containsExactly("Many users affected / criterion:  -> Many users affected");
  }

  @Test
  void tells_changes_of_the_set() {
    CriteriaSet changed =
        SET.withOwner("stewards")
            .withReviewEvery(Window.ofMonths(3))
            .withScale(SeverityScale.of("P1", "P2"));

    assertThat(told(SET, changed))
        .containsExactly(
            " / owner: - -> stewards",
            " / revisited every: 6 months -> 3 months",
            " / incident severities: SEV-1, SEV-2, SEV-3 and SEV-4 -> P1 and P2");
  }

  @Property(tries = 100)
  void two_sets_differ_in_nothing_only_if_they_are_one(
      @ForAll("sets") CriteriaSet one, @ForAll("sets") CriteriaSet other) {
    assertThat(Difference.between(one, one)).isEmpty();
    assertThat(told(one, other).isEmpty()).isEqualTo(one.equals(other));
  }

  private static List<String> told(CriteriaSet before, CriteriaSet after) {
    Wording english = Wording.english();
    return Difference.between(before, after).stream()
        .map(
            difference ->
                difference.subject()
                    + " / "
                    + english.text(difference.field())
                    + ": "
                    + difference.before().map(english::text).orElse("")
                    + " -> "
                    + difference.after().map(english::text).orElse(""))
        .toList();
  }

  @Provide
  Arbitrary<CriteriaSet> sets() {
    return Generated.sets();
  }
}
