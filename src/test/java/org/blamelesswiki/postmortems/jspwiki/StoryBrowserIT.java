package org.blamelesswiki.postmortems.jspwiki;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.blamelesswiki.postmortems.browser.Browser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.ExpectedConditions;

/** The whole story in the demo wiki, as author, second author, reader and admin. */
class StoryBrowserIT {

  private static final String TITLE = "Orders refused for three hours";
  private static final String PAGE = "Wiki.jsp?page=Orders+refused+for+three+hours";
  private static final String BLAMING = "Then @tom did not bother to look at the queue.";
  private static final String CALM = "The queue has no alert, so nothing pointed at it.";
  private static final String TEXT = "#editform textarea.snipeable";

  private final RunningWiki wiki = RunningWiki.get();
  private Browser browser;

  @BeforeEach
  void openBrowser() {
    browser = Browser.open();
  }

  @AfterEach
  void closeBrowser() {
    browser.close();
  }

  @Test
  void a_postmortem_goes_from_the_wizard_by_keyboard_to_its_readers() {
    logIn("mira");
    visit("postmortems/create");
    browser.assertAccessible(".pm");
    // The title has the focus; what is not known yet is passed over with the tab key.
    type(TITLE, Keys.ENTER);
    browser.find(".pm-create button.pm-primary");
    browser.screenshot("story-1-wizard");
    browser.assertAccessible(".pm");
    visit("postmortems/create");
    type(TITLE, Keys.TAB, Keys.TAB, Keys.TAB, Keys.TAB, Keys.TAB, Keys.TAB, Keys.TAB, Keys.TAB);
    press(".pm-create button[name=open]");

    browser.find(TEXT);
    browser.waitFor(driver -> focused().equals("editor form-control snipeable"));
    type("\n" + BLAMING + "\n");
    browser.waitFor(
        ExpectedConditions.textToBePresentInElementLocated(
            By.cssSelector("#pm-panel .pm-status"), "suggestion"));
    browser.screenshot("story-2-writing");
    browser.assertAccessible("#pm-panel");
    press("#editform [name=ok]");

    browser.find(".pm-facts");
    assertThat(text(".page-content")).contains(BLAMING).doesNotContain("Guidance");
    browser.screenshot("story-3-draft");
    browser.assertAccessible(".pm-facts");
    press(".pm-facts button");

    browser.find("#pm-panel .pm-keep");
    assertThat(browser.find(TEXT).getAttribute("value")).contains(BLAMING);
    browser.screenshot("story-4-held");
    browser.assertAccessible("#pm-panel");
    browser.resize(400, 800);
    browser.screenshot("story-5-held-on-a-phone");
    assertThat(browser.find("#pm-panel").getSize().getWidth()).isLessThanOrEqualTo(400);
    browser.resize(1280, 900);
    press("#pm-panel input[value=reword-in-review]");
    press("#editform [name=ok]");
    browser.waitFor(ExpectedConditions.urlContains("Wiki.jsp"));
    assertThat(text(".pm-facts")).contains("Published");

    asSecondAuthor();
    asReader();
  }

  private void asSecondAuthor() {
    logIn("sam");
    visit("Edit.jsp?page=Orders+refused+for+three+hours");
    WebElement text = browser.find(TEXT);
    browser.waitFor(driver -> text.getAttribute("value").contains(BLAMING));
    browser
        .driver()
        .executeScript(
            "const at = arguments[0].value.indexOf(arguments[1]); arguments[0].focus();"
                + "arguments[0].setSelectionRange(at, at + arguments[1].length)",
            text,
            BLAMING);
    type(CALM);
    browser.waitFor(
        driver ->
            String.valueOf(driver.findElement(By.id("editorarea")).getDomProperty("value"))
                .contains(CALM));
    press("#editform [name=ok]");
    browser.waitFor(ExpectedConditions.urlContains("Wiki.jsp"));
    assertThat(text(".page-content")).contains(CALM).doesNotContain(BLAMING);
  }

  private void asReader() {
    logIn("lee");
    visit(PAGE);
    assertThat(text(".page-content")).contains(CALM);
    assertThat(browser.driver().findElements(By.cssSelector(".pm-facts button"))).isEmpty();
    visit("postmortems/");
    assertThat(text(".pm")).contains(TITLE);
    browser.screenshot("story-6-index");
    browser.assertAccessible(".pm");
    visit("postmortems/admin/criteria");
    assertThat(text(".pm")).contains("This screen is for wiki admins");
    visit("Wiki.jsp?page=Checkout+charged+some+orders+twice");
    browser.screenshot("story-7-reader");
    browser.assertAccessible(".pm-items");
  }

  @Test
  void an_admin_sees_every_settings_screen() {
    logIn("admin");
    for (String screen :
        List.of(
            "admin",
            "admin/welcome",
            "admin/criteria",
            "admin/criteria/json",
            "admin/spaces",
            "admin/rules",
            "admin/trackers",
            "my-trackers",
            "admin/criteria/one?id=users-affected",
            "admin/criteria/review",
            "admin/criteria/versions",
            "admin/intake",
            "criteria?space=payments",
            "log",
            "facts?page=Checkout+charged+some+orders+twice",
            "create",
            "try")) {
      visit("postmortems/" + screen);
      browser.find(".pm h1");
      browser.screenshot(screen.replaceAll("[^a-z-]", "-"));
      browser.assertAccessible(".pm");
    }
  }

  @Test
  void an_admin_changes_the_criteria_after_seeing_what_that_would_have_done() {
    logIn("admin");
    visit("postmortems/admin/criteria");
    WebElement months = browser.find(".pm input[name=review-months]");
    months.clear();
    months.sendKeys("9");
    press(".pm button[name=preview]");
    assertThat(text("#pm-preview")).contains("Nothing is saved yet", "9 months");
    browser.screenshot("criteria-preview");
    browser.assertAccessible(".pm");

    press(".pm button.pm-primary");

    assertThat(text(".pm-done")).contains("Saved as a new version");
    assertThat(browser.find(".pm input[name=review-months]").getAttribute("value")).isEqualTo("9");
  }

  private void logIn(String login) {
    browser.driver().manage().deleteAllCookies();
    visit("Login.jsp");
    browser.find("#j_username").sendKeys(login);
    browser.find("#j_password").sendKeys("blameless", Keys.ENTER);
    browser.waitFor(ExpectedConditions.urlContains("Wiki.jsp"));
  }

  private void visit(String address) {
    browser.visit(wiki.address().resolve(address).toString());
  }

  private void type(CharSequence... keys) {
    new Actions(browser.driver()).sendKeys(keys).perform();
  }

  /** Presses a button or box the way a keyboard does: focus, then the space bar. */
  private void press(String cssSelector) {
    WebElement element =
        browser.waitFor(ExpectedConditions.presenceOfElementLocated(By.cssSelector(cssSelector)));
    browser.driver().executeScript("arguments[0].focus()", element);
    type(" ");
  }

  private String text(String cssSelector) {
    return browser.find(cssSelector).getText();
  }

  private String focused() {
    return String.valueOf(
        browser.driver().executeScript("return document.activeElement.className"));
  }
}
