package org.blamelesswiki.postmortems.jspwiki;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.blamelesswiki.postmortems.criteria.Audience;
import org.blamelesswiki.postmortems.criteria.CriterionId;
import org.blamelesswiki.postmortems.criteria.Level;
import org.blamelesswiki.postmortems.postmortem.Ending;
import org.blamelesswiki.postmortems.postmortem.RecordedObligation.Basis;
import org.blamelesswiki.postmortems.postmortem.RecordedObligation.Matter;
import org.blamelesswiki.postmortems.postmortem.RecordedObligation.Terms;
import org.blamelesswiki.postmortems.postmortem.Subject;
import org.blamelesswiki.postmortems.publishing.Obligations;
import org.blamelesswiki.postmortems.publishing.Register;
import org.blamelesswiki.postmortems.publishing.Requests;
import org.blamelesswiki.postmortems.settings.CriteriaSettings;
import org.blamelesswiki.postmortems.spi.Store;

/** What is due in the demo wiki: one incident, one decided not to be written, one request. */
final class DemoDue {

  private static final String SPACE = "payments";

  private final Register register;
  private final Obligations obligations;
  private final Requests requests;
  private final LocalDate today;

  private DemoDue(Store store, CriteriaSettings criteria, LocalDate today) {
    Clock clock = Clock.systemUTC();
    this.obligations = new Obligations(store, clock);
    this.register = new Register(store, criteria, obligations, clock);
    this.requests = new Requests(store, clock);
    this.today = today;
  }

  /** Adds them to a wiki that has none yet. */
  static void seed(Store store, CriteriaSettings criteria, LocalDate today) {
    DemoDue demo = new DemoDue(store, criteria, today);
    if (demo.obligations.open().isEmpty() && demo.obligations.ended().isEmpty()) {
      demo.seed();
    }
  }

  private void seed() {
    Subject due =
        logged("Refunds waited for a lock", "service: refunds\nteam: Ledger", today.plusDays(5));
    obligations.setOwner(due, Optional.of("mira"));
    Subject settled =
        logged("The pager fired twice for one alert", "service: alerting", today.plusDays(8));
    obligations.end(
        settled,
        new Ending.NotWritten(
            "It is the second time of the same cause; the page of last month tells all of it.",
            Instant.now()));
    requests.ask(
        new Requests.Asking(
            SPACE,
            "Checkout was slow on the first of the month",
            "Search",
            new CriterionId("repeated-problem"),
            "Our index is rebuilt on that day too. Do the two share a disk?",
            "sam"));
  }

  private Subject logged(String title, String facts, LocalDate due) {
    Subject subject = register.log(SPACE, title, facts).subject();
    Instant end = due.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusSeconds(1);
    obligations.record(
        subject,
        new Matter(
            SPACE,
            title,
            Level.REQUIRED,
            new Terms(Optional.of(end), Set.of(), Audience.COMPANY, true),
            Set.of("Ledger"),
            new Basis(0, 1, Set.of("repeated-problem")),
            Instant.now()));
    return subject;
  }
}
