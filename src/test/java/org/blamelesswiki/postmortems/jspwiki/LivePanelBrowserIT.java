package org.blamelesswiki.postmortems.jspwiki;

import static org.assertj.core.api.Assertions.assertThat;

import org.blamelesswiki.postmortems.browser.Browser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedConditions;

/** The live panel beside JSPWiki's own editor. */
class LivePanelBrowserIT {

  private static final String PILOT = "[{SET keywords='payments'}]\n";
  private static final String FLAGGED = "The on-call engineer did not bother to check the alert.";

  private static Browser browser;
  private static RunningWiki wiki;

  @BeforeAll
  static void open() {
    browser = Browser.open();
    wiki = RunningWiki.get();
    browser.visit(wiki.address().resolve("Login.jsp").toString());
    browser.find("#j_username").sendKeys("mira");
    browser.find("#j_password").sendKeys("blameless");
    browser.find("#j_password").sendKeys(Keys.ENTER);
    browser.waitFor(ExpectedConditions.not(ExpectedConditions.urlContains("Login.jsp")));
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void an_author_writes_keeps_a_sentence_with_one_key_and_shares() {
    wiki.as("mira").edit("Live panel").save(PILOT + "The queue was full.\n", "");
    browser.visit(wiki.address().resolve("Edit.jsp?page=Live%20panel").toString());
    browser.waitFor(
        ExpectedConditions.textToBe(By.cssSelector(".pm-status"), "Nothing to suggest."));

    WebElement editor = browser.find("#editform textarea.snipeable");
    editor.sendKeys(Keys.chord(Keys.CONTROL, Keys.END), "\n" + FLAGGED);
    browser.waitFor(
        ExpectedConditions.textToBe(
            By.cssSelector(".pm-status"), "One sentence is worth a second look before you share."));
    browser.screenshot("jspwiki-live-panel");
    editor.sendKeys(Keys.F8);
    WebElement summary = browser.driver().switchTo().activeElement();
    assertThat(summary.getText()).contains(FLAGGED);
    browser.screenshot("jspwiki-live-panel-open");
    browser.assertAccessible("#pm-panel");
    summary.sendKeys("1");
    browser.waitFor(
        ExpectedConditions.textToBe(
            By.cssSelector(".pm-status"), "Kept as it is. Nothing to suggest."));

    browser.find("#editform input[name=ok], #editform button[name=ok]").click();
    browser.waitFor(ExpectedConditions.not(ExpectedConditions.urlContains("Edit.jsp")));

    assertThat(wiki.as("mira").edit("Live panel").text()).contains(FLAGGED);
  }
}
