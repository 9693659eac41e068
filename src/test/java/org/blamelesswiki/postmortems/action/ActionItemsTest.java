package org.blamelesswiki.postmortems.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.blamelesswiki.postmortems.action.ActionItemsView.Row;
import org.blamelesswiki.postmortems.text.SectionRole;
import org.junit.jupiter.api.Test;

class ActionItemsTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 3, 10);
  private static final Reader ANA = new Reader("ana", "ops");
  private static final IssueLookup.Query LINKED =
      new IssueLookup.Query("shop", "linked to the page", ItemSource.TRACKER_LINK);

  private final FakeTrackers trackers = new FakeTrackers();
  private final ActionItems items = new ActionItems(trackers);

  @Test
  void an_issue_named_twice_is_one_item_with_both_sources() {
    trackers.knows("SHOP-1", StatusClass.TO_DO, null);
    TableRow row = row("Cold cache", Agreement.AGREED);
    PageItems page =
        page(
            mention("SHOP-1", ItemSource.KEY, 3, TableRow.NONE),
            mention("SHOP-1", ItemSource.LINK, 9, row));

    List<ActionItem> all = items.collect(page, Ask.of(ANA, TODAY)).items();

    assertThat(all).hasSize(1);
    assertThat(all.get(0).sources()).containsExactlyInAnyOrder(ItemSource.KEY, ItemSource.LINK);
    assertThat(all.get(0).row().factor()).isEqualTo("Cold cache");
  }

  @Test
  void what_a_query_finds_joins_without_doubling_what_the_page_names() {
    trackers.knows("SHOP-1", StatusClass.TO_DO, null);
    trackers.finds(
        LINKED,
        2,
        FakeTrackers.issue("SHOP-1", StatusClass.TO_DO, null),
        FakeTrackers.issue("SHOP-5", StatusClass.DONE, null));

    ActionItemsView view =
        items.view(page(mention("SHOP-1")), Ask.of(ANA, TODAY).with(List.of(LINKED)));

    assertThat(view.rows()).extracting(Row::key).containsExactly("SHOP-1", "SHOP-5");
    assertThat(view.hidden()).isEqualTo(2);
  }

  @Test
  void the_tracker_is_asked_once_for_all_items() {
    items.view(page(mention("SHOP-1"), mention("SHOP-2"), mention("OPS-3")), Ask.of(ANA, TODAY));

    assertThat(trackers.asked)
        .containsExactly(
            Set.of(
                FakeTrackers.ref("SHOP-1"), FakeTrackers.ref("SHOP-2"), FakeTrackers.ref("OPS-3")));
  }

  @Test
  void what_the_viewer_may_not_see_is_counted_and_not_named() {
    trackers.knows("SHOP-1", StatusClass.TO_DO, null).hides("SECRET-9");

    ActionItemsView view =
        items.view(page(mention("SHOP-1"), mention("SECRET-9")), Ask.of(ANA, TODAY));

    assertThat(view.rows()).extracting(Row::key).containsExactly("SHOP-1");
    assertThat(view.hidden()).isEqualTo(1);
    assertThat(view.toString()).doesNotContain("SECRET-9");
  }

  @Test
  void a_moved_issue_stands_under_its_new_key_once() {
    trackers.knows("OLD-1", FakeTrackers.issue("NEW-1", StatusClass.DOING, null));
    trackers.knows("NEW-1", StatusClass.DOING, null);

    assertThat(items.view(page(mention("OLD-1")), Ask.of(ANA, TODAY)).rows())
        .extracting(Row::key)
        .containsExactly("NEW-1");
    assertThat(items.view(page(mention("OLD-1"), mention("NEW-1")), Ask.of(ANA, TODAY)).rows())
        .extracting(Row::key)
        .containsExactly("NEW-1");
  }

  @Test
  void progress_counts_classes_and_what_is_past_its_date() {
    trackers
        .knows("SHOP-1", StatusClass.TO_DO, TODAY.minusDays(1))
        .knows("SHOP-2", StatusClass.DOING, TODAY)
        .knows("SHOP-3", StatusClass.DONE, TODAY.minusDays(9))
        .knows("SHOP-4", StatusClass.NOT_DOING, null);

    ActionItemsView view =
        items.view(
            page(
                mention("SHOP-1"),
                mention("SHOP-2"),
                mention("SHOP-3"),
                mention("SHOP-4"),
                mention("SHOP-5")),
            Ask.of(ANA, TODAY));

    assertThat(view.progress()).isEqualTo(new Progress(1, 1, 1, 1, 1, 1));
    assertThat(view.rows())
        .extracting(Row::pastDate)
        .containsExactly(true, false, false, false, false);
  }

  @Test
  void a_tracker_in_trouble_gives_stale_rows_and_one_notice() {
    trackers.knows("SHOP-1", StatusClass.TO_DO, null).fares(IssueLookup.Condition.DOWN);

    ActionItemsView view = items.view(page(mention("SHOP-1")), Ask.of(ANA, TODAY));

    assertThat(view.rows().get(0).stale()).isTrue();
    assertThat(view.asOf()).isEqualTo(FakeTrackers.NOON);
    assertThat(view.notices())
        .containsExactly(new ActionItemsView.Notice("Shop tracker", "down", FakeTrackers.NOON, ""));
  }

  @Test
  void an_item_without_any_answer_yet_shows_what_the_page_says() {
    TableRow row =
        new TableRow("Warm it", ActionType.PREVENT, "Bo", TODAY, "", Agreement.PROPOSED, "");

    ActionItemsView view =
        items.view(page(mention("SHOP-1", ItemSource.KEY, 0, row)), Ask.of(ANA, TODAY));

    Row shown = view.rows().get(0);
    assertThat(shown.title()).isEqualTo("Warm it");
    assertThat(shown.owner()).isEqualTo("Bo");
    assertThat(shown.statusClass()).isEmpty();
    assertThat(shown.stale()).isTrue();
    assertThat(view.progress().notKnown()).isEqualTo(1);
  }

  @Test
  void filters_leave_out_and_say_how_many() {
    trackers
        .knows("SHOP-1", StatusClass.TO_DO, TODAY.minusDays(1))
        .knows("SHOP-2", StatusClass.DONE, null);
    PageItems page = page(mention("SHOP-1"), mention("SHOP-2"));

    ActionItemsView open = items.view(page, Ask.of(ANA, TODAY).with(display("show", "open")));
    ActionItemsView mine = items.view(page, Ask.of(ANA, TODAY).with(display("show", "mine")));
    ActionItemsView notMine =
        items.view(page, Ask.of(Reader.anonymous("ops"), TODAY).with(display("show", "mine")));

    assertThat(open.rows()).extracting(Row::key).containsExactly("SHOP-1");
    assertThat(open.left()).isEqualTo(1);
    assertThat(open.progress().total()).isEqualTo(2);
    assertThat(mine.rows()).hasSize(2);
    assertThat(notMine.rows()).isEmpty();
  }

  @Test
  void rows_sort_by_number_and_group_by_status() {
    trackers
        .knows("SHOP-10", StatusClass.DONE, null)
        .knows("SHOP-9", StatusClass.TO_DO, null)
        .knows("SHOP-2", StatusClass.TO_DO, null);
    PageItems page = page(mention("SHOP-10"), mention("SHOP-9"), mention("SHOP-2"));

    ActionItemsView sorted = items.view(page, Ask.of(ANA, TODAY).with(display("sort", "key")));
    ActionItemsView grouped = items.view(page, Ask.of(ANA, TODAY).with(display("group", "Status")));

    assertThat(sorted.rows()).extracting(Row::key).containsExactly("SHOP-2", "SHOP-9", "SHOP-10");
    assertThat(grouped.groups())
        .extracting(ActionItemsView.RowGroup::name)
        .containsExactly("to-do", "done");
  }

  @Test
  void unknown_macro_parameters_leave_the_default() {
    assertThat(Display.ofParameters(Map.of("layout", "spiral", "show", "everything", "sort", "7")))
        .isEqualTo(Display.FULL);
  }

  @Test
  void a_snapshot_names_title_and_owner_only_where_listed() {
    trackers
        .knows("SHOP-1", StatusClass.TO_DO, TODAY)
        .knows("HR-2", StatusClass.DOING, null)
        .hides("X-3");
    ActionItems.Collected collected =
        items.collect(page(mention("SHOP-1"), mention("HR-2"), mention("X-3")), Ask.of(ANA, TODAY));
    Instant noon = FakeTrackers.NOON;

    Snapshot snapshot =
        Snapshot.of(collected, (tracker, project, space) -> project.equals("SHOP"), "ops", noon);

    assertThat(snapshot.hidden()).isEqualTo(1);
    assertThat(snapshot.lines())
        .containsExactly(
            new Snapshot.Line("shop", "SHOP-1", "", "to-do", TODAY, "Title of SHOP-1", "Ana"),
            new Snapshot.Line("shop", "HR-2", "", "doing", null, "", ""));
  }

  @Test
  void at_publication_stands_beside_now() {
    trackers.knows("SHOP-1", StatusClass.TO_DO, null);
    PageItems page = page(mention("SHOP-1"), mention("SHOP-2"));
    Snapshot then =
        Snapshot.of(
            items.collect(page, Ask.of(ANA, TODAY)), Disclosure.NOTHING, "ops", FakeTrackers.NOON);
    trackers.knows("SHOP-1", StatusClass.DONE, null);

    ActionItemsView view = items.view(page, Ask.of(ANA, TODAY).since(then));

    assertThat(view.takenAt()).isEqualTo(FakeTrackers.NOON);
    assertThat(view.rows().get(0).atPublication()).isEqualTo("to-do");
    assertThat(view.rows().get(0).statusClass()).isEqualTo("done");
  }

  private static Display display(String name, String value) {
    return Display.ofParameters(Map.of(name, value));
  }

  private static TableRow row(String factor, Agreement agreement) {
    return new TableRow("", null, "", null, factor, agreement, "");
  }

  private int next;

  private Mention mention(String key) {
    return mention(key, ItemSource.KEY, next++, TableRow.NONE);
  }

  private static Mention mention(String key, ItemSource source, int offset, TableRow row) {
    return new Mention(FakeTrackers.ref(key), source, offset, SectionRole.OTHER, row);
  }

  private static PageItems page(Mention... mentions) {
    return new PageItems(List.of(mentions), List.of());
  }
}
