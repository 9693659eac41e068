package org.blamelesswiki.postmortems.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.blamelesswiki.postmortems.action.IssueNames;
import org.blamelesswiki.postmortems.settings.RecordCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrackerSettingsTest {

  private static final TrackerConnection SHOP =
      TrackerConnection.jiraServiceAccount(
          "shop",
          "Shop tracker",
          URI.create("https://issues.example.org/jira"),
          Map.of("ops", Set.of("SHOP", "OPS"), "*", Set.of("PUB")));

  private final RecordCodec<TrackerSettings> codec = new RecordCodec<>(TrackerSettings.class, 1);

  @Test
  void settings_survive_json() {
    TrackerSettings settings = TrackerSettings.NONE.with(SHOP);

    assertThat(codec.fromJson(codec.toJson(settings))).isEqualTo(settings);
  }

  @ParameterizedTest
  @CsvSource({
    "ftp://issues.example.org, must begin with https",
    "issues.example.org, must begin with https",
    "https:///jira, must begin with https",
    "https://me:secret@issues.example.org, no user name",
    "https://issues.example.org/?x=1, question mark",
    "https://issues.example.org/#x, hash sign",
    "https://issues.example.org/a/../b, dots"
  })
  void an_address_that_leads_astray_is_refused_with_a_reason(String address, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                TrackerConnection.jiraServiceAccount("shop", "Shop", URI.create(address), Map.of()))
        .withMessageContaining(reason)
        .withMessageNotContaining("secret");
  }

  @Test
  void ids_names_and_certificates_are_checked() {
    URI base = SHOP.base();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TrackerConnection.jiraServiceAccount("A b", "x", base, Map.of()))
        .withMessageContaining("'A b'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TrackerConnection.jiraServiceAccount("a", " ", base, Map.of()))
        .withMessageContaining("a name");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SHOP.withCertificates("not a certificate"))
        .withMessageContaining("PEM");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TrackerSettings(List.of(SHOP, SHOP), 300, 60))
        .withMessageContaining("twice");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TrackerSettings(List.of(), 9_000, 60))
        .withMessageContaining("9000");
  }

  @Test
  void a_project_is_listed_for_its_space_and_for_every_space() {
    assertThat(SHOP.lists("SHOP", "ops")).isTrue();
    assertThat(SHOP.lists("SHOP", "hr")).isFalse();
    assertThat(SHOP.lists("PUB", "hr")).isTrue();
  }

  @Test
  void a_connection_as_viewer_lists_nothing_for_everyone() {
    TrackerConnection asViewer =
        TrackerConnection.jiraAsViewer("shop", "Shop", SHOP.base(), TrackerConnection.Route.DIRECT);

    assertThat(asViewer.lists("SHOP", "ops")).isFalse();
  }

  @Test
  void a_service_account_claims_the_keys_of_its_projects_only() {
    IssueNames names = SHOP.names();

    assertThat(names.projects()).containsExactlyInAnyOrder("SHOP", "OPS", "PUB");
    assertThat(names.anyProject()).isFalse();
  }

  @Test
  void a_connection_is_replaced_where_it_stands_and_removed() {
    TrackerConnection other =
        TrackerConnection.jiraAsViewer(
            "other", "Other", SHOP.base(), TrackerConnection.Route.DIRECT);
    TrackerSettings both = TrackerSettings.NONE.with(SHOP).with(other);

    assertThat(both.with(SHOP.withLocalAddressAllowed()).connections())
        .extracting(TrackerConnection::id)
        .containsExactly("shop", "other");
    assertThat(both.without("shop").connections()).containsExactly(other);
  }
}
