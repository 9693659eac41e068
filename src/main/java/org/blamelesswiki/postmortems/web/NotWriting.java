package org.blamelesswiki.postmortems.web;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.blamelesswiki.postmortems.criteria.CriteriaSet;
import org.blamelesswiki.postmortems.criteria.FactKey;
import org.blamelesswiki.postmortems.criteria.FactValue;
import org.blamelesswiki.postmortems.criteria.Level;
import org.blamelesswiki.postmortems.criteria.Obligation;
import org.blamelesswiki.postmortems.criteria.Verdict;
import org.blamelesswiki.postmortems.postmortem.Ending;
import org.blamelesswiki.postmortems.postmortem.LoggedIncident;
import org.blamelesswiki.postmortems.postmortem.RecordedObligation;
import org.blamelesswiki.postmortems.publishing.Obligations;
import org.blamelesswiki.postmortems.publishing.Register;
import org.blamelesswiki.postmortems.spi.Space;

/** Records that an incident gets no postmortem, and why, where its criteria leave that open. */
final class NotWriting {

  private static final String NOT_REQUIRED = "not-required";
  private static final String NOT_WRITTEN = "not-written";

  private final Register register;
  private final Obligations obligations;
  private final Clock clock;

  NotWriting(Register register, Obligations obligations, Clock clock) {
    this.register = register;
    this.obligations = obligations;
    this.clock = clock;
  }

  /** What may be recorded under a verdict: the key of a choice, or nothing. */
  static String choice(Verdict verdict) {
    return switch (verdict.outcome()) {
      case NOT_REQUIRED, EXEMPT, UNDECIDED -> NOT_REQUIRED;
      case REQUIRED, RECOMMENDED ->
          verdict.obligation().map(Obligation::mayBeWaived).orElse(false) ? NOT_WRITTEN : "";
    };
  }

  /** Logs the incident, unless it was logged, and records the reason. */
  LoggedIncident record(WizardDraft draft, String because) {
    String space = draft.space().map(Space::key).orElseThrow();
    Verdict verdict = draft.alone();
    LoggedIncident incident =
        draft
            .logged()
            .map(known -> register.log(known.withFacts(draft.form().body())))
            .orElseGet(() -> register.log(space, draft.title(), draft.form().body()));
    Instant now = clock.instant();
    String choice = choice(verdict);
    if (choice.equals(NOT_WRITTEN)) {
      obligations.end(incident.subject(), new Ending.NotWritten(because, now));
    } else if (choice.equals(NOT_REQUIRED)) {
      if (obligations.find(incident.subject()).isEmpty()) {
        obligations.record(incident.subject(), matter(draft, space, now));
      }
      obligations.end(incident.subject(), new Ending.NotRequired(because, now));
    }
    return incident;
  }

  /** What would have been due at most: ended in the same moment, it stays as the record of why. */
  private static RecordedObligation.Matter matter(WizardDraft draft, String space, Instant now) {
    CriteriaSet set = draft.set();
    Obligation usual = Obligation.usual();
    return new RecordedObligation.Matter(
        space,
        draft.title(),
        Level.RECOMMENDED,
        new RecordedObligation.Terms(Optional.empty(), Set.of(), usual.audience(), true),
        draft.form().facts().names(FactKey.TEAM).map(FactValue.Names::values).orElse(Set.of()),
        new RecordedObligation.Basis(0, set.version(), Set.of()),
        now);
  }
}
