package org.blamelesswiki.postmortems.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.blamelesswiki.postmortems.action.RollUp.Figures;
import org.blamelesswiki.postmortems.action.RollUpQuery.Age;
import org.blamelesswiki.postmortems.action.RollUpQuery.Show;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is counted and listed over many pages. */
class RollUpTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 3, 10);

  private final List<RollUpPage> pages = new ArrayList<>();

  @Test
  void what_is_open_past_its_date_proposed_or_closed_is_counted_once() {
    page(
        "a",
        "ops",
        item("SHOP-1", "prevent", "to-do", TODAY.minusDays(3)),
        item("SHOP-2", "detect", "doing", TODAY),
        item("SHOP-3", "", "", null),
        proposed(item("SHOP-4", "learn", "to-do", TODAY.minusDays(100))),
        item("SHOP-5", "", "done", null),
        item("SHOP-6", "", "not-doing", TODAY.minusDays(9)));

    Figures figures = ask(RollUpQuery.OPEN).figures();

    assertThat(figures.open()).isEqualTo(3);
    assertThat(figures.pastDate()).isEqualTo(1);
    assertThat(figures.proposed()).isEqualTo(1);
    assertThat(figures.done()).isEqualTo(1);
    assertThat(figures.notDoing()).isEqualTo(1);
  }

  @Test
  void what_is_past_its_date_is_told_by_age_and_type() {
    page(
        "a",
        "ops",
        item("SHOP-1", "prevent", "to-do", TODAY.minusDays(7)),
        item("SHOP-2", "prevent", "to-do", TODAY.minusDays(8)),
        item("SHOP-3", "detect", "doing", TODAY.minusDays(30)),
        item("SHOP-4", "", "to-do", TODAY.minusDays(90)),
        item("SHOP-5", "", "to-do", TODAY.minusDays(91)));

    Figures figures = ask(RollUpQuery.OPEN).figures();

    assertThat(figures.past(Age.WEEK, "prevent")).isEqualTo(1);
    assertThat(figures.past(Age.MONTH, "prevent")).isEqualTo(1);
    assertThat(figures.past(Age.MONTH, "detect")).isEqualTo(1);
    assertThat(figures.past(Age.MONTH)).isEqualTo(2);
    assertThat(figures.past(Age.QUARTER, "")).isEqualTo(1);
    assertThat(figures.past(Age.LONGER, "")).isEqualTo(1);
    assertThat(keys(new RollUpQuery("", Show.PAST_DATE, "prevent", Age.MONTH, false)))
        .containsExactly("SHOP-2");
  }

  @Test
  void done_in_time_counts_only_what_had_a_date_and_a_day_of_closing() {
    page(
        "a",
        "ops",
        done("SHOP-1", LocalDate.of(2026, 3, 1), "2026-03-01T23:59:00Z"),
        done("SHOP-2", LocalDate.of(2026, 3, 1), "2026-03-02T00:00:00Z"),
        done("SHOP-3", null, "2026-03-02T00:00:00Z"));

    Figures figures = ask(RollUpQuery.OPEN).figures();

    assertThat(figures.inTime()).isEqualTo(1);
    assertThat(figures.dated()).isEqualTo(2);
    assertThat(figures.inTimePercent()).isEqualTo(50);
  }

  @Test
  void a_page_the_asker_may_not_see_is_in_no_figure_and_no_list() {
    page("a", "ops", item("SHOP-1", "", "to-do", null));
    page("secret", "ops", item("SHOP-2", "", "to-do", null));

    RollUp rollUp =
        RollUp.of(
            pages,
            RollUpQuery.OPEN,
            page -> !page.equals("secret"),
            item -> "",
            (page, item) -> false,
            TODAY,
            ZoneOffset.UTC,
            0,
            50);

    assertThat(rollUp.figures().open()).isEqualTo(1);
    assertThat(rollUp.entries()).extracting(entry -> entry.item().key()).containsExactly("SHOP-1");
  }

  @Test
  void a_space_is_counted_by_itself_only_where_five_people_share_ten_items() {
    page("a", "many", items(10));
    page("b", "few-people", items(10));
    page("c", "few-items", items(9));

    assertThat(ask(RollUpQuery.OPEN, item -> "p" + item.key().hashCode() % 5).spaces())
        .containsOnlyKeys("many", "few-people");
    assertThat(ask(RollUpQuery.OPEN, item -> "p" + item.key().hashCode() % 4).spaces()).isEmpty();
  }

  @Test
  void the_list_begins_with_what_is_longest_past_its_date_and_is_given_in_parts() {
    page(
        "a",
        "ops",
        item("SHOP-1", "", "to-do", null),
        item("SHOP-2", "", "to-do", TODAY.plusDays(1)),
        item("SHOP-3", "", "to-do", TODAY.minusDays(9)));

    assertThat(keys(RollUpQuery.OPEN)).containsExactly("SHOP-3", "SHOP-2", "SHOP-1");
    RollUp second =
        RollUp.of(
            pages,
            RollUpQuery.OPEN,
            page -> true,
            item -> "",
            (page, item) -> false,
            TODAY,
            ZoneOffset.UTC,
            2,
            2);
    assertThat(second.found()).isEqualTo(3);
    assertThat(second.entries()).extracting(entry -> entry.item().key()).containsExactly("SHOP-1");
  }

  @Test
  void what_is_not_known_now_keeps_what_was_known() {
    RollUpPage before =
        new RollUpPage("a", "ops", List.of(item("SHOP-1", "prevent", "doing", TODAY)), 0);
    ActionItem unknown =
        new ActionItem(
            new IssueRef("shop", "SHOP-1"),
            Set.of(ItemSource.KEY),
            null,
            null,
            null,
            TableRow.NONE);

    RollUpPage after =
        RollUpPage.of("a", "ops", new ActionItems.Collected(List.of(unknown), 2, Map.of()), before);

    assertThat(after.items()).isEqualTo(before.items());
    assertThat(after.hidden()).isEqualTo(2);
  }

  private void page(String id, String space, RollUpItem... items) {
    pages.add(new RollUpPage(id, space, List.of(items), 0));
  }

  private static RollUpItem[] items(int count) {
    RollUpItem[] items = new RollUpItem[count];
    for (int i = 0; i < count; i++) {
      items[i] = item("SHOP-" + i, "", "to-do", null);
    }
    return items;
  }

  private static RollUpItem item(
      String key, String type, String statusClass, @Nullable LocalDate due) {
    return new RollUpItem(
        "shop", key, type, statusClass, due == null ? 0 : due.toEpochDay(), 0, 0, false);
  }

  private static RollUpItem proposed(RollUpItem item) {
    return new RollUpItem(
        item.tracker(), item.key(), item.type(), item.statusClass(), item.dueDay(), 0, 0, true);
  }

  private static RollUpItem done(String key, @Nullable LocalDate due, String closed) {
    return new RollUpItem(
        "shop",
        key,
        "",
        "done",
        due == null ? 0 : due.toEpochDay(),
        0,
        Instant.parse(closed).toEpochMilli(),
        false);
  }

  private List<String> keys(RollUpQuery query) {
    return ask(query).entries().stream().map(entry -> entry.item().key()).toList();
  }

  private RollUp ask(RollUpQuery query) {
    return ask(query, item -> "");
  }

  private RollUp ask(RollUpQuery query, Function<RollUpItem, String> owner) {
    return RollUp.of(
        pages, query, page -> true, owner, (page, item) -> false, TODAY, ZoneOffset.UTC, 0, 50);
  }
}
