package it.org.blamelesswiki.postmortems;

import static org.junit.Assert.assertEquals;

import com.atlassian.applinks.api.ApplicationLink;
import com.atlassian.applinks.api.ApplicationLinkService;
import com.atlassian.applinks.api.application.jira.JiraApplicationType;
import com.atlassian.plugin.spring.scanner.annotation.imports.ComponentImport;
import com.atlassian.plugins.osgi.test.AtlassianPluginsTestRunner;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.blamelesswiki.postmortems.confluence.api.Postmortems;
import org.blamelesswiki.postmortems.confluence.api.Postmortems.TrackerLink;
import org.junit.Test;
import org.junit.runner.RunWith;

/** The plugin sees the application links to Jira that the wiki has. */
@RunWith(AtlassianPluginsTestRunner.class)
public class TrackerWiredTest {

  private final Postmortems postmortems;
  private final ApplicationLinkService links;

  public TrackerWiredTest(
      @ComponentImport Postmortems postmortems, @ComponentImport ApplicationLinkService links) {
    this.postmortems = postmortems;
    this.links = links;
  }

  @Test
  public void every_link_to_jira_can_be_connected() {
    List<String> ofTheWiki = new ArrayList<>();
    for (ApplicationLink link : links.getApplicationLinks(JiraApplicationType.class)) {
      ofTheWiki.add(link.getId().get().toLowerCase(Locale.ROOT) + " " + link.getName());
    }

    List<String> ofThePlugin = new ArrayList<>();
    for (TrackerLink link : postmortems.trackerLinks()) {
      ofThePlugin.add(link.id() + " " + link.name());
    }

    assertEquals(ofTheWiki, ofThePlugin);
  }
}
