package org.blamelesswiki.postmortems.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.blamelesswiki.postmortems.settings.Mode;
import org.blamelesswiki.postmortems.settings.RecordCodec;
import org.blamelesswiki.postmortems.settings.Setting;
import org.blamelesswiki.postmortems.settings.SiteSettings;
import org.blamelesswiki.postmortems.spi.FakeWiki;
import org.junit.jupiter.api.Test;

class SpacesScreenTest {

  private final FakeWiki wiki =
      new FakeWiki().withSpace("OPS", "Operations").withSpace("HR", "People");
  private final Setting<SiteSettings> site =
      new Setting<>(
          wiki.store(),
          "settings/site",
          new RecordCodec<>(SiteSettings.class, 1),
          SiteSettings.initial());
  private final SpacesScreen screen = new SpacesScreen(wiki.asWiki(), site, new Views());

  @Test
  void is_for_wiki_admins_only() {
    assertThat(screen.access()).isEqualTo(Access.WIKI_ADMIN);
  }

  @Test
  void every_space_of_the_wiki_is_shown_switched_off() {
    String html = body(screen.get(Requests.get(Requests.ADMIN, "/admin/spaces")));

    assertThat(html)
        .contains("Operations", "People")
        .contains("value=\"off\" selected=\"selected\"");
  }

  @Test
  void a_mode_is_saved_and_shown_again() {
    Response response = save("0", "OPS", "Operations", "confirm");

    assertThat(response).isEqualTo(new Response.Redirect("/wiki/pm/admin/spaces?saved"));
    assertThat(site.value().mode("OPS")).isEqualTo(Mode.CONFIRM);
    assertThat(body(screen.get(Requests.get(Requests.ADMIN, "/admin/spaces", "saved", ""))))
        .contains("value=\"confirm\" selected=\"selected\"")
        .contains("Saved.");
  }

  @Test
  void an_unknown_mode_is_named_and_nothing_is_saved() {
    Response response = save("0", "OPS", "Operations", "strict");

    assertThat(response.status()).isEqualTo(400);
    assertThat(body(response)).contains("&quot;strict&quot;").contains("Operations");
    assertThat(site.read().version()).isZero();
  }

  @Test
  void a_stale_save_changes_nothing_and_shows_both() {
    save("0", "OPS", "Operations", "confirm");

    Response response = save("0", "OPS", "Operations", "advise");

    assertThat(response.status()).isEqualTo(409);
    assertThat(body(response))
        .contains("Somebody else saved while you were here")
        .contains("Operations (OPS): Confirm")
        .contains("value=\"advise\" selected=\"selected\"");
    assertThat(site.value().mode("OPS")).isEqualTo(Mode.CONFIRM);
  }

  private Response save(String version, String key, String name, String mode) {
    return screen.post(
        Requests.post(
            Requests.ADMIN,
            "/admin/spaces",
            "version",
            version,
            "key",
            key,
            "name",
            name,
            "mode",
            mode,
            "language",
            "en"));
  }

  private static String body(Response response) {
    return ((Response.Page) response).body().html();
  }
}
