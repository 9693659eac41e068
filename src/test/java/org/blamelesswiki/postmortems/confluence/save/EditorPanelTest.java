package org.blamelesswiki.postmortems.confluence.save;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.blamelesswiki.postmortems.confluence.save.SaveHookSettings.Phase;
import org.blamelesswiki.postmortems.confluence.save.SavedContent.Stored;
import org.blamelesswiki.postmortems.publishing.Suggestion;
import org.blamelesswiki.postmortems.settings.CheckedPages;
import org.blamelesswiki.postmortems.spi.Viewer;
import org.blamelesswiki.postmortems.web.Requests;
import org.blamelesswiki.postmortems.web.Response;
import org.blamelesswiki.postmortems.web.Router;
import org.blamelesswiki.postmortems.web.Views;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EditorPanelTest {

  private static final String MACRO =
      "<table class='wysiwyg-macro' data-macro-name='PostmortemFacts'><tr><td><pre/></td></tr></table>";
  private static final String BAD = MACRO + "<p>Bob's fault.</p>";

  private SaveWorld world;
  private Router router;

  @BeforeEach
  void pageInASpaceThatConfirms() {
    world = new SaveWorld();
    world.content.with(
        new Stored("1", "OPS", "Outage", true, false),
        "<ac:structured-macro ac:name='PostmortemFacts'/><p>It broke.</p>");
    Views views = new Views();
    router =
        new Router(
            Map.of("/editor", new EditorPanel(world.hook, world.content, world.site, views)),
            viewer -> false,
            views);
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void a_visitor_is_asked_to_log_in() {
    assertThat(router.handle(Requests.get(Viewer.ANONYMOUS, "/editor", "spaceKey", "OPS")))
        .isInstanceOf(Response.LogIn.class);
  }

  @Test
  void a_question_that_another_site_makes_the_browser_send_is_refused() {
    assertThat(
            router
                .handle(Requests.forged(SaveWorld.IDA, "/editor", "wysiwygContent", BAD))
                .status())
        .isEqualTo(403);
  }

  @Test
  void an_editor_of_a_postmortem_gets_a_panel_that_waits_for_suggestions() {
    assertThat(open("spaceKey", "OPS", "pageId", "1", "facts", "1", "form", "short"))
        .contains("\"held\":false", "data-pm-page=\\\"1\\\"", "data-pm-postmortem=\\\"short\\\"");
  }

  @Test
  void other_pages_and_spaces_that_are_off_get_none() {
    assertThat(open("spaceKey", "OPS", "pageId", "1")).isEqualTo("{\"held\":false,\"panel\":\"\"}");
    assertThat(open("spaceKey", "DEV", "facts", "1")).isEqualTo("{\"held\":false,\"panel\":\"\"}");
  }

  @Test
  void a_page_with_the_label_that_the_space_names_gets_one() {
    world.pages(new CheckedPages(false, List.of(), List.of("pm"), List.of()));
    world.content.labels.put("1", Set.of("pm"));

    assertThat(open("spaceKey", "OPS", "pageId", "1")).contains("pm-panel");
    world.content.closed.add("1");
    assertThat(open("spaceKey", "OPS", "pageId", "1"))
        .as("nobody hears of a page they may not edit")
        .doesNotContain("pm-panel");
  }

  @Test
  void a_page_that_would_be_held_comes_back_as_a_panel_and_nothing_is_counted() {
    String answer = ask("spaceKey", "OPS", "pageId", "1", "wysiwygContent", BAD);

    assertThat(answer).contains("\"held\":true", "<mark>fault</mark>", "data-pm-share");
    assertThat(world.coverage(Route.CREATE_FORM))
        .isEqualTo(new Coverage.Row(Route.CREATE_FORM, 0, 0, 0, 0));
    assertThat(world.trips).isEmpty();
  }

  @Test
  void the_marks_of_the_panel_are_those_that_the_save_is_asked_for() {
    String answer = ask("spaceKey", "OPS", "pageId", "1", "title", "Outage", "wysiwygContent", BAD);

    Decision held =
        world.hook.decide(
            SentRequest.json(
                "PUT /rest/api/content/1?status=draft",
                "{\"id\":\"1\",\"type\":\"page\",\"status\":\"current\",\"title\":\"Outage\","
                    + "\"body\":{\"editor\":{\"value\":\""
                    + BAD
                    + "\",\"representation\":\"editor\"}}}"));
    assertThat(((Decision.Hold) held).verdict().orElseThrow().open())
        .extracting(Suggestion::mark)
        .allSatisfy(mark -> assertThat(answer).contains(mark));
  }

  @Test
  void what_is_kept_is_not_asked_for_again() {
    String mark =
        ask("spaceKey", "OPS", "pageId", "1", "wysiwygContent", BAD)
            .replaceAll("(?s).*name=\\\\\"pm-shown\\\\\" value=\\\\\"([^\\\\\"]*)\\\\\".*", "$1");

    assertThat(
            ask(
                "spaceKey",
                "OPS",
                "pageId",
                "1",
                "wysiwygContent",
                BAD,
                "pm-shown",
                mark,
                "pm-keep",
                "quoted"))
        .contains("\"held\":false");
  }

  @Test
  void a_hook_that_only_observes_holds_nobody_in_the_editor_either() {
    world.phase(Phase.OBSERVE);

    assertThat(ask("spaceKey", "OPS", "pageId", "1", "wysiwygContent", BAD))
        .contains("\"held\":false");
  }

  private String open(String... namesAndValues) {
    return json(router.handle(Requests.get(SaveWorld.IDA, "/editor", namesAndValues)));
  }

  private String ask(String... namesAndValues) {
    return json(router.handle(Requests.post(SaveWorld.IDA, "/editor", namesAndValues)));
  }

  private static String json(Response response) {
    return ((Response.Json) response).json();
  }
}
