package org.blamelesswiki.postmortems.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.blamelesswiki.postmortems.browser.Browser;
import org.blamelesswiki.postmortems.confluence.fake.FakeConfluence;
import org.blamelesswiki.postmortems.confluence.fake.FakePage;
import org.blamelesswiki.postmortems.osgi.OsgiHost.PluginContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.osgi.framework.Bundle;

/**
 * The script of Confluence's editor, out of the very jar, beside a real TinyMCE in a page that
 * behaves as that editor is documented to; the filter and the screens answer over real HTTP.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EditorOsgiIT {

  private static final String FACTS =
      "<table class=\"wysiwyg-macro\" data-macro-name=\"PostmortemFacts\""
          + " data-macro-parameters=\"form=short\" data-macro-body-type=\"PLAIN_TEXT\"><tbody><tr>"
          + "<td class=\"wysiwyg-macro-body\"><pre>service: search</pre></td></tr></tbody></table>";
  private static final String CALM = "<h2>Summary</h2><p>The alert reached nobody.</p>";
  private static final String FLAGGED = "Bob did not bother to check the alert.";
  private static final String BAD = "<p>" + FLAGGED + "</p>";
  private static final String ONE = "One sentence is worth a second look before you share.";

  private final FakeConfluence wiki = FakeConfluence.withSampleUsers();
  private final CountDownLatch ended = new CountDownLatch(1);
  private OsgiHost host;
  private Bundle bundle;
  private WebHost web;
  private Browser browser;
  private FakePage page;
  private String rewrite = "";

  @BeforeAll
  void start() throws Exception {
    browser = Browser.open();
    host = HostServices.register(OsgiHost.start(HostPackages.ofConfluence()), wiki);
    PluginContext plugin = host.enable(host.install(Path.of(System.getProperty("bundle.jar"))));
    bundle = plugin.plugin();
    web =
        new WebHost(
            plugin,
            wiki,
            Map.of(
                "/webjars/*", TestFiles.ofClassPath("META-INF/resources/webjars"),
                "/host/*", TestFiles.ofClassPath("confluence-editor"),
                "/download/*", new TestFiles(path -> Optional.ofNullable(bundle.getEntry(path))),
                "/editor", new EditorPage(),
                "/hangs", new Hangs()));
    turnOn();
    Rows rows = new Rows(wiki.activeObjects());
    rows.put(
        "settings/site",
        """
        {"format":1,"welcomed":true,"stewardsGroup":"","whenCheckFails":"SHARE",
         "timeBudgetMillis":10000,"spaces":[{"key":"OPS","name":"Operations","mode":"CONFIRM",
         "pagePattern":"","keyword":"","ownersGroup":"","language":"en",
         "pages":{"facts":true,"forms":[],"keywords":[],"places":[]}}]}""");
  }

  /** As an admin does after the observation. */
  private void turnOn() throws Exception {
    wiki.confirmPassword();
    HttpRequest form =
        HttpRequest.newBuilder(web.url("/plugins/servlet/postmortems/admin/save-hook"))
            .header("Cookie", WebHost.USER_COOKIE + "=admin")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "phase=on&version=0&accounts=&pm-token=token-of-admin"))
            .build();
    HttpResponse<Void> answer =
        HttpClient.newHttpClient().send(form, HttpResponse.BodyHandlers.discarding());
    assertThat(answer.statusCode()).isEqualTo(303);
  }

  @AfterAll
  void stop() throws Exception {
    ended.countDown();
    if (browser != null) {
      browser.close();
    }
    if (web != null) {
      web.close();
      host.close();
    }
  }

  @BeforeEach
  void asUsual() {
    browser.resize(1280, 900);
    rewrite = "";
  }

  @Test
  void the_panel_says_what_the_page_holds_and_leads_to_the_sentence() {
    open("Outage", FACTS + CALM + BAD);
    status(ONE);

    openFirst();
    browser.find(".pm-suggestion [data-pm-do=goto]").click();

    assertThat(script("return AJS.Rte.getEditor().selection.getContent({format: 'text'})"))
        .isEqualTo(FLAGGED);
    assertThat(script("return AJS.Rte.getEditor().getWin().CSS.highlights.get('postmortems').size"))
        .as("underlined in the editor, without touching the page")
        .isEqualTo(1L);
    assertThat(content()).doesNotContain("highlight", "mark>");
    browser.screenshot("confluence-editor-live");
    browser.assertAccessible(".pm-editor");
  }

  @Test
  void typing_brings_a_suggestion_and_a_marker_that_leads_there() {
    open("Outage", FACTS + CALM + "<p>&nbsp;</p>".repeat(30));
    status("Nothing to suggest.");

    typeAtEnd(Keys.ENTER + FLAGGED);
    status(ONE);
    browser.find(".pm-markers button").click();

    assertThat(script("return AJS.Rte.getEditor().selection.getContent({format: 'text'})"))
        .isEqualTo(FLAGGED);
    assertThat(browser.find(".pm-suggestion").getAttribute("aria-current")).isEqualTo("true");
  }

  @Test
  void a_rewrite_goes_into_the_page_and_the_editors_undo_takes_it_back() {
    rewrite = "had <no> reason to";
    open("Outage", FACTS + CALM + "<p>Bob <em>did not bother to</em> check &amp; call.</p>");
    status(ONE);
    String before = content();

    openFirst();
    browser.find(".pm-suggestion [data-pm-do=use]").click();
    // What the check says of the new words is not this test's to know.
    browser.waitFor(
        ExpectedConditions.textToBePresentInElementLocated(
            By.cssSelector(".pm-status"), "The rewrite is in your text. Undo takes it back."));
    assertThat(text()).contains("Bob had <no> reason to check & call.");
    browser.screenshot("confluence-editor-rewrite");

    script("AJS.Rte.getEditor().undoManager.undo()");
    assertThat(content()).isEqualTo(before);
    status(ONE);

    openFirst();
    browser.find(".pm-suggestion [data-pm-do=use]").click();
    browser.find(".pm-undo").click();
    browser.waitFor(driver -> text().contains("Bob did not bother to check & call."));
  }

  @Test
  void a_suggestion_about_the_title_leads_to_the_title() {
    open("Bob did not bother to check", FACTS + CALM);
    status(ONE);

    openFirst();
    browser.find(".pm-suggestion [data-pm-do=goto]").click();

    assertThat(focused().getAttribute("id")).isEqualTo("content-title");
  }

  @Test
  void sharing_is_held_with_everything_there_and_goes_on_with_a_reason_by_keyboard_alone() {
    open("Outage", FACTS + CALM + BAD);
    status(ONE);
    String before = content();

    publish().sendKeys(Keys.ENTER);
    browser.find(".pm-held");
    assertThat(page.isDraft()).isTrue();
    assertThat(content()).isEqualTo(before);
    assertThat(publish().isEnabled()).as("the save bar is free again").isTrue();
    assertThat(focused().getAttribute("id")).isEqualTo("pm-panel");
    browser.screenshot("confluence-editor-held");
    browser.assertAccessible(".pm-editor");

    WebElement reason = tabTo("input[name=pm-keep]");
    reason.sendKeys(Keys.ARROW_DOWN);
    assertThat(focused().getAttribute("value")).isEqualTo("quoted");
    tabTo("[data-pm-share]").sendKeys(Keys.ENTER);

    browser.waitFor(driver -> script("return host.saved") != null);
    assertThat(page.isDraft()).isFalse();
    assertThat(page.getBodyAsString()).contains(FLAGGED);
    assertThat(new Rows(wiki.activeObjects()).withPrefix("kept/")).isPositive();
  }

  @Test
  void a_sentence_kept_while_writing_is_shared_at_once() {
    open("Outage", FACTS + CALM + BAD);
    status(ONE);
    typeAtEnd("" + Keys.F8);
    assertThat(focused().getTagName()).isEqualTo("summary");

    focused().sendKeys("2");
    status("Kept as it is. Nothing to suggest.");
    publish().click();

    browser.waitFor(driver -> script("return host.saved") != null);
    assertThat(page.isDraft()).isFalse();
  }

  @Test
  void a_server_that_does_not_answer_holds_nobody_for_long() {
    open("Outage", FACTS + CALM);
    status("Nothing to suggest.");
    script("host.screensAt = '/hangs'");

    publish().click();

    browser.waitFor(driver -> script("return host.saved") != null);
    assertThat(page.isDraft()).isFalse();
  }

  @Test
  void a_refusal_of_the_server_is_shown_in_place_of_the_general_error() {
    open("Outage", FACTS + CALM + BAD);
    status(ONE);
    script("host.screensAt = '/nowhere'");

    publish().click();
    WebElement said = browser.find(".pm-editor [role=alert]");

    assertThat(said.getText()).contains("Nothing is lost", "did not bother to");
    assertThat(script("return host.flags.join()")).isEqualTo("");
    assertThat(script("return host.unload()")).as("leaving still asks").isEqualTo(true);
    assertThat(script("return host.forms")).isEqualTo(0L);
    assertThat(text()).contains(FLAGGED);
    assertThat(page.isDraft()).isTrue();
    browser.screenshot("confluence-editor-refused");
    browser.assertAccessible(".pm-editor");
  }

  @Test
  void an_error_of_confluences_own_is_left_to_confluence() {
    open("Outage", FACTS + CALM);
    status("Nothing to suggest.");
    script("page.meta['content-id'] = '999999999'");

    publish().click();

    browser.waitFor(driver -> !"".equals(script("return host.flags.join()")));
    assertThat(browser.driver().findElements(By.cssSelector(".pm-editor [role=alert]"))).isEmpty();
  }

  @Test
  void a_page_that_is_no_postmortem_is_left_alone() {
    open("Minutes", CALM + BAD);

    publish().click();

    browser.waitFor(driver -> script("return host.saved") != null);
    assertThat(script("return typeof BlamelessPostmortems")).isEqualTo("undefined");
  }

  @Test
  void the_panel_tells_what_a_reader_may_look_for_in_a_page_with_sections() {
    open("Outage", FACTS + "<h2>Impact</h2><p>Many orders failed.</p>" + BAD);
    status(ONE);
    browser.find(".pm-fold").click();

    WebElement gap = browser.find(".pm-gaps li");
    assertThat(gap.getText()).contains("A number would show how large the impact was");
    gap.findElement(By.tagName("button")).click();

    assertThat(script("return AJS.Rte.getEditor().selection.getContent({format: 'text'})"))
        .isEqualTo("Many orders failed.");
  }

  @Test
  void it_fits_a_window_of_400_pixels() {
    browser.resize(400, 800);
    open("Outage", FACTS + CALM + BAD);
    status(ONE);

    publish().click();
    browser.find(".pm-held");

    assertThat(
            script(
                "return document.documentElement.scrollWidth"
                    + " - document.documentElement.clientWidth"))
        .isEqualTo(0L);
    browser.screenshot("confluence-editor-400");
    browser.assertAccessible(".pm-editor");
  }

  private void open(String title, String body) {
    page = wiki.newDraft("OPS", title);
    page.autosave(body);
    browser.visit(web.url("/host/none").toString());
    browser.driver().manage().addCookie(new Cookie(WebHost.USER_COOKIE, "ana"));
    browser.visit(web.url("/editor?id=" + page.getId()).toString());
    browser.waitFor(driver -> script("return AJS.Rte.getEditor() !== null"));
  }

  private void openFirst() {
    browser.find("#pm-panel");
    WebElement fold = browser.find(".pm-fold");
    if ("false".equals(fold.getAttribute("aria-expanded"))) {
      fold.click();
    }
    browser.find(".pm-suggestion summary").click();
  }

  /** Goes on by the tabulator key until an element that matches has the focus. */
  private WebElement tabTo(String selector) {
    for (int i = 0; i < 40; i++) {
      focused().sendKeys(Keys.TAB);
      if (Boolean.TRUE.equals(
          browser
              .driver()
              .executeScript("return arguments[0].matches(arguments[1])", focused(), selector))) {
        return focused();
      }
    }
    throw new AssertionError("no tab leads to " + selector);
  }

  private void typeAtEnd(String words) {
    script(
        "var e = AJS.Rte.getEditor(); e.focus(); e.selection.select(e.getBody(), true);"
            + " e.selection.collapse(false)");
    browser.driver().switchTo().frame(browser.find("iframe"));
    browser.driver().switchTo().activeElement().sendKeys(words);
    browser.driver().switchTo().defaultContent();
  }

  private WebElement publish() {
    return browser.find("#rte-button-publish");
  }

  private static String editor(String call) {
    return "return AJS.Rte.getEditor()." + call;
  }

  private String content() {
    return (String) script(editor("getContent()"));
  }

  private String text() {
    return ((String) script(editor("getContent({format: 'text'})"))).replace('\u00a0', ' ');
  }

  private Object script(String source) {
    return browser.driver().executeScript(source);
  }

  private WebElement focused() {
    return browser.driver().switchTo().activeElement();
  }

  private void status(String words) {
    browser.waitFor(ExpectedConditions.textToBe(By.cssSelector(".pm-status"), words));
  }

  /** The page of Confluence's editor, with what the descriptor puts into its context. */
  @SuppressWarnings("serial")
  private final class EditorPage extends HttpServlet {

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      FakePage draft = wiki.page(Long.parseLong(request.getParameter("id")));
      response.setContentType("text/html;charset=UTF-8");
      response.getWriter().write(html(draft));
    }

    private String html(FakePage draft) throws IOException {
      Map<String, String> meta =
          Map.of(
              "page-id",
              "0",
              "content-id",
              "" + draft.getId(),
              "draft-id",
              "" + draft.getId(),
              "space-key",
              draft.getSpaceKey(),
              "content-type",
              "page",
              "atl-token",
              "token-of-ana");
      String data =
          new ObjectMapper()
              .writeValueAsString(
                  Map.of("context", "/confluence", "meta", meta, "rewrite", rewrite));
      return """
          <!doctype html><html lang="en"><head><title>Edit</title>
          <meta name="viewport" content="width=device-width">
          <script src="/confluence/webjars/jquery/3.7.1/jquery.min.js"></script>
          <script src="/confluence/webjars/tinymce/6.8.3/tinymce.min.js"></script>
          </head><body style="margin: 1rem; font-family: sans-serif"><main>
          <h1>Edit</h1>
          <p><label for="content-title">Title</label> <input id="content-title" value="%s"></p>
          <label for="wysiwygTextarea">Page</label>
          <textarea id="wysiwygTextarea">%s</textarea>
          <p style="position: fixed; bottom: 0; right: 1rem"><button id="rte-button-publish">Publish</button></p>
          </main>
          <script>window.page = %s;</script>
          <script src="/confluence/host/host.js"></script>
          %s
          </body></html>
          """
          .formatted(
              escaped(draft.getTitle()), escaped(draft.getBodyAsString()), data, resources());
    }

    private String resources() {
      try {
        return Descriptor.of(bundle).elements("web-resource").stream()
            .filter(resource -> Descriptor.texts(resource, "context").contains("editor"))
            .flatMap(resource -> Descriptor.attributes(resource, "resource", "location").stream())
            .map(EditorOsgiIT::tag)
            .collect(Collectors.joining("\n"));
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static String tag(String location) {
    String address = "/confluence/download/" + location;
    return location.endsWith(".css")
        ? "<link rel=\"stylesheet\" href=\"" + address + "\">"
        : "<script src=\"" + address + "\"></script>";
  }

  private static String escaped(String words) {
    return words.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }

  /** Answers nothing until the tests are over. */
  @SuppressWarnings("serial")
  private final class Hangs extends HttpServlet {

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) {
      try {
        ended.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
