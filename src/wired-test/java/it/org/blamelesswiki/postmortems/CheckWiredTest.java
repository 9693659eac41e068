package it.org.blamelesswiki.postmortems;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.atlassian.plugin.spring.scanner.annotation.imports.ComponentImport;
import com.atlassian.plugins.osgi.test.AtlassianPluginsTestRunner;
import org.blamelesswiki.postmortems.confluence.api.Postmortems;
import org.blamelesswiki.postmortems.confluence.api.Postmortems.Check;
import org.blamelesswiki.postmortems.confluence.api.Postmortems.Suggestion;
import org.junit.Test;
import org.junit.runner.RunWith;

/** The gate's verdict on a text, in each mode of a space. */
@RunWith(AtlassianPluginsTestRunner.class)
public class CheckWiredTest {

  private static final String BLAMING =
      "<h2>Summary</h2><p>The queue was full. Bob did not bother to check the alert.</p>";
  private static final String CALM =
      "<h2>Summary</h2><p>The alert did not reach the on-call engineer.</p>";

  private final Postmortems postmortems;
  private final SpaceForTests space;

  /** How often a check that took too long, as the first ones after a start may, is made again. */
  private static final int TRIES = 20;

  public CheckWiredTest(@ComponentImport Postmortems postmortems, SpaceForTests space) {
    this.postmortems = postmortems;
    this.space = space;
  }

  @Test
  public void a_space_that_is_off_is_not_checked() {
    space.in(
        "off",
        key -> {
          Check check = postmortems.check(key, "Outage", BLAMING);

          assertFalse(check.checked());
          assertTrue(check.mayBeShared());
        });
  }

  @Test
  public void advice_holds_nothing() {
    space.in(
        "advise",
        key -> {
          Check check = made(key, BLAMING);

          assertTrue(check.mayBeShared());
          assertFalse(check.suggestions().isEmpty());
        });
  }

  @Test
  public void a_sentence_that_blames_waits_for_its_author_and_says_why() {
    space.in(
        "confirm",
        key -> {
          Check check = made(key, BLAMING);

          assertFalse(check.mayBeShared());
          Suggestion waiting =
              check.suggestions().stream().filter(Suggestion::holds).findFirst().orElseThrow();
          assertEquals("Bob did not bother to check the alert.", waiting.sentence());
          assertTrue(waiting.sentence().contains(waiting.words()));
          assertFalse(waiting.question().isBlank() || waiting.rule().isBlank());
        });
  }

  @Test
  public void a_text_about_the_system_is_shared() {
    space.in("confirm", key -> assertTrue(made(key, CALM).mayBeShared()));
  }

  @Test
  public void a_text_that_is_no_markup_harms_nobody() {
    space.in(
        "confirm",
        key -> assertTrue(postmortems.check(key, "Outage", "<p><<&&<ac:x").mayBeShared()));
  }

  private Check made(String key, String text) {
    Check check = postmortems.check(key, "The queue was full", text);
    for (int i = 1; i < TRIES && !check.checked(); i++) {
      check = postmortems.check(key, "The queue was full", text);
    }
    assertTrue("the check was made", check.checked());
    return check;
  }
}
