package org.blamelesswiki.postmortems.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.confluence.content.render.xhtml.ConversionContext;
import com.atlassian.confluence.core.ContentEntityObject;
import com.atlassian.confluence.macro.Macro;
import com.atlassian.plugin.web.ContextProvider;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.blamelesswiki.postmortems.browser.Browser;
import org.blamelesswiki.postmortems.confluence.fake.FakeConfluence;
import org.blamelesswiki.postmortems.confluence.fake.FakePage;
import org.blamelesswiki.postmortems.osgi.OsgiHost.PluginContext;
import org.blamelesswiki.postmortems.sampletracker.SampleTracker;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.osgi.framework.Bundle;
import org.w3c.dom.Element;

/**
 * Our screens, macros and create dialog as Confluence shows them: out of the very jar, in pages
 * with AUI's own styles, wide and narrow. Each leaves a picture.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScreensOsgiIT {

  private static final String PACKAGE = "org.blamelesswiki.postmortems.confluence.";
  private static final String SCREENS = "/plugins/servlet/postmortems";
  private static final String LINK = "0f0f0f0f-0000-4000-8000-000000000001";
  private static final String ITEMS =
      "<ac:structured-macro ac:name=\"postmortem-action-items\" ac:schema-version=\"1\"/>";
  private static final String TEXT =
      "<ac:structured-macro ac:name=\"PostmortemFacts\"><ac:parameter ac:name=\"form\">short"
          + "</ac:parameter><ac:plain-text-body><![CDATA[started: 2026-05-12 09:30\nservice: search"
          + "\nincident-severity: SEV-1]]></ac:plain-text-body></ac:structured-macro>"
          + "<h2>Action items</h2><table><tbody><tr><th>Action</th><th>Owner</th><th>Due</th>"
          + "<th>Issue</th></tr><tr><td>Add a health check</td><td>Ana Lima</td>"
          + "<td><time datetime=\"2026-06-01\"/></td><td>PM-1</td></tr></tbody></table>"
          + "<ac:task-list><ac:task><ac:task-id>1</ac:task-id>"
          + "<ac:task-status>incomplete</ac:task-status><ac:task-body>Write the playbook "
          + "<ac:link><ri:user ri:userkey=\"key-ana\"/></ac:link> <time datetime=\"2026-07-01\"/>"
          + "</ac:task-body></ac:task></ac:task-list>"
          + ITEMS
          + ITEMS;

  private final FakeConfluence wiki = FakeConfluence.withSampleUsers();
  private OsgiHost host;
  private PluginContext plugin;
  private Bundle bundle;
  private SampleTracker tracker;
  private WebHost web;
  private Browser browser;
  private FakePage page;

  @BeforeAll
  void start() throws Exception {
    browser = Browser.open();
    tracker = SampleTracker.start(0, Clock.systemUTC());
    wiki.links().add(LINK, "Sample Jira", tracker.address());
    wiki.confirmPassword();
    host = HostServices.register(OsgiHost.start(HostPackages.ofConfluence()), wiki);
    plugin = host.enable(host.install(Path.of(System.getProperty("bundle.jar"))));
    bundle = plugin.plugin();
    web =
        new WebHost(
            plugin,
            wiki,
            Map.of(
                "/webjars/*", TestFiles.ofClassPath("META-INF/resources/webjars"),
                "/aui/*", TestFiles.ofClassPath("aui"),
                "/host/*", TestFiles.ofClassPath("confluence-editor"),
                "/download/*", new TestFiles(path -> Optional.ofNullable(bundle.getEntry(path))),
                "/view", new ViewPage(),
                "/dialog", new Dialog(),
                "/old-editor", new OldEditor()));
    submit("/admin/save-hook", form -> form.and("phase", "on"));
    submit(
        "/admin/spaces", form -> form.with("mode", form.values("key").indexOf("OPS"), "confirm"));
    submit("/admin/criteria", form -> form.and("enabled", "severe"));
    submit("/admin/trackers?link=" + LINK, form -> form.and("do", "save"));
    page = wiki.newPage("OPS", "Search was slow", TEXT);
  }

  @AfterAll
  void stop() throws Exception {
    if (browser != null) {
      browser.close();
    }
    if (web != null) {
      web.close();
      host.close();
    }
    tracker.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "admin",
        "admin/welcome",
        "admin/criteria",
        "admin/spaces",
        "admin/rules",
        "admin/trackers",
        "admin/save-hook",
        "",
        "create",
        "try",
        "my-trackers"
      })
  void a_screen_fits_into_its_decorator_wide_and_narrow(String screen) {
    visit("admin", SCREENS + "/" + screen);

    looksRight("screen-" + (screen.isEmpty() ? "list" : screen.replace('/', '-')), "#content");
  }

  @Test
  void the_wizards_steps_fit_into_the_decorator() {
    visit("ana", SCREENS + "/create");
    browser.find("input[name=title]").sendKeys("Search was slow again");
    browser.find("input[name='fact-service']").sendKeys("search");
    browser.find(".pm-create form button").click();
    browser.find(".pm-verdict");

    looksRight("screen-create-questions", "#content");
  }

  @Test
  void a_held_form_comes_back_as_a_page_that_sends_everything_again() {
    visit("ana", "/old-editor?id=" + page.getId());
    browser.find("#publish").click();
    browser.find(".pm-held");
    looksRight("screen-held-form", "#content");
    assertThat(browser.find("#pm-held-text").getDomProperty("value")).contains("did not bother to");

    browser.find("input[name='pm-keep'][value=quoted]").click();
    browser.find("form button.pm-primary").click();

    browser.waitFor(driver -> page.getBodyAsString().contains("did not bother to"));
    wiki.publish(page, "Search was slow", TEXT);
  }

  @Test
  void a_reader_sees_facts_and_action_items_and_two_macros_are_one_question() {
    int before = tracker.requests().size();
    visit("ana", "/view?output=display");
    browser.find(".pm-items");

    looksRight("macros-display", "#main-content");
    assertThat(browser.find("#main-content").getText())
        .contains("SEV-1", "Add a health check", "Write the playbook");
    assertThat(tracker.requests().size() - before)
        .as("two macros on the page, shown twice, wide and narrow")
        .isLessThanOrEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"preview", "pdf", "word", "html_export", "email", "feed", "diff", "mobile"})
  void another_output_is_plain_and_is_nobodys_own_view(String output) {
    visit("ana", "/view?output=" + output);
    WebElement shown = browser.find("#main-content");
    browser.screenshot("macros-" + output);

    assertThat(shown.getText()).contains("search", "Add a health check", "Write the playbook");
    if (!output.equals("preview") && !output.equals("mobile")) {
      assertThat(shown.findElements(By.cssSelector("form, script, button, input"))).isEmpty();
      assertThat(shown.getText()).as("nothing of the tracker").doesNotContain("authorise");
    }
  }

  @Test
  void the_create_dialog_says_whether_a_postmortem_is_due_and_its_answers_reach_the_page()
      throws Exception {
    visit("ana", "/dialog");
    script("startDialog()");
    browser.find("input[name='fact-service']").sendKeys("search");
    browser.screenshot("dialog-start");
    browser.assertAccessible("#dialog");
    browser.find("#dialog-next").click();

    browser.find(".postmortem-due .pm-verdict");
    WebElement severity = browser.find(".postmortem-due select[name='fact-incident-severity']");
    severity.sendKeys("SEV-1");
    browser.screenshot("dialog-questions");
    browser.assertAccessible("#dialog");
    browser.find(".postmortem-due form button").sendKeys(Keys.ENTER);
    browser.waitFor(
        ExpectedConditions.textToBePresentInElementLocated(
            By.cssSelector(".postmortem-due .pm-verdict"), "required"));
    browser.screenshot("dialog-verdict");
    browser.resize(400, 800);
    browser.screenshot("dialog-verdict-400");
    assertThat(overflow()).isEqualTo(0L);
    browser.resize(1280, 900);
    browser.find("#dialog-next").click();

    Map<String, Object> context = new HashMap<>();
    ((Map<?, ?>) browser.waitFor(driver -> script("return window.created")))
        .forEach((name, value) -> context.put("" + name, value));
    wiki.logIn("ana");
    ContextProvider provider = (ContextProvider) plugin.module(PACKAGE + "PostmortemContext");
    provider.init(Map.of("form", "incident"));
    String facts = "" + provider.getContextMap(context).get("postmortemFacts");
    wiki.logIn("");
    assertThat(facts).contains("service: search", "incident-severity: SEV-1");
    assertThat("" + context.get("title")).startsWith("search 20");
  }

  @Test
  void a_dialog_without_our_server_goes_on() {
    visit("ana", "/dialog?away=1");
    script("startDialog()");
    browser.find("#dialog-next").click();

    assertThat(browser.find(".postmortem-due-away").getText()).contains("Create the page");
    browser.find("#dialog-next").click();
    Object created = browser.waitFor(driver -> script("return window.created"));
    assertThat(created).isInstanceOf(Map.class);
  }

  private void looksRight(String picture, String part) {
    browser.resize(1280, 900);
    browser.screenshot(picture);
    browser.assertAccessible(part);
    browser.resize(400, 800);
    browser.screenshot(picture + "-400");
    assertThat(overflow()).as("pixels beyond a narrow window").isEqualTo(0L);
    browser.resize(1280, 900);
  }

  private Object overflow() {
    return script(
        "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
  }

  private void visit(String user, String path) {
    browser.visit(web.url("/host/none").toString());
    browser.driver().manage().addCookie(new Cookie(WebHost.USER_COOKIE, user));
    browser.visit(web.url(path).toString());
  }

  private Object script(String source) {
    return browser.driver().executeScript(source);
  }

  /** Opens a screen as the admin and sends its form. */
  private void submit(String path, UnaryOperator<HtmlForm> filling) throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    String html = client.send(request(path).build(), HttpResponse.BodyHandlers.ofString()).body();
    HtmlForm form = filling.apply(HtmlForm.in(html));
    HttpRequest sent =
        HttpRequest.newBuilder(web.url("/").resolve(form.action()))
            .header("Cookie", WebHost.USER_COOKIE + "=admin")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form.encoded()))
            .build();
    assertThat(client.send(sent, HttpResponse.BodyHandlers.discarding()).statusCode())
        .as(path)
        .isEqualTo(303);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(web.url(SCREENS + path))
        .header("Cookie", WebHost.USER_COOKIE + "=admin");
  }

  /** A page with its macros, as Confluence puts it together for an output. */
  @SuppressWarnings("serial")
  private final class ViewPage extends HttpServlet {

    private static final Pattern MACRO =
        Pattern.compile(
            "(?s)<ac:structured-macro ac:name=\"([\\w-]+)\"[^>]*?(?:/>|>(.*?)</ac:structured-macro>)");
    private static final Pattern BODY = Pattern.compile("(?s)<!\\[CDATA\\[(.*?)]]>");

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      String output = request.getParameter("output");
      boolean isFile = !List.of("display", "preview", "mobile").contains(output);
      StringBuilder html = new StringBuilder();
      Matcher macro = MACRO.matcher(page.getBodyAsString());
      while (macro.find()) {
        macro.appendReplacement(html, Matcher.quoteReplacement(rendered(macro, output)));
      }
      macro.appendTail(html);
      response.setContentType("text/html;charset=UTF-8");
      response
          .getWriter()
          .write(
              "<html><head><title>Search was slow</title>"
                  + (isFile
                      ? ""
                      : "<meta name=\"decorator\" content=\"atl.general\"/>"
                          + "<link rel=\"stylesheet\" href=\""
                          + web.url(SCREENS).getPath()
                          + "/assets/pm.css\"/>")
                  + "</head><body><div id=\"main-content\" class=\"wiki-content\"><h1>Search was slow</h1>"
                  + html
                  + "</div></body></html>");
    }

    private String rendered(Matcher macro, String output) {
      String name = macro.group(1);
      Matcher body = BODY.matcher(macro.group(2) == null ? "" : macro.group(2));
      try {
        Macro module =
            (Macro)
                plugin.module(PACKAGE + (name.equals("PostmortemFacts") ? name : "ActionItems"));
        return module.execute(new HashMap<>(), body.find() ? body.group(1) : "", on(output));
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }

    private ConversionContext on(String output) {
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

  /** A page with the classic form, as an author without script sends it. */
  @SuppressWarnings("serial")
  private final class OldEditor extends HttpServlet {

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      String text =
          (TEXT + "<p>Bob did not bother to check the alert.</p>")
              .replace("&", "&amp;")
              .replace("<", "&lt;");
      response.setContentType("text/html;charset=UTF-8");
      response
          .getWriter()
          .write(
              "<!doctype html><title>Edit</title><form method=post action='/confluence/pages/doeditpage.action?pageId="
                  + page.getId()
                  + "'><input name=title value='Search was slow'><input name=versionComment value='a note'>"
                  + "<textarea name=wysiwygContent>"
                  + text
                  + "</textarea><button id=publish>Publish</button></form>");
    }
  }

  /** The create dialog, with the pages and templates that the descriptor names. */
  @SuppressWarnings("serial")
  private final class Dialog extends HttpServlet {

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      boolean isAway = request.getParameter("away") != null;
      Map<String, Object> data =
          Map.of(
              "context",
              isAway ? "/confluence/away" : "/confluence",
              "webItem",
              bundle.getSymbolicName() + ":postmortem-create",
              "meta",
              Map.of("space-key", "OPS", "atl-token", "token-of-ana"),
              "pages",
              pages());
      response.setContentType("text/html;charset=UTF-8");
      response
          .getWriter()
          .write(
              """
              <html><head><title>Create</title><meta name="decorator" content="atl.general"/>
              <script src="/confluence/webjars/jquery/3.7.1/jquery.min.js"></script></head>
              <body><section id="dialog" aria-labelledby="dialog-title" style="max-width: 640px; border: 1px solid #ccc">
              <header class="aui-dialog2-header"><h2 class="aui-dialog2-header-main" id="dialog-title"></h2></header>
              <div class="aui-dialog2-content" id="dialog-page"></div>
              <footer class="aui-dialog2-footer"><div class="aui-dialog2-footer-actions">
              <button class="aui-button aui-button-primary" id="dialog-next"></button></div></footer></section>
              <script>window.page = %s;</script>
              <script src="/confluence/host/dialog.js"></script>
              <script src="/confluence/download/confluence/wizard/wizard.js"></script>
              </body></html>
              """
                  .formatted(new ObjectMapper().writeValueAsString(data).replace("</", "<\\/")));
    }

    private List<Map<String, String>> pages() {
      List<Map<String, String>> pages = new ArrayList<>();
      try {
        Element blueprint =
            Descriptor.of(bundle).elements("blueprint").stream()
                .filter(b -> b.getAttribute("key").equals("postmortem-blueprint"))
                .findFirst()
                .orElseThrow();
        List<String> ids = Descriptor.attributes(blueprint, "dialog-page", "id");
        List<String> templates = Descriptor.attributes(blueprint, "dialog-page", "template-key");
        List<String> titles = Descriptor.attributes(blueprint, "dialog-page", "title-key");
        for (int i = 0; i < ids.size(); i++) {
          pages.add(
              Map.of(
                  "id", ids.get(i),
                  "title", text(titles.get(i)),
                  "html", soy(templates.get(i))));
        }
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
      return pages;
    }

    /** A template of the plainest kind: markup and {@code getText}. */
    private String soy(String template) throws IOException {
      String source = read("confluence/wizard/wizard.soy");
      String start = "{template " + template.substring(template.lastIndexOf('.')) + "}";
      int from = source.indexOf(start) + start.length();
      String body = source.substring(from, source.indexOf("{/template}", from));
      String html =
          Pattern.compile("\\{getText\\('([^']+)'\\)}")
              .matcher(body)
              .replaceAll(found -> Matcher.quoteReplacement(text(found.group(1))));
      assertThat(html).as("nothing of the template is left").doesNotContain("{");
      return html;
    }

    private String text(String key) {
      try {
        java.util.Properties texts = new java.util.Properties();
        texts.load(
            new java.io.StringReader(
                read("org/blamelesswiki/postmortems/i18n/messages.properties")));
        return texts.getProperty(key).replace("''", "'");
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    private String read(String file) throws IOException {
      try (InputStream in = bundle.getEntry(file).openStream()) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    }
  }
}
