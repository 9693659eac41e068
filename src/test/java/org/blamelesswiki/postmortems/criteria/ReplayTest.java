package org.blamelesswiki.postmortems.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReplayTest {

  private static final CriteriaSet SET =
      StarterCriteria.library()
          .withCriteria(List.of(criterion("users-affected"), criterion("repeated-problem")));

  @Test
  void says_what_would_be_required_newly_and_no_longer() {
    CriteriaSet stricter =
        SET.withCriterion(criterion("users-affected").withNumber(Quantity.of(1000, Unit.USERS)))
            .withCriterion(criterion("repeated-problem").withEnabled(false));
    List<RecordedIncident> incidents =
        List.of(
            incident("big", "2026-03-01T10:00:00Z", 9000, "a"),
            incident("middle", "2026-03-05T10:00:00Z", 2000, "b"),
            incident("small", "2026-03-20T10:00:00Z", 10, "c"),
            incident("small again", "2026-03-21T10:00:00Z", 10, "C"));

    Replay replay = Replay.of(SET, stricter, incidents);

    assertThat(replay.newlyRequired())
        .containsExactly(new Replay.Change("middle", Outcome.NOT_REQUIRED, Outcome.REQUIRED));
    assertThat(replay.noLongerRequired())
        .containsExactly(new Replay.Change("small again", Outcome.REQUIRED, Outcome.NOT_REQUIRED));
    assertThat(replay.otherChanges()).isEmpty();
    assertThat(replay.incidents()).isEqualTo(4);
  }

  @Test
  void looks_at_each_incident_as_it_was_then_and_not_at_what_came_later() {
    CriteriaSet only = SET.withCriteria(List.of(criterion("repeated-problem")));
    List<RecordedIncident> incidents =
        List.of(
            incident("first", "2026-03-20T10:00:00Z", 10, "c"),
            incident("second", "2026-03-21T10:00:00Z", 10, "c"));

    Replay replay = Replay.of(SET.withCriteria(List.of()), only, incidents);

    assertThat(replay.newlyRequired()).extracting(Replay.Change::id).containsExactly("second");
  }

  @Test
  void shows_the_load_by_month_of_teams_large_enough_and_the_others_together() {
    List<RecordedIncident> incidents = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      incidents.add(
          ofTeam("p" + i, i < 6 ? "2026-03-01T10:00:00Z" : "2026-04-01T10:00:00Z", "Payments"));
    }
    incidents.add(ofTeam("s", "2026-04-02T10:00:00Z", "Search"));
    CriteriaSet nothing = SET.withCriteria(List.of());
    CriteriaSet many = SET.withCriteria(List.of(criterion("users-affected")));

    assertThat(Replay.of(nothing, many, incidents).load())
        .containsExactly(
            new Replay.Load(YearMonth.of(2026, 3), "Payments", 0, 6),
            new Replay.Load(YearMonth.of(2026, 4), "", 0, 1),
            new Replay.Load(YearMonth.of(2026, 4), "Payments", 0, 4));
  }

  @Test
  void the_evidence_for_a_review_counts_what_each_criterion_did() {
    RecordedIncident big = incident("big", "2026-03-01T10:00:00Z", 9000, "a");
    RecordedIncident also = incident("also", "2026-03-02T10:00:00Z", 9000, "b");
    RecordedIncident small = incident("small", "2026-03-03T10:00:00Z", 10, "c");
    CriterionId repeated = new CriterionId("repeated-problem");

    List<ReviewEvidence> evidence =
        ReviewEvidence.of(
            SET,
            List.of(
                new ReviewEvidence.Past(big, false, Set.of()),
                new ReviewEvidence.Past(also, true, Set.of()),
                new ReviewEvidence.Past(small, false, Set.of(repeated))),
            History.of(List.of(big, also, small)));

    assertThat(evidence)
        .containsExactly(
            new ReviewEvidence(SET.criteria().get(0), 2, 1, 0),
            new ReviewEvidence(SET.criteria().get(1), 0, 0, 1));
    assertThat(evidence.get(1).neverApplied()).isTrue();
  }

  private static Criterion criterion(String id) {
    return StarterCriteria.library().criterion(new CriterionId(id)).orElseThrow().withEnabled(true);
  }

  private static RecordedIncident ofTeam(String id, String start, String team) {
    RecordedIncident incident = incident(id, start, 9000, id);
    return new RecordedIncident(id, incident.facts().with(FactKey.TEAM, FactValue.Names.of(team)));
  }

  private static RecordedIncident incident(String id, String start, int users, String service) {
    return new RecordedIncident(
        id,
        Facts.none()
            .with(FactKey.STARTED, new FactValue.Moment(Instant.parse(start)))
            .with(FactKey.SERVICE, FactValue.Names.of(service))
            .with("users-affected", FactValue.Amount.of(users, Unit.USERS)));
  }
}
