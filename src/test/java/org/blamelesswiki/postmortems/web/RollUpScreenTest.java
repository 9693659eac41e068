package org.blamelesswiki.postmortems.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.blamelesswiki.postmortems.action.IssueRef;
import org.blamelesswiki.postmortems.postmortem.FactsMacro;
import org.blamelesswiki.postmortems.sampletracker.SampleIssue;
import org.blamelesswiki.postmortems.sampletracker.SampleTracker;
import org.blamelesswiki.postmortems.spi.FakeWiki;
import org.blamelesswiki.postmortems.spi.Viewer;
import org.blamelesswiki.postmortems.spi.WikiPage;
import org.blamelesswiki.postmortems.tracker.AccessToken;
import org.blamelesswiki.postmortems.tracker.TrackerConnection;
import org.blamelesswiki.postmortems.tracker.TrackerSettings;
import org.blamelesswiki.postmortems.tracker.Viewpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The roll-up's screen, file and macro over saved pages and the sample tracker. */
class RollUpScreenTest {

  private static final Viewer ADA = Viewer.user("ada", "Ada Brandt", false);
  private static final Viewer ADMIN = Viewer.user("root", "Root", true);

  private final Clock clock = Clock.fixed(Instant.parse("2026-03-10T12:00:00Z"), ZoneOffset.UTC);
  private final FakeWiki fake =
      new FakeWiki().withSpace("ops", "Operations").withClosedSpace("hr", "People", "root");
  private SampleTracker sample;
  private Application application;

  @BeforeEach
  void start() throws IOException {
    sample = SampleTracker.start(0, clock);
    application = Application.withChecks(fake.asWiki(), clock, language -> Optional.empty());
    TrackerConnection connection =
        TrackerConnection.jiraServiceAccount(
                "sample", "Sample", sample.address(), Map.of("*", Set.of("SHOP", "OPS")))
            .withLocalAddressAllowed();
    application.trackers().setting().save(new TrackerSettings(List.of(connection), 5_000, 60), 0);
    application
        .trackers()
        .tokens()
        .keep(connection, new Viewpoint.ServiceAccount(), new AccessToken("sample-service-token"));
  }

  @AfterEach
  void stop() {
    application.close();
    sample.close();
  }

  @Test
  void what_is_saved_is_counted_and_listed_with_the_words_of_its_tracker() {
    save("Outage", "ops", "Do SHOP-101 and OPS-31 and SHOP-102.");

    assertThat(screen("?", ADA))
        .contains("Warm the price cache")
        .contains("Put the rollback steps")
        .contains("12 days past its date")
        .doesNotContain("Alert when the order queue")
        .contains("/wiki/view/Outage");
    assertThat(screen("?show=done", ADA)).contains("Alert when the order queue");
  }

  @Test
  void pages_of_a_space_closed_to_the_viewer_are_not_there() {
    save("Secret", "hr", "Do SHOP-101.");

    assertThat(screen("?", ADA)).doesNotContain("SHOP-101").contains("Nothing here");
    assertThat(csv("?show=all", ADA)).doesNotContain("SHOP-101");
    assertThat(screen("?", ADMIN)).contains("SHOP-101");
  }

  @Test
  void mine_are_those_of_the_viewer_and_nobody_elses_can_be_asked_for() {
    save("Outage", "ops", "Do SHOP-101 and OPS-32 and OPS-31.");

    assertThat(screen("?mine=yes", ADA)).contains("SHOP-101", "OPS-31").doesNotContain("OPS-32");
    assertThat(screen("?owner=ben", ADA)).contains("SHOP-101", "OPS-31", "OPS-32");
    assertThat(screen("?", ADA)).doesNotContain("Ben Okoro").doesNotContain("Ada Brandt");
  }

  @Test
  void the_file_has_no_owners_and_no_formulas() {
    fake.withPage("=cmd()", "ops", "Do SHOP-101.");
    save("=cmd()", "ops", "Do SHOP-101.");

    assertThat(csv("?show=all", ADA))
        .startsWith("page,space,issue,type,status class,due,created,closed,proposed\r\n")
        .contains("\"'=cmd()\",\"ops\",\"SHOP-101\",prevent,doing,2026-03-19,")
        .doesNotContain("ada");
  }

  @Test
  void what_a_reader_is_shown_later_brings_the_index_up_to_date() {
    WikiPage page = save("Outage", "ops", "Do SHOP-103.");
    sample.put(
        new SampleIssue(
            "SHOP-103", "Fall back", "Task", "Done", "Done", "ben", "Low", List.of(), 1, 3));
    application.trackers().macro().refresh(page, ADA);
    application.trackers().configured().issues().expire(Set.of());
    application.trackers().configured().issues().expire(Set.of(new IssueRef("sample", "SHOP-103")));

    application.trackers().macro().render(page, Map.of(), Requests.get(ADA, "/Outage"));
    application.trackers().settle();

    assertThat(screen("?show=done", ADA)).contains("SHOP-103");
  }

  @Test
  void a_page_that_is_gone_is_gone_from_the_list() {
    save("Outage", "ops", "Do SHOP-101.");

    application.register().removed("Outage");
    application.trackers().removed("Outage");

    assertThat(screen("?", ADA)).doesNotContain("SHOP-101");
  }

  @Test
  void an_admin_has_the_index_made_anew_while_it_answers_and_nobody_else_may() {
    save("Outage", "ops", "Do SHOP-101.");
    fake.store().delete(fake.store().keys("items/").get(0));
    Application again = Application.withChecks(fake.asWiki(), clock, language -> Optional.empty());
    try {
      assertThat(handle(again, Requests.get(ADA, "/items"))).doesNotContain("SHOP-101");

      Response refused = again.router().handle(Requests.post(ADA, "/items"));
      Response taken = again.router().handle(Requests.post(ADMIN, "/items"));
      again.trackers().settle();

      assertThat(refused.status()).isEqualTo(404);
      assertThat(taken.status()).isEqualTo(303);
      assertThat(handle(again, Requests.get(ADA, "/items"))).contains("SHOP-101");
    } finally {
      again.close();
    }
  }

  @Test
  void the_macro_shows_figures_and_the_first_of_the_list() {
    save("Outage", "ops", "Do SHOP-101 and OPS-31.");

    String html =
        application
            .trackers()
            .rollUp()
            .render(Map.of("space", "ops", "limit", "1"), Requests.get(ADA, "/p"))
            .html();

    assertThat(html).contains("OPS-31").doesNotContain("SHOP-101").contains("All 2 in the list");
  }

  private WikiPage save(String id, String space, String text) {
    fake.withPage(id, space, text);
    WikiPage page = fake.asWiki().pages().read(id).orElseThrow();
    application
        .register()
        .saved(page.ref(), page.version(), FactsMacro.of("incident", "published", "", ""));
    application.trackers().saved(page);
    application.trackers().settle();
    return page;
  }

  private String screen(String query, Viewer viewer) {
    return handle(application, Requests.get(viewer, "/items", parameters(query)));
  }

  private static String handle(Application application, Request request) {
    Response response = application.router().handle(request);
    assertThat(response).isInstanceOf(Response.Page.class);
    return ((Response.Page) response).body().html();
  }

  private String csv(String query, Viewer viewer) {
    return ((Response.Download)
            application.router().handle(Requests.get(viewer, "/items/csv", parameters(query))))
        .content();
  }

  private static String[] parameters(String query) {
    return query.length() < 2 ? new String[0] : query.substring(1).split("[&=]", -1);
  }
}
