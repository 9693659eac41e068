package org.blamelesswiki.postmortems.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.confluence.content.render.xhtml.ConversionContext;
import com.atlassian.confluence.core.ContentEntityObject;
import com.atlassian.confluence.macro.Macro;
import com.atlassian.mail.Email;
import com.atlassian.plugin.web.ContextProvider;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.blamelesswiki.postmortems.confluence.fake.FakeConfluence;
import org.blamelesswiki.postmortems.confluence.fake.FakePage;
import org.blamelesswiki.postmortems.osgi.OsgiHost.PluginContext;
import org.blamelesswiki.postmortems.sampletracker.SampleTracker;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/**
 * A day of an admin, an author and a reader, through the very jar over real HTTP. The steps build
 * on each other.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DayInTheLifeOsgiIT {

  private static final Path JAR = Path.of(System.getProperty("bundle.jar"));
  private static final String PACKAGE = "org.blamelesswiki.postmortems.confluence.";
  private static final String SCREENS = "/plugins/servlet/postmortems";
  private static final String BAD = "<h2>Summary</h2><p>Bob did not bother to check the alert.</p>";
  private static final String GOOD =
      "<h2>Summary</h2><p>The alert did not reach the on-call engineer.</p>";
  private static final String LINK = "0f0f0f0f-0000-4000-8000-000000000001";
  private static final String ITEMS =
      "<h2>Action items</h2><ul><li><ac:structured-macro ac:name=\"jira\"><ac:parameter"
          + " ac:name=\"serverId\">"
          + LINK
          + "</ac:parameter><ac:parameter ac:name=\"key\">SHOP-101</ac:parameter>"
          + "</ac:structured-macro></li></ul>";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final FakeConfluence wiki = FakeConfluence.withSampleUsers();
  private final HttpClient browser = HttpClient.newHttpClient();
  private OsgiHost host;
  private PluginContext plugin;
  private WebHost web;
  private SampleTracker tracker;
  private FakePage page;
  private String facts = "";

  @BeforeAll
  void start() throws Exception {
    tracker = SampleTracker.start(0, Clock.systemUTC());
    wiki.links().add(LINK, "Sample Jira", tracker.address());
    wiki.links().allow("ben", "sample-token-of-ada");
    host = HostServices.register(OsgiHost.start(HostPackages.ofConfluence()), wiki);
    plugin = host.enable(host.install(JAR));
    web = new WebHost(plugin, wiki);
  }

  @AfterAll
  void stop() throws Exception {
    web.close();
    host.close();
    tracker.close();
  }

  @Test
  @Order(1)
  void an_admin_is_asked_for_the_password_and_nobody_else_gets_in() throws Exception {
    assertThat(get("admin", SCREENS + "/admin").headers().firstValue("Location"))
        .contains("/confluence/authenticate.action");
    wiki.confirmPassword();

    assertThat(get("admin", SCREENS + "/admin").headers().firstValue("Location"))
        .as("the first visit is welcomed")
        .contains("/confluence" + SCREENS + "/admin/welcome");
    assertThat(get("ben", SCREENS + "/admin/spaces").statusCode()).isEqualTo(403);
    assertThat(get("", SCREENS + "/admin/spaces").headers().firstValue("Location").orElse(""))
        .contains("login.action");
  }

  @Test
  @Order(2)
  void a_change_needs_the_token_of_the_session() throws Exception {
    HttpResponse<String> without =
        post("admin", SCREENS + "/admin/save-hook", Map.of("phase", "on", "version", "0"));
    assertThat(without.statusCode()).isEqualTo(403);

    HttpResponse<String> with =
        post(
            "admin",
            SCREENS + "/admin/save-hook",
            Map.of("phase", "on", "version", "0", "accounts", "", "pm-token", "token-of-admin"));
    assertThat(with.statusCode()).isEqualTo(303);
    assertThat(get("admin", SCREENS + "/admin/save-hook").body()).contains("value=\"on\" checked");
  }

  @Test
  @Order(3)
  void every_admin_screen_renders_in_the_decorator() throws Exception {
    for (String path :
        new String[] {
          "/welcome",
          "/criteria",
          "/criteria/one",
          "/criteria/review",
          "/criteria/versions",
          "/spaces",
          "/rules",
          "/trackers",
          "/intake"
        }) {
      HttpResponse<String> screen = get("admin", SCREENS + "/admin" + path);
      assertThat(screen.statusCode()).as(path).isEqualTo(200);
      assertThat(screen.body()).contains("<meta name=\"decorator\" content=\"atl.admin\"/>");
    }
    HttpResponse<String> css = get("ben", SCREENS + "/assets/pm.css");
    assertThat(css.headers().firstValue("Content-Type")).contains("text/css;charset=UTF-8");
  }

  @Test
  @Order(4)
  void the_admin_sets_the_pilot_space_to_ask_for_confirmation() throws Exception {
    HtmlForm form = HtmlForm.in(get("admin", SCREENS + "/admin/spaces").body());
    int row = form.values("key").indexOf("OPS");
    form.with("mode", row, "confirm");

    assertThat(submit("ben", form).statusCode()).as("an author may not").isEqualTo(403);
    HtmlForm forged = HtmlForm.in(get("admin", SCREENS + "/admin/spaces").body());
    assertThat(submit("admin", forged.without("pm-token")).statusCode()).isEqualTo(403);
    assertThat(submit("admin", form).statusCode()).isEqualTo(303);

    HtmlForm saved = HtmlForm.in(get("admin", SCREENS + "/admin/spaces").body());
    assertThat(saved.values("mode").get(saved.values("key").indexOf("OPS"))).isEqualTo("confirm");
    assertThat(saved.values("mode").get(saved.values("key").indexOf("HR"))).isEqualTo("off");
    assertThat(submit("admin", form).statusCode()).as("saved by another in between").isEqualTo(409);
  }

  @Test
  @Order(5)
  void the_admin_connects_the_tracker_that_the_wiki_is_linked_to() throws Exception {
    String screen = get("admin", SCREENS + "/admin/trackers").body();
    assertThat(screen).contains("?link=" + LINK + "#pm-tracker");

    HtmlForm form =
        HtmlForm.in(get("admin", SCREENS + "/admin/trackers?link=" + LINK).body())
            .and("do", "save");
    assertThat(form.values("route")).containsExactly("link");
    assertThat(form.values("token")).as("a link needs no token").isEmpty();

    assertThat(submit("admin", form).statusCode()).isEqualTo(303);
    // Before the first page: what a tracker refuses is remembered for a while.
    wiki.links().allow("ben", "sample-token-of-ada");
    assertThat(get("admin", SCREENS + "/admin/trackers").body())
        .contains("Sample Jira")
        .doesNotContain("?link=" + LINK);

    HtmlForm pace =
        HtmlForm.last(get("admin", SCREENS + "/admin/trackers").body())
            .with("budget", "5000")
            .and("do", "pace");
    assertThat(submit("admin", pace).statusCode()).as("a page waits longer").isEqualTo(303);
  }

  @Test
  @Order(6)
  void the_wizards_answers_wait_for_the_create_dialog() throws Exception {
    HtmlForm form =
        HtmlForm.in(get("ben", SCREENS + "/create").body())
            .with("title", "Outage 12 May")
            .with("fact-started", "2026-05-12T09:30")
            .with("fact-service", "search")
            .and("space", "OPS")
            .and("open", "true");
    HttpResponse<String> opened = submit("ben", form);
    assertThat(opened.headers().firstValue("Location"))
        .contains("/confluence" + SCREENS + "/waiting");
    assertThat(get("ben", SCREENS + "/waiting").body()).contains("Outage 12 May");
    assertThat(get("reader", SCREENS + "/waiting").statusCode()).as("nobody else's").isEqualTo(404);

    wiki.logIn("ben");
    ContextProvider provider = (ContextProvider) plugin.module(PACKAGE + "PostmortemContext");
    provider.init(Map.of("form", "incident"));
    Map<String, Object> context = provider.getContextMap(new HashMap<>());
    wiki.logIn("");

    assertThat(context).containsEntry("ContentPageTitle", "Outage 12 May");
    facts = context.get("postmortemFacts").toString();
    assertThat(facts)
        .startsWith("<ac:structured-macro ac:name=\"PostmortemFacts\"")
        .contains("service: search");
    page = wiki.newDraft("OPS", "Outage 12 May");
    page.autosave(facts + BAD);
  }

  @Test
  @Order(7)
  void the_dialogs_own_answers_fill_the_template_too() throws Exception {
    wiki.logIn("ana");
    ContextProvider provider = (ContextProvider) plugin.module(PACKAGE + "PostmortemContext");
    provider.init(Map.of("form", "short"));

    Map<String, Object> context =
        provider.getContextMap(
            new HashMap<>(
                Map.of(
                    "title",
                    "Slow",
                    "fact-started",
                    "2026-05-12T09:30",
                    "fact-service",
                    "search")));
    wiki.logIn("");

    assertThat(context).containsEntry("ContentPageTitle", "Slow");
    assertThat(context.get("postmortemFacts").toString()).contains("service: search", "short");
  }

  @Test
  @Order(8)
  void publishing_is_held_with_everything_still_there() throws Exception {
    HttpResponse<String> held = publish("ben", facts + BAD, "");

    assertThat(held.statusCode()).isEqualTo(400);
    JsonNode body = JSON.readTree(held.body());
    assertThat(body.path("message").isTextual()).isTrue();
    assertThat(body.at("/data/errors").size()).isEqualTo(1);
    assertThat(page.isDraft()).as("nothing was published").isTrue();
    assertThat(page.getBodyAsString()).as("and the draft is as it was").isEqualTo(facts + BAD);
  }

  @Test
  @Order(9)
  void while_writing_the_same_is_suggested_by_the_json_api() throws Exception {
    ObjectNode question = JSON.createObjectNode();
    question.put("space", "OPS").put("page", "" + page.getId()).put("format", "markup");
    question.putArray("blocks").addObject().put("id", "b1").put("text", BAD);
    HttpResponse<String> answer =
        send(
            "ben",
            HttpRequest.newBuilder(web.url(SCREENS + "/api/check"))
                .header("Content-Type", "application/json")
                .header("X-PM-Token", "token-of-ben")
                .POST(HttpRequest.BodyPublishers.ofString(question.toString())));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(JSON.readTree(answer.body()).at("/blocks/0/suggestions/0/holds").asBoolean())
        .isTrue();
  }

  @Test
  @Order(10)
  void kept_with_a_reason_it_is_published() throws Exception {
    JsonNode body = JSON.readTree(publish("ben", facts + BAD, "").body());
    String mark = body.at("/data/errors/0/message/args/4").asText();

    assertThat(publish("ben", facts + BAD, "pm-shown=" + mark + "&pm-keep=quoted").statusCode())
        .isEqualTo(200);
    assertThat(page.isDraft()).isFalse();
    assertThat(publish("ben", facts + BAD, "").statusCode()).as("once is enough").isEqualTo(200);
  }

  @Test
  @Order(11)
  void reworded_it_is_published_too_and_stands_in_the_index() throws Exception {
    assertThat(publish("ben", facts + GOOD, "").statusCode()).isEqualTo(200);

    assertThat(get("reader", SCREENS + "/").body()).contains("Outage 12 May");
  }

  @Test
  @Order(12)
  void a_classic_form_comes_back_as_a_page_and_passes_with_a_reason() throws Exception {
    String target = "/pages/doeditpage.action?pageId=" + page.getId();
    Map<String, String> form =
        Map.of(
            "title", "Outage 12 May",
            "wysiwygContent", facts + BAD + "<p>Bob did not bother to call.</p>",
            "versionComment", "a note",
            "atl_token", "abc");
    HttpResponse<String> held = post("ben", target, form);

    assertThat(held.headers().firstValue("Content-Type")).contains("text/html;charset=UTF-8");
    assertThat(held.body()).contains("name=\"versionComment\"").contains("value=\"a note\"");

    String shown = held.body().replaceAll("(?s).*name=\"pm-shown\" value=\"([^\"]*)\".*", "$1");
    Map<String, String> again = new HashMap<>(form);
    again.put("pm-shown", shown);
    again.put("pm-keep", "quoted");
    assertThat(post("ben", target, again).statusCode()).isEqualTo(302);
  }

  @Test
  @Order(13)
  void the_macros_render_for_a_reader_and_for_a_file() throws Exception {
    wiki.logIn("reader");
    Macro items = (Macro) plugin.module(PACKAGE + "ActionItems");
    Macro factsMacro = (Macro) plugin.module(PACKAGE + "PostmortemFacts");
    for (String output : new String[] {"display", "preview", "pdf", "word", "email"}) {
      assertThat(items.execute(new HashMap<>(), "", on(page, output))).as(output).contains("<");
    }
    assertThat(factsMacro.execute(Map.of(), "service: <b>\nnote", on(page, "display")))
        .contains("&lt;b&gt;")
        .doesNotContain("<b>");
    wiki.logIn("");
  }

  @Test
  @Order(14)
  void a_sentence_that_is_reworded_leaves_no_trace() throws Exception {
    publish("ben", facts + GOOD, "");

    assertThat(new Rows(wiki.activeObjects()).withPrefix("kept/")).isZero();
  }

  @Test
  @Order(15)
  void a_viewer_with_access_to_the_tracker_sees_its_status_and_another_is_led_there()
      throws Exception {
    publish("ben", facts + GOOD + ITEMS, "");
    Macro items = (Macro) plugin.module(PACKAGE + "ActionItems");

    wiki.logIn("ben");
    String forBen = "";
    // A view waits for a third of a second; on a busy machine the first question takes longer.
    for (int view = 0; view < 20 && !forBen.contains("In Progress"); view++) {
      forBen = items.execute(new HashMap<>(), "", on(page, "display"));
    }
    assertThat(forBen)
        .contains("SHOP-101", "Warm the price cache before it takes traffic", "In Progress")
        .doesNotContain("login-dance");
    wiki.logIn("reader");
    String forReader = items.execute(new HashMap<>(), "", on(page, "display"));
    assertThat(forReader)
        .as("what Ben may see is not shown to somebody else")
        .contains("SHOP-101")
        .doesNotContain("Warm the price cache");
    assertThat(forReader)
        .contains("href=\"/confluence/plugins/servlet/applinks/oauth/login-dance/authorize\"");
    int asked = tracker.requests().size();
    for (String output : new String[] {"pdf", "word", "email", "feed", "html_export"}) {
      assertThat(items.execute(new HashMap<>(), "", on(page, output)))
          .as(output)
          .doesNotContain("login-dance", "Warm the price cache", "<script", "<form");
    }
    wiki.logIn("");
    assertThat(tracker.requests()).as("nobody asked for an exported file").hasSize(asked);
  }

  @Test
  @Order(16)
  void a_viewer_asks_the_tracker_again_with_the_token_of_their_session() throws Exception {
    Macro items = (Macro) plugin.module(PACKAGE + "ActionItems");
    wiki.logIn("ben");
    assertThat(items.execute(new HashMap<>(), "", on(page, "display")))
        .as("nobody's request, so a link in the place of a button that could not work")
        .contains("/items/refresh?page=" + page.getId())
        .doesNotContain("<form");
    wiki.http().answer(new MockHttpServletRequest(), new MockHttpServletResponse());
    HtmlForm form = HtmlForm.in(items.execute(new HashMap<>(), "", on(page, "display")));
    wiki.http().answer(null, null);
    wiki.logIn("");

    assertThat(form.values("pm-token")).containsExactly("token-of-ben");
    assertThat(submit("ben", form).statusCode()).isEqualTo(303);
    assertThat(submit("reader", form).statusCode()).as("another's token").isEqualTo(403);
  }

  @Test
  @Order(17)
  void a_hook_that_holds_too_much_takes_itself_back_and_tells_the_admins() throws Exception {
    HtmlForm form =
        HtmlForm.in(get("admin", SCREENS + "/admin/save-hook").body()).and("tell", "yes");
    assertThat(submit("admin", form).statusCode()).isEqualTo(303);

    int held = 0;
    while (publish("ben", facts + BAD + "<p>Eve did not bother to ask.</p>", "").statusCode()
        == 400) {
      held++;
      assertThat(held).isLessThanOrEqualTo(20);
    }

    Email mail = wiki.mail().next();
    assertThat(mail.getTo()).isEqualTo("admin@wiki.example");
    assertThat(mail.getBody()).contains("twenty pages waited").doesNotContain("Eve", "Outage");
    assertThat(get("admin", SCREENS + "/admin/spaces").body())
        .contains("letting everything pass", "href=\"/confluence" + SCREENS + "/admin/save-hook\"");
    assertThat(get("admin", SCREENS + "/admin/save-hook").body())
        .contains("value=\"advise\" checked");

    HtmlForm again =
        HtmlForm.in(get("admin", SCREENS + "/admin/save-hook").body()).and("phase", "on");
    assertThat(submit("admin", again).statusCode()).isEqualTo(303);
    assertThat(get("admin", SCREENS + "/admin/spaces").body())
        .as("an admin has decided anew")
        .doesNotContain("letting everything pass");
    assertThat(publish("ben", facts + BAD + "<p>Ida did not bother.</p>", "").statusCode())
        .isEqualTo(400);
  }

  private HttpResponse<String> publish(String user, String text, String keep) throws Exception {
    ObjectNode body = JSON.createObjectNode();
    body.put("id", "" + page.getId()).put("type", "page").put("status", "current");
    body.put("title", "Outage 12 May").putObject("space").put("key", "OPS");
    body.putObject("body").putObject("editor").put("value", text).put("representation", "editor");
    body.putObject("version").put("number", 1);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(web.url("/rest/api/content/" + page.getId() + "?status=draft"))
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(body.toString()));
    if (!keep.isEmpty()) {
      request.header("X-Postmortems-Keep", keep);
    }
    return send(user, request);
  }

  private HttpResponse<String> get(String user, String path) throws Exception {
    return send(user, HttpRequest.newBuilder(web.url(path)));
  }

  private HttpResponse<String> post(String user, String path, Map<String, String> form)
      throws Exception {
    StringBuilder body = new StringBuilder();
    form.forEach(
        (name, value) ->
            body.append(body.length() == 0 ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
    return send(
        user,
        HttpRequest.newBuilder(web.url(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
  }

  private HttpResponse<String> submit(String user, HtmlForm form) throws Exception {
    return send(
        user,
        HttpRequest.newBuilder(web.url("").resolve(form.action()))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form.encoded())));
  }

  private HttpResponse<String> send(String user, HttpRequest.Builder request) throws Exception {
    if (!user.isEmpty()) {
      String basic =
          Base64.getEncoder().encodeToString((user + ":x").getBytes(StandardCharsets.UTF_8));
      request.header("Authorization", "Basic " + basic);
    }
    return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static ConversionContext on(FakePage page, String output) {
    return new ConversionContext() {
      @Override
      public ContentEntityObject getEntity() {
        return page;
      }

      @Override
      public String getSpaceKey() {
        return page.getSpaceKey();
      }

      @Override
      public String getOutputType() {
        return output;
      }
    };
  }
}
