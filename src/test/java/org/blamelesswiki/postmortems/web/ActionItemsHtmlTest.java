package org.blamelesswiki.postmortems.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.blamelesswiki.postmortems.action.ActionItems;
import org.blamelesswiki.postmortems.action.ActionType;
import org.blamelesswiki.postmortems.action.Agreement;
import org.blamelesswiki.postmortems.action.Ask;
import org.blamelesswiki.postmortems.action.Details;
import org.blamelesswiki.postmortems.action.Disclosure;
import org.blamelesswiki.postmortems.action.Display;
import org.blamelesswiki.postmortems.action.FakeTrackers;
import org.blamelesswiki.postmortems.action.Issue;
import org.blamelesswiki.postmortems.action.IssueLookup.Condition;
import org.blamelesswiki.postmortems.action.ItemSource;
import org.blamelesswiki.postmortems.action.Mention;
import org.blamelesswiki.postmortems.action.Owner;
import org.blamelesswiki.postmortems.action.PageItems;
import org.blamelesswiki.postmortems.action.Reader;
import org.blamelesswiki.postmortems.action.Snapshot;
import org.blamelesswiki.postmortems.action.Status;
import org.blamelesswiki.postmortems.action.StatusClass;
import org.blamelesswiki.postmortems.action.TableRow;
import org.blamelesswiki.postmortems.text.SectionRole;
import org.junit.jupiter.api.Test;

class ActionItemsHtmlTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 3, 10);
  private static final Ask ASK = Ask.of(new Reader("ida", "ops"), TODAY);

  private final FakeTrackers trackers = new FakeTrackers();
  private final ActionItemsHtml html = new ActionItemsHtml(new Views(), ZoneId.of("Europe/Berlin"));

  @Test
  void a_row_shows_what_the_tracker_says() {
    trackers.knows("SHOP-1", StatusClass.DOING, LocalDate.of(2026, 4, 1));

    String shown = render(ASK, mention("SHOP-1"));

    assertThat(shown)
        .contains("<a href=\"https://issues.example.org/browse/SHOP-1\">SHOP-1</a>")
        .contains("Title of SHOP-1")
        .contains("<span class=\"pm-state pm-state-doing\">doing</span>")
        .contains("<time datetime=\"2026-04-01\">Apr 1, 2026</time>")
        .contains(">Ana</td>")
        .contains("0 of 1 closed")
        .contains("As of 1:00")
        .doesNotContain("past its date");
  }

  @Test
  void what_is_past_its_date_says_so_in_words() {
    trackers.knows("SHOP-1", StatusClass.TO_DO, TODAY.minusDays(1));

    assertThat(render(ASK, mention("SHOP-1")))
        .contains("<span class=\"pm-past\">past its date</span>")
        .contains("· one past its date");
  }

  @Test
  void markup_in_a_title_is_text() {
    String evil = "<img src=x onerror=alert(1)>\"'";
    trackers.knows(
        "SHOP-1",
        new Issue(
            FakeTrackers.ref("SHOP-1"),
            URI.create("https://issues.example.org/browse/SHOP-1"),
            new Details(
                "SHOP",
                evil,
                null,
                evil,
                new Status(evil, StatusClass.DOING),
                new Owner("", evil),
                null,
                null,
                null)));
    TableRow row = new TableRow(evil, null, evil, null, evil, Agreement.NOT_DONE_BECAUSE, evil);

    String shown = render(ASK, mention("SHOP-1", row));

    assertThat(shown).doesNotContain("<img").contains("&lt;img src=x onerror=alert(1)&gt;");
  }

  @Test
  void a_tracker_in_trouble_is_named_with_the_time_of_what_is_shown() {
    trackers.knows("SHOP-1", StatusClass.TO_DO, null).fares(Condition.DOWN);

    assertThat(render(ASK, mention("SHOP-1")))
        .contains("Shop tracker cannot be reached just now.")
        .contains("This is what was last known at 1:00")
        .contains("pm-stale");
  }

  @Test
  void every_condition_has_its_words() {
    for (Condition condition : Condition.values()) {
      if (condition != Condition.FRESH) {
        String shown = render(new FakeTrackers().fares(condition), ASK, mention("SHOP-1"));

        assertThat(shown).doesNotContain("items.notice.").contains("Shop tracker");
      }
    }
  }

  @Test
  void hidden_items_are_a_number() {
    trackers.hides("HR-1").hides("HR-2");

    assertThat(render(ASK, mention("HR-1"), mention("HR-2")))
        .contains("2 more that you may not see.")
        .doesNotContain("HR-1");
  }

  @Test
  void now_and_when_shared_stand_side_by_side() {
    trackers.knows("SHOP-1", StatusClass.TO_DO, null);
    PageItems page = new PageItems(List.of(mention("SHOP-1")), List.of());
    Snapshot then =
        Snapshot.of(
            new ActionItems(trackers).collect(page, ASK),
            Disclosure.NOTHING,
            "ops",
            FakeTrackers.NOON);
    trackers.knows("SHOP-1", StatusClass.DONE, null).knows("SHOP-2", StatusClass.TO_DO, null);

    String shown = render(ASK.since(then), mention("SHOP-1"), mention("SHOP-2"));

    assertThat(shown)
        .contains("<td data-pm-label=\"When shared\">to do</td>")
        .contains("<td data-pm-label=\"When shared\">added since</td>")
        .contains("Shared on Mar 10, 2026.");
  }

  @Test
  void the_compact_layout_is_a_list_and_progress_alone_is_a_line() {
    trackers.knows("SHOP-1", StatusClass.TO_DO, null);

    assertThat(render(ASK.with(display("layout", "compact")), mention("SHOP-1")))
        .contains("<ul class=\"pm-items-list\">")
        .doesNotContain("<table");
    assertThat(render(ASK.with(display("layout", "progress")), mention("SHOP-1")))
        .contains("0 of 1 closed")
        .doesNotContain("<table")
        .doesNotContain("<ul");
  }

  @Test
  void groups_have_headings() {
    trackers.knows("SHOP-1", StatusClass.TO_DO, null).knows("SHOP-2", StatusClass.DONE, null);
    Mention typed =
        mention(
            "SHOP-2", new TableRow("", ActionType.DETECT, "", null, "", Agreement.NOT_SAID, ""));

    assertThat(render(ASK.with(display("group", "type")), mention("SHOP-1"), typed))
        .contains(">No type</th>")
        .contains(">Detect</th>");
  }

  @Test
  void a_page_without_items_says_how_to_name_one() {
    assertThat(render(ASK)).contains("No action items yet.").doesNotContain("<table");
  }

  @Test
  void a_refresh_is_a_form_with_the_session_token_and_absent_where_there_is_no_page() {
    trackers.knows("SHOP-1", StatusClass.TO_DO, null);
    PageItems page = new PageItems(List.of(mention("SHOP-1")), List.of());
    Request request = Requests.get(Requests.IDA, "/page");

    String shown =
        html.render(new ActionItems(trackers).view(page, ASK), "pm-items", "42", request).html();

    assertThat(shown)
        .contains("action=\"/wiki/pm/items/refresh\"")
        .contains("value=\"" + Requests.TOKEN + "\"")
        .contains("name=\"page\" value=\"42\"");
    assertThat(render(ASK, mention("SHOP-1"))).doesNotContain("<form");
  }

  @Test
  void readers_who_see_the_same_share_the_list_and_never_a_session_token() {
    trackers.knows("SHOP-1", StatusClass.TO_DO, null);
    PageItems page = new PageItems(List.of(mention("SHOP-1")), List.of());
    Request ida = Requests.get(Requests.IDA, "/page");
    Request admin =
        new Request(
            Request.Method.GET,
            "/page",
            Map.of(),
            Requests.ADMIN,
            ida.locale(),
            "another-token",
            "",
            ida.site());

    String first = html.render(new ActionItems(trackers).view(page, ASK), "a", "42", ida).html();
    String second = html.render(new ActionItems(trackers).view(page, ASK), "a", "42", admin).html();

    assertThat(first).contains(Requests.TOKEN);
    assertThat(second).contains("another-token").doesNotContain(Requests.TOKEN);
    assertThat(second.replace("another-token", Requests.TOKEN)).isEqualTo(first);
  }

  @Test
  void what_changes_is_shown_at_once() {
    trackers.knows("SHOP-1", StatusClass.TO_DO, null);
    render(ASK, mention("SHOP-1"));
    trackers.knows("SHOP-1", StatusClass.DONE, null);

    assertThat(render(ASK, mention("SHOP-1"))).contains("1 of 1 closed");
  }

  private static Display display(String name, String value) {
    return Display.ofParameters(Map.of(name, value));
  }

  private String render(Ask ask, Mention... mentions) {
    return render(trackers, ask, mentions);
  }

  private String render(FakeTrackers from, Ask ask, Mention... mentions) {
    PageItems page = new PageItems(List.of(mentions), List.of());
    return html.render(
            new ActionItems(from).view(page, ask),
            "pm-items",
            "",
            Requests.get(Requests.IDA, "/page"))
        .html();
  }

  private static Mention mention(String key) {
    return mention(key, TableRow.NONE);
  }

  private static Mention mention(String key, TableRow row) {
    int offset = Integer.parseInt(key.substring(key.indexOf('-') + 1));
    return new Mention(
        FakeTrackers.ref(key), ItemSource.KEY, offset, SectionRole.ACTION_ITEMS, row);
  }
}
