package it.org.blamelesswiki.postmortems;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.atlassian.plugin.spring.scanner.annotation.imports.ComponentImport;
import com.atlassian.plugins.osgi.test.AtlassianPluginsTestRunner;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.blamelesswiki.postmortems.confluence.api.Postmortems;
import org.blamelesswiki.postmortems.confluence.api.Postmortems.Due;
import org.junit.Test;
import org.junit.runner.RunWith;

/** Criteria are read and evaluated with the libraries that the bundle carries. */
@RunWith(AtlassianPluginsTestRunner.class)
public class CriteriaWiredTest {

  private final Postmortems postmortems;

  public CriteriaWiredTest(@ComponentImport Postmortems postmortems) {
    this.postmortems = postmortems;
  }

  @Test
  public void a_severe_incident_is_due_and_says_why() throws IOException {
    Due due = postmortems.dueUnder(criteria(), "incident-severity: SEV-1");

    assertEquals("required", due.outcome());
    assertTrue(due.sentence(), due.sentence().contains("SEV-1"));
  }

  @Test
  public void a_mild_one_is_not() throws IOException {
    assertEquals(
        "not-required", postmortems.dueUnder(criteria(), "incident-severity: SEV-4").outcome());
  }

  @Test
  public void what_is_not_known_is_never_no() throws IOException {
    Due due = postmortems.dueUnder(criteria(), "");

    assertEquals("undecided", due.outcome());
    assertTrue(due.open().contains("incident-severity"));
  }

  @Test
  public void the_sites_own_criteria_answer_too() {
    assertFalse(postmortems.due("service: search").sentence().isBlank());
  }

  @Test
  public void criteria_that_are_none_are_refused() {
    assertThrows(IllegalArgumentException.class, () -> postmortems.dueUnder("{}", ""));
  }

  private static String criteria() throws IOException {
    try (InputStream in = CriteriaWiredTest.class.getResourceAsStream("/wired/criteria.json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
