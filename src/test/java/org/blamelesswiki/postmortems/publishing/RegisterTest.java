package org.blamelesswiki.postmortems.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.blamelesswiki.postmortems.criteria.Comparison;
import org.blamelesswiki.postmortems.criteria.CriteriaSet;
import org.blamelesswiki.postmortems.criteria.Criterion;
import org.blamelesswiki.postmortems.criteria.Expression;
import org.blamelesswiki.postmortems.criteria.FactDefinition;
import org.blamelesswiki.postmortems.criteria.FactKey;
import org.blamelesswiki.postmortems.criteria.Level;
import org.blamelesswiki.postmortems.criteria.Quantity;
import org.blamelesswiki.postmortems.criteria.ReasonClass;
import org.blamelesswiki.postmortems.criteria.SetVersion;
import org.blamelesswiki.postmortems.criteria.Unit;
import org.blamelesswiki.postmortems.postmortem.FactsMacro;
import org.blamelesswiki.postmortems.postmortem.LoggedIncident;
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
              assertThat(decision.sentence(Locale.ENGLISH)).contains("service checkout");
              assertThat(decision.criteria()).isEqualTo(new SetVersion(1, 0));
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
    assertThat(record.decisions())
        .extracting(Decision::criteria)
        .containsExactly(new SetVersion(1, 0), new SetVersion(1, 0));
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
  void a_verdict_is_read_in_the_language_of_its_reader() {
    requiredForCheckout();

    Decision decision = saved("P", "draft", "service: checkout").decision().orElseThrow();

    assertThat(decision.sentence(Locale.ENGLISH)).startsWith("A postmortem is required");
    assertThat(decision.sentence(Locale.GERMAN))
        .contains("Postmortem", "checkout")
        .isNotEqualTo(decision.sentence(Locale.ENGLISH));
  }

  @Test
  void what_a_space_adds_decides_about_its_pages_and_no_others() {
    criteria.save(CriteriaSet.empty(TODAY), 0, TODAY);
    criteria.saveSpace(
        criteria.space("ops").value().withCriteria(List.of(checkoutWasTouched())), 0, TODAY);

    Decision inSpace = saved("P", "draft", "service: checkout").decision().orElseThrow();
    Decision elsewhere =
        register
            .saved(
                new PageRef("Q", "lab", "Q"),
                1,
                FactsMacro.of("incident", "draft", "false", "service: checkout"))
            .decision()
            .orElseThrow();

    assertThat(inSpace.outcome()).isEqualTo("required");
    assertThat(inSpace.criteria()).isEqualTo(new SetVersion(1, 1));
    assertThat(elsewhere.outcome()).isEqualTo("not-required");
    assertThat(elsewhere.criteria()).isEqualTo(new SetVersion(1, 0));
  }

  @Test
  void a_logged_incident_is_due_until_a_page_that_names_it_is_published() {
    requiredForCheckout();
    LoggedIncident logged =
        register.log("ops", "Checkout was slow", "service: checkout\nstarted: 2026-03-01T09:00Z");
    String body = "incident: Checkout was slow (log " + logged.id() + ")\nservice: checkout";

    assertThat(obligations.open()).extracting(due -> due.subject()).contains(logged.subject());
    saved("P", "draft", body);
    assertThat(register.pageOf(logged.id())).contains("P");
    saved("P", "published", body);

    assertThat(obligations.open()).isEmpty();
  }

  @Test
  void several_small_incidents_on_one_page_are_judged_by_their_total() {
    Criterion minutes =
        Criterion.of(
            "long",
            "Long",
            ReasonClass.PRODUCT,
            Level.REQUIRED,
            new Expression.Metric(
                new FactKey("minutes-felt"),
                Comparison.AT_LEAST,
                new Quantity(30, Unit.MINUTES),
                Optional.empty()));
    criteria.save(
        CriteriaSet.empty(TODAY)
            .withFacts(
                List.of(
                    FactDefinition.metric(
                        "minutes-felt", "minutes felt", "How long?", Unit.MINUTES)))
            .withCriteria(List.of(minutes)),
        0,
        TODAY);

    PostmortemRecord one = saved("P", "draft", "minutes-felt: 20 minutes");
    PostmortemRecord both =
        saved(
            "P",
            "draft",
            "incident: First\nminutes-felt: 20 minutes\nincident: Second\nminutes-felt: 20 minutes");

    assertThat(one.decision().orElseThrow().outcome()).isEqualTo("not-required");
    assertThat(both.decision().orElseThrow().outcome()).isEqualTo("required");
    assertThat(register.known())
        .extracting(KnownIncident::title)
        .containsExactly("First", "Second");
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
    criteria.save(CriteriaSet.empty(TODAY).withCriteria(List.of(checkoutWasTouched())), 0, TODAY);
  }

  private static Criterion checkoutWasTouched() {
    return Criterion.of(
        "checkout",
        "Checkout was touched",
        ReasonClass.BUSINESS,
        Level.REQUIRED,
        new Expression.Member(FactKey.SERVICE, Set.of("checkout")));
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
