package org.blamelesswiki.postmortems.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.blamelesswiki.postmortems.criteria.Audience;
import org.blamelesswiki.postmortems.criteria.CriteriaSet;
import org.blamelesswiki.postmortems.criteria.Criterion;
import org.blamelesswiki.postmortems.criteria.Evaluator;
import org.blamelesswiki.postmortems.criteria.Expression;
import org.blamelesswiki.postmortems.criteria.FactKey;
import org.blamelesswiki.postmortems.criteria.FactValue;
import org.blamelesswiki.postmortems.criteria.Facts;
import org.blamelesswiki.postmortems.criteria.History;
import org.blamelesswiki.postmortems.criteria.Level;
import org.blamelesswiki.postmortems.criteria.ReasonClass;
import org.blamelesswiki.postmortems.criteria.Verdict;
import org.blamelesswiki.postmortems.postmortem.Ending;
import org.blamelesswiki.postmortems.postmortem.RecordedObligation;
import org.blamelesswiki.postmortems.postmortem.RecordedObligation.Matter;
import org.blamelesswiki.postmortems.postmortem.SampleObligations;
import org.blamelesswiki.postmortems.postmortem.Subject;
import org.blamelesswiki.postmortems.spi.InMemoryStore;
import org.blamelesswiki.postmortems.spi.PageRef;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ObligationsTest {

  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
  private static final Subject OUTAGE = Subject.incident("k3f");
  private static final Optional<String> IDA = Optional.of("ida");

  private static final CriteriaSet SET =
      CriteriaSet.empty(LocalDate.of(2026, 3, 2))
          .withCriteria(
              List.of(
                  Criterion.of(
                      "checkout",
                      "Checkout was touched",
                      ReasonClass.BUSINESS,
                      Level.REQUIRED,
                      new Expression.Member(FactKey.SERVICE, Set.of("checkout")))));

  private final InMemoryStore store = new InMemoryStore();
  private final Obligations obligations = new Obligations(store, Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void a_verdict_that_requires_a_postmortem_makes_it_due_on_the_criterions_terms() {
    decided(OUTAGE, "checkout");

    RecordedObligation due = obligations.find(OUTAGE).orElseThrow();
    assertThat(due.dueOn(ZoneOffset.UTC)).contains(LocalDate.of(2026, 3, 16));
    assertThat(due.matter().level()).isEqualTo(Level.REQUIRED);
    assertThat(due.matter().teams()).containsExactly("checkout");
    assertThat(due.matter().basis().criteria()).containsExactly("checkout");
    assertThat(due.matter().terms().audience()).isEqualTo(Audience.COMPANY);
    assertThat(due.standing().owner()).isEmpty();
  }

  @Test
  void a_verdict_that_hangs_on_open_facts_leaves_what_is_due() {
    obligations.decided(OUTAGE, "ops", "Outage", 0, evaluate(Facts.none()), SET, Facts.none());
    assertThat(obligations.open()).isEmpty();
    decided(OUTAGE, "checkout");

    obligations.decided(OUTAGE, "ops", "Outage", 0, evaluate(Facts.none()), SET, Facts.none());

    assertThat(obligations.open()).hasSize(1);
  }

  @Test
  void corrected_facts_lift_it_and_correcting_them_back_makes_it_due_again() {
    decided(OUTAGE, "checkout");

    decided(OUTAGE, "search");
    Optional<Ending> lifted = obligations.find(OUTAGE).orElseThrow().standing().ending();
    decided(OUTAGE, "checkout");

    assertThat(lifted).contains(new Ending.Lifted(NOW));
    assertThat(obligations.open()).hasSize(1);
    assertThat(obligations.ended()).isEmpty();
  }

  @Test
  void a_later_verdict_keeps_the_owner_and_the_day_it_was_first_due() {
    decided(OUTAGE, "checkout");
    obligations.setOwner(OUTAGE, IDA);

    new Obligations(store, Clock.fixed(NOW.plusSeconds(3600), ZoneOffset.UTC))
        .record(OUTAGE, matter("Outage of checkout", true));

    RecordedObligation due = obligations.find(OUTAGE).orElseThrow();
    assertThat(due.standing().owner()).isEqualTo(IDA);
    assertThat(due.matter().title()).isEqualTo("Outage of checkout");
    assertThat(due.matter().since()).isEqualTo(NOW);
  }

  @Test
  void done_means_published_and_then_nobody_is_its_owner() {
    List<RecordedObligation> heard = new ArrayList<>();
    obligations.whenEnded(heard::add);
    decided(OUTAGE, "checkout");
    obligations.setOwner(OUTAGE, IDA);
    obligations.settledBy(OUTAGE, "Outage of checkout");

    obligations.published("Outage of checkout");

    assertThat(obligations.open()).isEmpty();
    assertThat(heard)
        .extracting(due -> due.standing().ending().orElseThrow())
        .containsExactly(new Ending.Published("Outage of checkout", NOW));
    assertThat(store.keys("obligations/"))
        .singleElement()
        .satisfies(key -> assertThat(store.read(key).orElseThrow().json()).doesNotContain("ida"));
  }

  @Test
  void one_page_settles_every_incident_that_joined_it() {
    decided(OUTAGE, "checkout");
    decided(Subject.incident("k4g"), "checkout");
    decided(Subject.incident("other"), "checkout");
    obligations.settledBy(OUTAGE, "Three storms");
    obligations.settledBy(Subject.incident("k4g"), "Three storms");

    obligations.published("Three storms");

    assertThat(obligations.open())
        .extracting(RecordedObligation::subject)
        .containsExactly(Subject.incident("other"));
  }

  @Test
  void not_to_write_is_decided_with_a_reason_and_only_where_it_is_left_open() {
    obligations.record(OUTAGE, matter("Outage", true));
    obligations.record(Subject.incident("strict"), matter("Strict", false));

    obligations.end(OUTAGE, new Ending.NotWritten("the same as in May", NOW));

    assertThat(obligations.ended())
        .extracting(due -> due.standing().ending().orElseThrow().because())
        .containsExactly("the same as in May");
    assertThatThrownBy(
            () ->
                obligations.end(Subject.incident("strict"), new Ending.NotWritten("no time", NOW)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("may not be waived");
    assertThatThrownBy(() -> new Ending.NotWritten(" ", NOW))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void what_was_decided_not_to_be_written_stays_so_until_somebody_reopens_it() {
    decided(OUTAGE, "checkout");
    obligations.end(OUTAGE, new Ending.NotWritten("the same as in May", NOW));

    decided(OUTAGE, "checkout");
    boolean isOpen = obligations.find(OUTAGE).orElseThrow().isOpen();
    obligations.reopen(OUTAGE);

    assertThat(isOpen).isFalse();
    assertThat(obligations.find(OUTAGE).orElseThrow().isOpen()).isTrue();
    assertThat(obligations.ended()).isEmpty();
  }

  @Test
  void a_published_one_is_never_due_again() {
    obligations.record(Subject.page("P"), matter("P", true));
    obligations.published("P");

    obligations.reopen(Subject.page("P"));
    obligations.record(Subject.page("P"), matter("P", true));

    assertThat(obligations.open()).isEmpty();
  }

  @Test
  void it_follows_its_page_to_a_new_name_and_goes_with_it() {
    obligations.record(Subject.page("Old"), matter("Old", true));
    obligations.record(OUTAGE, matter("Outage", true));
    obligations.settledBy(OUTAGE, "Old");

    obligations.moved("Old", new PageRef("New", "payments", "New"));
    assertThat(obligations.find(Subject.page("New")).orElseThrow().matter().space())
        .isEqualTo("payments");
    assertThat(obligations.find(OUTAGE).orElseThrow().standing().page()).contains("New");

    obligations.pageRemoved("New");
    assertThat(obligations.find(Subject.page("New"))).isEmpty();
    assertThat(obligations.find(OUTAGE).orElseThrow().standing().page()).isEmpty();
  }

  @Test
  void the_earliest_date_stands_first_and_no_date_last() {
    obligations.record(Subject.incident("never"), matter("Never", true, null));
    obligations.record(Subject.incident("late"), matter("Late", true, NOW.plusSeconds(99)));
    obligations.record(Subject.incident("soon"), matter("Soon", true, NOW.minusSeconds(9)));

    assertThat(obligations.open())
        .extracting(due -> due.matter().title())
        .containsExactly("Soon", "Late", "Never");
    assertThat(obligations.open())
        .extracting(due -> due.isPastItsDate(NOW))
        .containsExactly(true, false, false);
  }

  @Test
  void a_user_who_left_is_taken_out_of_every_row() {
    obligations.record(OUTAGE, matter("Outage", true));
    obligations.setOwner(OUTAGE, IDA);

    obligations.forgetUser("ida");

    assertThat(obligations.find(OUTAGE).orElseThrow().standing().owner()).isEmpty();
  }

  private void decided(Subject subject, String service) {
    Facts facts = Facts.none().with(FactKey.SERVICE, FactValue.Names.of(service));
    obligations.decided(subject, "ops", "Outage", 0, evaluate(facts), SET, facts);
  }

  private static Verdict evaluate(Facts facts) {
    return Evaluator.evaluate(SET, facts, History.none());
  }

  private static Matter matter(String title, boolean mayBeWaived) {
    return matter(title, mayBeWaived, NOW.plusSeconds(86_400));
  }

  private static Matter matter(String title, boolean mayBeWaived, @Nullable Instant due) {
    return SampleObligations.matter("ops", title, Optional.ofNullable(due), mayBeWaived);
  }
}
