package org.blamelesswiki.postmortems.confluence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.blamelesswiki.postmortems.confluence.fake.FakeConfluence;
import org.blamelesswiki.postmortems.postmortem.Form;
import org.blamelesswiki.postmortems.postmortem.NewPage;
import org.blamelesswiki.postmortems.spi.Viewer;
import org.blamelesswiki.postmortems.web.Request;
import org.blamelesswiki.postmortems.web.Requests;
import org.blamelesswiki.postmortems.web.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The screens that only Confluence has, and who may see them. */
class HookScreensTest {

  private final FakeConfluence wiki = FakeConfluence.withSampleUsers();
  private final Plugin plugin = PluginInFake.of(wiki);
  private final HookScreens screens = new HookScreens(plugin);

  @AfterEach
  void stop() {
    wiki.logIn("");
    plugin.destroy();
  }

  @Test
  void an_admin_sees_that_the_hook_only_observes_at_first() {
    String html = body(Requests.get(Requests.ADMIN, HookScreens.HOOK));

    assertThat(html).contains("<h1").contains("name=\"phase\"").contains("name=\"accounts\"");
  }

  @Test
  void nobody_else_sees_or_changes_the_hook() {
    assertThat(answer(Requests.get(Requests.IDA, HookScreens.HOOK)).status()).isEqualTo(403);
    assertThat(answer(Requests.post(Requests.IDA, HookScreens.HOOK, "phase", "on")).status())
        .isEqualTo(403);
    assertThat(answer(Requests.forged(Requests.ADMIN, HookScreens.HOOK, "phase", "on")).status())
        .isEqualTo(403);
    assertThat(plugin.hookSettings().read().version()).isZero();
  }

  @Test
  void what_waits_is_shown_to_its_author_as_text() {
    wiki.logIn("ben");
    Viewer ben = plugin.confluence().users().current();
    NewPage told = new NewPage("OPS", "Queue <b>full</b>", Form.SHORT, "", false, Locale.ENGLISH);
    WaitingPage.open(plugin.application().drafts(), told, ben);

    assertThat(body(Requests.get(ben, HookScreens.WAITING)))
        .contains("Queue &lt;b&gt;full&lt;/b&gt;");
    assertThat(answer(Requests.get(Requests.IDA, HookScreens.WAITING)).status()).isEqualTo(404);
    assertThat(answer(Requests.get(Viewer.ANONYMOUS, HookScreens.WAITING)))
        .isInstanceOf(Response.LogIn.class);
  }

  private String body(Request request) {
    return ((Response.Page) answer(request)).body().html();
  }

  private Response answer(Request request) {
    return screens.find(request.path()).orElseThrow().handle(request);
  }
}
