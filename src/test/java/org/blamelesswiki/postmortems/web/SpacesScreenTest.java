package org.blamelesswiki.postmortems.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.blamelesswiki.postmortems.settings.CheckedPages;
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

  @Test
  void which_pages_are_checked_is_saved_and_shown_again() {
    save(
        "0",
        "OPS",
        "Operations",
        "advise",
        "form-short",
        "0",
        "keywords",
        "outage, Review ,outage",
        "places",
        "Postmortems\r\nIncident *\r\n");

    assertThat(site.value().space("OPS").orElseThrow().pages())
        .isEqualTo(
            new CheckedPages(
                true,
                List.of("short"),
                List.of("outage", "Review"),
                List.of("Postmortems", "Incident *")));
    assertThat(body(screen.get(Requests.get(Requests.ADMIN, "/admin/spaces"))))
        .contains("name=\"facts\" value=\"0\" checked=\"checked\"")
        .contains("name=\"form-short\" value=\"0\" checked=\"checked\"")
        .doesNotContain("name=\"form-incident\" value=\"0\" checked=\"checked\"")
        .contains("outage, Review")
        .contains("Postmortems\nIncident *");
  }

  @Test
  void a_space_that_would_look_at_no_page_is_pointed_out() {
    Response response =
        screen.post(
            Requests.post(
                Requests.ADMIN,
                "/admin/spaces",
                "version",
                "0",
                "key",
                "OPS",
                "name",
                "Operations",
                "mode",
                "advise",
                "language",
                "en"));

    assertThat(response.status()).isEqualTo(400);
    assertThat(body(response)).contains("Operations looks at no page");
  }

  private Response save(String version, String key, String name, String mode, String... more) {
    List<String> fields = new ArrayList<>(List.of(more));
    fields.addAll(
        List.of(
            "facts",
            "0",
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
    return screen.post(
        Requests.post(Requests.ADMIN, "/admin/spaces", fields.toArray(new String[0])));
  }

  private static String body(Response response) {
    return ((Response.Page) response).body().html();
  }
}
