package org.blamelesswiki.postmortems.postmortem;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.blamelesswiki.postmortems.criteria.Audience;
import org.blamelesswiki.postmortems.criteria.Level;
import org.blamelesswiki.postmortems.postmortem.RecordedObligation.Basis;
import org.blamelesswiki.postmortems.postmortem.RecordedObligation.Matter;
import org.blamelesswiki.postmortems.postmortem.RecordedObligation.Terms;

/** Obligations for tests: in the space {@code ops}, for a logged incident. */
public final class SampleObligations {

  private SampleObligations() {}

  /** What is due in {@code space} at the end of that day in UTC, and may be waived. */
  public static Matter matter(String space, String title, LocalDate due) {
    return matter(space, title, Optional.of(endOf(due)), true);
  }

  public static Matter matter(
      String space, String title, Optional<Instant> due, boolean mayBeWaived) {
    return new Matter(
        space,
        title,
        Level.REQUIRED,
        new Terms(due, Set.of(), Audience.COMPANY, mayBeWaived),
        Set.of(),
        new Basis(0, 1, Set.of("checkout")),
        Instant.parse("2026-03-02T10:00:00Z"));
  }

  /** An open one of that owner. */
  public static RecordedObligation due(String title, String owner, LocalDate due) {
    return RecordedObligation.begun(Subject.incident(title), matter("ops", title, due))
        .withOwner(Optional.of(owner));
  }

  private static Instant endOf(LocalDate day) {
    return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusSeconds(1);
  }
}
