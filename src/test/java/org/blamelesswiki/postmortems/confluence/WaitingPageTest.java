package org.blamelesswiki.postmortems.confluence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.blamelesswiki.postmortems.confluence.fake.FakeConfluence;
import org.blamelesswiki.postmortems.postmortem.Form;
import org.blamelesswiki.postmortems.postmortem.NewPage;
import org.blamelesswiki.postmortems.spi.Viewer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WaitingPageTest {

  private final FakeConfluence wiki = FakeConfluence.withSampleUsers();
  private final Plugin plugin = PluginInFake.of(wiki);
  private final PageListener listener = new PageListener(wiki.events(), plugin);

  @AfterEach
  void stop() {
    wiki.logIn("");
    plugin.destroy();
  }

  @Test
  void what_the_wizard_was_told_fills_the_blueprint_until_the_page_is_made() {
    listener.afterPropertiesSet();
    wiki.logIn("ben");
    Viewer ben = plugin.confluence().users().current();
    NewPage told =
        new NewPage("OPS", "Outage", Form.INCIDENT, "service: search", false, Locale.ENGLISH);

    assertThat(WaitingPage.open(plugin.application().drafts(), told, ben)).endsWith("/waiting");
    Map<String, Object> filled =
        new PostmortemContext(plugin).getContextMap(new HashMap<>(Map.of("spaceKey", "OPS")));

    assertThat(filled).containsEntry(PostmortemContext.TITLE, "Outage");
    assertThat(filled.get(PostmortemContext.FACTS).toString()).contains("service: search");

    wiki.newPage("OPS", "Outage", filled.get(PostmortemContext.FACTS).toString());
    assertThat(WaitingPage.of(plugin.application().drafts(), ben)).isEmpty();
    assertThat(plugin.application().register().all()).hasSize(1);
  }

  @Test
  void it_waits_for_its_author_alone() {
    wiki.logIn("ben");
    NewPage told = new NewPage("OPS", "Outage", Form.SHORT, "", false, Locale.ENGLISH);
    WaitingPage.open(plugin.application().drafts(), told, plugin.confluence().users().current());
    wiki.logIn("ana");

    assertThat(WaitingPage.of(plugin.application().drafts(), plugin.confluence().users().current()))
        .isEmpty();
  }
}
