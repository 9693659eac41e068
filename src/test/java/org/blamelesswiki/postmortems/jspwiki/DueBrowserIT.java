package org.blamelesswiki.postmortems.jspwiki;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.blamelesswiki.postmortems.browser.Browser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.ExpectedConditions;

/** What is due and requests in the demo wiki, as author, owner of a space and admin. */
class DueBrowserIT {

  private static final String INCIDENT = "Invoices went out twice";

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
  void a_team_asks_by_keyboard_and_the_owners_of_the_space_answer() {
    logIn("sam");
    visit("postmortems/requests/ask");
    look("requests-ask");
    browser.find("input[name=incident]").sendKeys(INCIDENT, Keys.TAB, "Search");
    browser.find("textarea[name=question]").sendKeys("Did our retry send them again?");
    press(".pm form button.pm-primary");
    assertThat(text(".pm-done")).contains("You will hear what becomes of it");
    assertThat(text(".pm table")).contains(INCIDENT, "Not answered yet");
    look("requests");

    logIn("mira");
    visit("postmortems/requests");
    press(".pm table a[href*='requests/one']");
    type(Keys.ENTER);
    look("request");
    narrow("request-on-a-phone");
    press("input[name=do][value=accept] ~ fieldset button");
    assertThat(text(".pm-done")).contains("Whoever asked is told");
    assertThat(text(".pm ol")).contains("accepted.");
    browser.screenshot("request-answered");

    press(".pm p > a[href*='due/one']");
    type(Keys.ENTER);
    browser.waitFor(ExpectedConditions.urlContains("due/one"));
    assertThat(text(".pm")).contains(INCIDENT, "You", "time and some distance");
    look("due-one");
    narrow("due-one-on-a-phone");
  }

  @Test
  void what_is_due_is_taken_and_decided_with_a_reason() {
    logIn("mira");
    visit("postmortems/due");
    assertThat(text(".pm table")).contains("Refunds waited for a lock", "You");
    look("due");
    narrow("due-on-a-phone");
    visit("postmortems/due?show=not-written");
    assertThat(text(".pm table")).contains("Decided not to write", "the page of last month");
    look("due-not-written");

    logIn("sam");
    visit("postmortems/due");
    browser.driver().findElement(By.linkText("Refunds waited for a lock")).sendKeys(Keys.ENTER);
    browser.waitFor(ExpectedConditions.urlContains("due/one"));
    press("input[name=do][value=not-written] ~ p button");
    WebElement reason = browser.find("textarea[name=not-written-because]");
    assertThat(text("#pm-problem-not-written-because")).contains("Say why");
    assertThat(reason.getAttribute("aria-describedby")).isEqualTo("pm-problem-not-written-because");
    look("due-one-reason");
  }

  @Test
  void an_admin_sees_people_and_messages_and_a_german_reader_reads_german() {
    logIn("admin");
    visit("postmortems/admin/people");
    look("admin-people");
    browser.driver().executeCdpCommand("Network.enable", Map.of());
    browser
        .driver()
        .executeCdpCommand(
            "Network.setExtraHTTPHeaders", Map.of("headers", Map.of("Accept-Language", "de")));
    for (String screen : new String[] {"due", "requests", "requests/ask", "admin/people"}) {
      visit("postmortems/" + screen);
      look(screen.replace('/', '-') + "-german");
    }
    visit("postmortems/due");
    assertThat(text(".pm h1")).isEqualTo("Noch nicht geschrieben");
  }

  private void look(String name) {
    browser.find(".pm h1");
    browser.screenshot("due-" + name);
    browser.assertAccessible(".pm");
  }

  private void narrow(String name) {
    browser.resize(390, 844);
    look(name);
    assertThat(browser.find(".pm").getSize().getWidth()).isLessThanOrEqualTo(390);
    browser.resize(1280, 900);
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

  /** Presses a button the way a keyboard does: focus, then the space bar. */
  private void press(String cssSelector) {
    WebElement element =
        browser.waitFor(ExpectedConditions.presenceOfElementLocated(By.cssSelector(cssSelector)));
    browser.driver().executeScript("arguments[0].focus()", element);
    type(" ");
  }

  private String text(String cssSelector) {
    return browser.find(cssSelector).getText();
  }
}
