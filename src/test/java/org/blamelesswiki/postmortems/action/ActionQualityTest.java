package org.blamelesswiki.postmortems.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.blamelesswiki.postmortems.action.QualityHint.Kind;
import org.blamelesswiki.postmortems.text.BlockKind;
import org.blamelesswiki.postmortems.text.SectionRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActionQualityTest {

  private static final LocalDate DUE = LocalDate.of(2026, 4, 1);

  @Test
  void an_item_with_owner_date_and_end_gives_no_thought() {
    assertThat(kinds(item("Warm the cache before it takes traffic", "Ana", DUE))).isEmpty();
  }

  @Test
  void a_missing_owner_and_date_are_two_thoughts() {
    assertThat(kinds(item("Warm the cache before it takes traffic", "", null)))
        .containsExactly(Kind.NO_OWNER, Kind.NO_DATE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Be more careful when deploying",
        "Remind the team of the runbook",
        "Retrain the operators",
        "Raise awareness of the alert"
      })
  void asking_for_care_is_a_thought(String title) {
    assertThat(kinds(item(title, "Ana", DUE))).containsExactly(Kind.MORE_CAREFUL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Improve monitoring", "Investigate the queue", "Look into retries"})
  void a_direction_without_an_end_is_a_thought(String title) {
    assertThat(kinds(item(title, "Ana", DUE))).containsExactly(Kind.NO_END);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Improve the p99 of checkout to 300 ms",
        "Investigate the queue until we know why it stopped",
        "Remove the manual step from the deploy",
        "Improve the restore drill so that it runs every month"
      })
  void an_end_that_can_be_seen_is_none(String title) {
    assertThat(kinds(item(title, "Ana", DUE))).isEmpty();
  }

  @Test
  void closed_items_give_none_and_left_ones_want_a_reason() {
    ActionItem done =
        new ActionItem(
            new TaskId("d"),
            Set.of(ItemSource.TASK),
            null,
            details("Be careful", "", null, StatusClass.DONE),
            null,
            TableRow.NONE);

    assertThat(kinds(done)).isEmpty();
    assertThat(kinds(left(""))).containsExactly(Kind.NO_REASON);
    assertThat(kinds(left("costs more than it saves"))).isEmpty();
  }

  @Test
  void a_factor_that_nothing_answers_is_a_thought_where_the_page_connects_them() {
    List<String> factors =
        List.of("Cold cache after a restart", "No alert on queue age", "One region: accepted");
    ActionItem answers =
        new ActionItem(
            new TaskId("a"),
            Set.of(ItemSource.TABLE),
            null,
            details("Warm the cache before it takes traffic", "Ana", DUE, StatusClass.TO_DO),
            null,
            new TableRow("", null, "", null, "cold cache", Agreement.NOT_SAID, ""));

    assertThat(ActionQuality.hints(List.of(answers), factors))
        .containsExactly(new QualityHint(Kind.FACTOR_WITHOUT_ACTION, "No alert on queue age"));
    assertThat(
            ActionQuality.hints(
                List.of(item("Warm the cache before it takes traffic", "Ana", DUE)), factors))
        .isEmpty();
    assertThat(ActionQuality.hints(List.of(), factors)).hasSize(2);
  }

  @Test
  void factors_are_the_list_items_of_the_sections_on_causes() {
    PageSketch page =
        new PageSketch("* Cold cache\n* No alert\n* Later")
            .section(SectionRole.CAUSES)
            .block(BlockKind.LIST_ITEM, "Cold cache")
            .block(BlockKind.LIST_ITEM, "No alert")
            .section(SectionRole.LESSONS)
            .block(BlockKind.LIST_ITEM, "Later");

    assertThat(ActionQuality.factors(page.document())).containsExactly("Cold cache", "No alert");
  }

  private static List<Kind> kinds(ActionItem item) {
    return ActionQuality.hints(List.of(item), List.of()).stream().map(QualityHint::kind).toList();
  }

  private static ActionItem left(String reason) {
    return new ActionItem(
        new TaskId("l"),
        Set.of(ItemSource.TABLE),
        null,
        details("Move it", "", null, StatusClass.NOT_DOING),
        null,
        new TableRow("", null, "", null, "", Agreement.NOT_DONE_BECAUSE, reason));
  }

  private static ActionItem item(String title, String owner, LocalDate due) {
    return new ActionItem(
        new TaskId("t"),
        Set.of(ItemSource.TASK),
        null,
        details(title, owner, due, StatusClass.TO_DO),
        null,
        TableRow.NONE);
  }

  private static Details details(
      String title, String owner, LocalDate due, StatusClass statusClass) {
    Owner who = owner.isEmpty() ? Owner.NOBODY : new Owner("", owner);
    return new Details("", title, null, "", new Status("", statusClass), who, due, null, null);
  }
}
