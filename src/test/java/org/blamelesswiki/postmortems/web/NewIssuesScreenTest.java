package org.blamelesswiki.postmortems.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.blamelesswiki.postmortems.action.IssueCell;
import org.blamelesswiki.postmortems.action.PageReader;
import org.blamelesswiki.postmortems.phrasing.KnownPeople;
import org.blamelesswiki.postmortems.sampletracker.Faults;
import org.blamelesswiki.postmortems.sampletracker.SampleTracker;
import org.blamelesswiki.postmortems.spi.FakeWiki;
import org.blamelesswiki.postmortems.spi.Viewer;
import org.blamelesswiki.postmortems.spi.WikiPage;
import org.blamelesswiki.postmortems.text.SimpleMarkup;
import org.blamelesswiki.postmortems.tracker.AccessToken;
import org.blamelesswiki.postmortems.tracker.NewIssueSettings;
import org.blamelesswiki.postmortems.tracker.NewIssueSettings.Mapping;
import org.blamelesswiki.postmortems.tracker.TrackerConnection;
import org.blamelesswiki.postmortems.tracker.TrackerSettings;
import org.blamelesswiki.postmortems.tracker.Viewpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Issues made from the rows of a page, with the sample tracker behind. */
class NewIssuesScreenTest {

  private static final Viewer ADA = Viewer.user("ada", "Ada Brandt", false);
  private static final String PAGE =
      """
      ! Action items
      | Action | Type | Due | State | Issue |
      | Warm the cache | prevent | 2026-04-01 | agreed | |
      | Page a second phone | mitigate | | proposed | |
      | Alert on queue age | detect | 2026-05-01 | | SHOP-102 |
      """;

  private static final String MAPPING = "/admin/trackers/issues";

  private final Clock clock = Clock.fixed(Instant.parse("2026-03-10T12:00:00Z"), ZoneOffset.UTC);
  private final FakeWiki fake =
      new FakeWiki(new SimpleMarkup())
          .withSpace("ops", "Operations")
          .withClosedSpace("hr", "People", "root");
  private final List<String> notes = new ArrayList<>();
  private PageWriting.Saved outcome = PageWriting.Saved.SAVED;
  private SampleTracker sample;
  private Application application;

  @BeforeEach
  void start() throws IOException {
    sample = SampleTracker.start(0, clock);
    application =
        Application.start(
            fake.asWiki(), clock, KnownPeople.none(), TrackerDesk.Ways.DIRECT.with(new Writing()));
    TrackerConnection connection =
        TrackerConnection.jiraServiceAccount(
                "sample", "Sample", sample.address(), Map.of("*", Set.of("SHOP", "OPS")))
            .withLocalAddressAllowed();
    application.trackers().setting().save(new TrackerSettings(List.of(connection), 5_000, 60), 0);
    application
        .trackers()
        .tokens()
        .keep(connection, new Viewpoint.ServiceAccount(), new AccessToken("sample-service-token"));
    map("SHOP");
    fake.withPage("Outage", "ops", PAGE).withPage("Secret", "hr", PAGE);
  }

  @AfterEach
  void stop() {
    application.close();
    sample.close();
  }

  @Test
  void rows_without_an_issue_are_offered_and_what_is_agreed_is_ticked() {
    String html = get(ADA, "Outage");

    assertThat(html)
        .contains("Warm the cache")
        .contains("Page a second phone")
        .doesNotContain("Alert on queue age")
        .contains("SHOP, Task");
    assertThat(html.split("checked=\"checked\"", -1)).as("the tracker and one row").hasSize(3);
  }

  @Test
  void a_dry_run_makes_nothing_and_changes_nothing() {
    String html = post(ADA, "check", allRows());

    assertThat(html).contains("Nothing has been made yet").contains("would be made");
    assertThat(sample.requests()).containsExactly("POST /rest/api/2/search");
    assertThat(source()).isEqualTo(PAGE);
  }

  @Test
  void issues_are_made_by_the_mapping_and_the_page_names_them() {
    String html = post(ADA, "make", allRows());

    assertThat(html).contains("the page names them").contains("SHOP-106").contains("SHOP-107");
    assertThat(source())
        .contains("| Warm the cache | prevent | 2026-04-01 | agreed | SHOP-106")
        .contains("| Page a second phone | mitigate | | proposed | SHOP-107");
    assertThat(notes).containsExactly("Issues for action items");
    assertThat(sample.issue("SHOP-106").labels()).contains("action-prevent", "postmortem");
    assertThat(sample.issue("SHOP-106").dueInDays()).isEqualTo(22);
    assertThat(get(ADA, "Outage")).contains("Every row names an issue already");
  }

  @Test
  void an_admin_maps_spaces_to_projects_and_nobody_else_does() {
    String html =
        body(
            application
                .router()
                .handle(Requests.get(Requests.ADMIN, MAPPING, "tracker", "sample")));

    assertThat(html).contains("*: SHOP").contains("value=\"Task\"").contains("postmortem");
    assertThat(
            application.router().handle(Requests.get(ADA, MAPPING, "tracker", "sample")).status())
        .isEqualTo(403);
    assertThat(
            application
                .router()
                .handle(
                    Requests.forged(
                        Requests.ADMIN, MAPPING, "tracker", "sample", "projects", "*: OPS"))
                .status())
        .isEqualTo(403);
    assertThat(get(ADA, "Outage")).as("still").contains("SHOP, Task");
  }

  @Test
  void an_answer_that_is_lost_makes_no_second_issue() {
    sample.fail(Faults.of(Faults.Kind.LOST_ANSWER));

    assertThat(post(ADA, "make", allRows())).contains("SHOP-106").contains("SHOP-107");
    fake.withPage("Outage", "ops", PAGE);
    String again = post(ADA, "make", allRows());

    assertThat(again).contains("is there already").contains("SHOP-106").contains("SHOP-107");
    assertThat(sample.issue("SHOP-108")).isNull();
  }

  @Test
  void what_fails_is_told_row_by_row_and_the_page_stays() {
    map("NOWHERE");

    String html = post(ADA, "make", allRows());

    assertThat(html)
        .contains("not made")
        .contains("valid project is required")
        .contains("The page is as it was");
    assertThat(source()).isEqualTo(PAGE);
  }

  @Test
  void a_tracker_that_is_down_is_said_so_and_nothing_is_made() {
    sample.fail(Faults.of(Faults.Kind.ERROR));

    assertThat(post(ADA, "make", allRows())).contains("has failed");
    assertThat(source()).isEqualTo(PAGE);
  }

  @Test
  void a_page_that_is_held_or_was_saved_by_others_keeps_its_issues_for_the_next_time() {
    outcome = PageWriting.Saved.HELD;
    assertThat(post(ADA, "make", allRows())).contains("waits for a word of yours");
    outcome = PageWriting.Saved.CHANGED;
    assertThat(post(ADA, "make", allRows()))
        .contains("somebody else saved the page")
        .contains("is there already");
    outcome = PageWriting.Saved.SAVED;

    assertThat(post(ADA, "make", allRows())).contains("is there already");

    assertThat(source()).contains("SHOP-106").contains("SHOP-107");
    assertThat(sample.issue("SHOP-108")).isNull();
  }

  @Test
  void who_may_not_edit_the_page_or_has_no_token_gets_nowhere() {
    assertThat(
            application.router().handle(Requests.get(ADA, "/items/new", "page", "Secret")).status())
        .isEqualTo(404);
    assertThat(
            application
                .router()
                .handle(Requests.get(Viewer.ANONYMOUS, "/items/new", "page", "Outage")))
        .isInstanceOf(Response.LogIn.class);
    assertThat(
            application
                .router()
                .handle(Requests.forged(ADA, "/items/new", "page", "Outage", "do", "make"))
                .status())
        .isEqualTo(403);
    assertThat(sample.requests()).isEmpty();
  }

  @Test
  void the_list_of_the_page_leads_to_it_for_those_who_are_logged_in() {
    WikiPage page = fake.asWiki().pages().read("Outage").orElseThrow();

    assertThat(shown(page, ADA)).contains("/items/new?page=Outage").contains("issues of 2 rows");
    assertThat(shown(page, Viewer.ANONYMOUS)).doesNotContain("/items/new");
  }

  private String shown(WikiPage page, Viewer viewer) {
    return application
        .trackers()
        .macro()
        .render(page, Map.of(), Requests.get(viewer, "/Outage"))
        .html();
  }

  private void map(String project) {
    application
        .trackers()
        .mappings()
        .save(
            NewIssueSettings.NONE.with(
                new Mapping(
                    "sample", Map.of("*", project), "Task", Set.of("postmortem"), true, true)),
            application.trackers().mappings().read().version());
  }

  private String[] allRows() {
    WikiPage page = fake.asWiki().pages().read("Outage").orElseThrow();
    return new PageReader(List.of())
        .rowsWithoutIssue(page.document(), page.source()).stream()
            .map(cell -> cell.task().id().value())
            .limit(2)
            .toArray(String[]::new);
  }

  private String source() {
    return fake.asWiki().pages().read("Outage").orElseThrow().source();
  }

  private String get(Viewer viewer, String page) {
    return body(application.router().handle(Requests.get(viewer, "/items/new", "page", page)));
  }

  private String post(Viewer viewer, String what, String[] rows) {
    List<String> fields =
        new ArrayList<>(List.of("page", "Outage", "tracker", "sample", "do", what));
    for (String row : rows) {
      fields.add("row");
      fields.add(row);
    }
    return body(
        application
            .router()
            .handle(Requests.post(viewer, "/items/new", fields.toArray(String[]::new))));
  }

  private static String body(Response response) {
    return ((Response.Page) response).body().html();
  }

  /** Writes keys at the end of their row, and saves pages as the test says. */
  private final class Writing implements PageWriting {

    @Override
    public URI address(String url) {
      return URI.create("https://wiki.example.org" + url);
    }

    @Override
    public String withIssue(String source, IssueCell cell, String key, URI link) {
      int end = cell.row().start() + cell.row().of(source).lastIndexOf('|');
      return source.substring(0, end) + key + source.substring(end);
    }

    @Override
    public Saved replace(WikiPage seen, String source, String note, Viewer viewer) {
      if (outcome == Saved.SAVED) {
        notes.add(note);
        fake.withPage(seen.ref().id(), seen.ref().space(), source);
      }
      return outcome;
    }
  }
}
