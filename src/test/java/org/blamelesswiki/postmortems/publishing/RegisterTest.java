package org.blamelesswiki.postmortems.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.blamelesswiki.postmortems.criteria.CriteriaSet;
import org.blamelesswiki.postmortems.criteria.Criterion;
import org.blamelesswiki.postmortems.criteria.Expression;
import org.blamelesswiki.postmortems.criteria.FactKey;
import org.blamelesswiki.postmortems.criteria.Level;
import org.blamelesswiki.postmortems.criteria.ReasonClass;
import org.blamelesswiki.postmortems.postmortem.FactsMacro;
import org.blamelesswiki.postmortems.publishing.PostmortemRecord.Decision;
import org.blamelesswiki.postmortems.settings.CriteriaSettings;
import org.blamelesswiki.postmortems.spi.InMemoryStore;
import org.blamelesswiki.postmortems.spi.PageRef;
import org.junit.jupiter.api.Test;

class RegisterTest {

  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

  private final InMemoryStore store = new InMemoryStore();
  private final CriteriaSettings criteria = new CriteriaSettings(store);
  private Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private final Obligations obligations = new Obligations(store, movable());
  private final Register register = new Register(store, criteria, obligations, movable());

  @Test
  void a_new_postmortem_is_decided_by_the_criteria_that_hold() {
    requiredForCheckout();

    PostmortemRecord record = saved("P", "draft", "service: checkout\nstarted: 2026-03-01T09:00Z");

    assertThat(record.decision())
        .get()
        .satisfies(
            decision -> {
              assertThat(decision.outcome()).isEqualTo("required");
              assertThat(decision.sentence()).contains("service checkout");
              assertThat(decision.criteria()).isEqualTo(1);
              assertThat(decision.due()).isPresent();
            });
  }

  @Test
  void later_criteria_never_rewrite_an_earlier_verdict() {
    requiredForCheckout();
    saved("P", "draft", "service: checkout");
    criteria.save(criteria.value().withCriteria(List.of()), 1, TODAY);

    PostmortemRecord record = saved("P", "published", "service: checkout");

    assertThat(record.decisions()).extracting(Decision::outcome).containsExactly("required");
  }

  @Test
  void changed_facts_are_decided_again_under_the_same_criteria_and_both_are_kept() {
    requiredForCheckout();
    saved("P", "draft", "service: checkout");
    criteria.save(criteria.value().withCriteria(List.of()), 1, TODAY);

    PostmortemRecord record = saved("P", "draft", "service: search");

    assertThat(record.decisions())
        .extracting(Decision::outcome)
        .containsExactly("required", "not-required");
    assertThat(record.decisions()).extracting(Decision::criteria).containsExactly(1, 1);
  }

  @Test
  void it_is_published_when_it_is_first_and_past_its_date_until_then() {
    requiredForCheckout();
    saved("P", "draft", "service: checkout\nstarted: 2026-03-01T09:00Z");
    clock = Clock.fixed(NOW.plus(Duration.ofDays(60)), ZoneOffset.UTC);
    boolean wasPast = register.find("P").orElseThrow().isPastItsDate(clock.instant());

    saved("P", "published", "service: checkout\nstarted: 2026-03-01T09:00Z");
    clock = Clock.fixed(NOW.plus(Duration.ofDays(90)), ZoneOffset.UTC);
    PostmortemRecord later =
        saved("P", "published", "service: checkout\nstarted: 2026-03-01T09:00Z");

    assertThat(wasPast).isTrue();
    assertThat(later.published()).contains(NOW.plus(Duration.ofDays(60)));
    assertThat(later.isPastItsDate(clock.instant())).isFalse();
  }

  @Test
  void a_trial_is_in_no_list_and_in_no_count() {
    register.saved(
        new PageRef("T", "ops", "T"), 1, FactsMacro.of("incident", "draft", "true", "service: a"));

    assertThat(register.all()).isEmpty();
    assertThat(register.find("T")).isPresent();
  }

  @Test
  void what_was_registered_is_there_after_a_restart_and_gone_when_removed() {
    saved("P", "draft", "service: checkout");
    saved("Q", "draft", "");

    register.removed("Q");

    assertThat(new Register(store, criteria, obligations, clock).all())
        .extracting(PostmortemRecord::page)
        .containsExactly("P");
  }

  @Test
  void nothing_in_it_tells_who_wrote_the_page() {
    saved("P", "published", "service: checkout");

    assertThat(store.read(store.keys("postmortems/").get(0)).orElseThrow().json())
        .doesNotContain("author")
        .doesNotContain("user")
        .doesNotContain("owner");
  }

  private PostmortemRecord saved(String page, String state, String facts) {
    return register.saved(
        new PageRef(page, "ops", page), 1, FactsMacro.of("incident", state, "false", facts));
  }

  private void requiredForCheckout() {
    Criterion criterion =
        Criterion.of(
            "checkout",
            "Checkout was touched",
            ReasonClass.BUSINESS,
            Level.REQUIRED,
            new Expression.Member(FactKey.SERVICE, Set.of("checkout")));
    criteria.save(CriteriaSet.empty(TODAY).withCriteria(List.of(criterion)), 0, TODAY);
  }

  /** The clock of the test as it is now. */
  private Clock movable() {
    return new Clock() {
      @Override
      public Instant instant() {
        return clock.instant();
      }

      @Override
      public ZoneOffset getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }
    };
  }
}
