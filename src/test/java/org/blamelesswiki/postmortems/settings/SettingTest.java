package org.blamelesswiki.postmortems.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.blamelesswiki.postmortems.spi.InMemoryStore;
import org.blamelesswiki.postmortems.spi.Store;
import org.junit.jupiter.api.Test;

class SettingTest {

  private final InMemoryStore store = new InMemoryStore();
  private final Setting<SiteSettings> setting =
      new Setting<>(
          store, "settings/site", new RecordCodec<>(SiteSettings.class, 1), SiteSettings.initial());

  @Test
  void every_space_is_off_until_an_admin_says_otherwise() {
    assertThat(setting.value().mode("any")).isEqualTo(Mode.OFF);
    assertThat(setting.read().version()).isZero();
  }

  @Test
  void a_saved_value_is_read_back_equal() {
    SiteSettings changed =
        SiteSettings.initial()
            .withSpace(
                new SpaceSettings(
                    "ops", "Operations", Mode.ADVISE, "Ops*", "", "Ops", CheckedPages.EVERY, "en"))
            .withWelcomed();

    setting.save(changed, 0);

    assertThat(setting.read()).isEqualTo(new Versioned<>(changed, 1));
  }

  @Test
  void a_save_from_an_old_version_is_refused_and_changes_nothing() {
    setting.save(SiteSettings.initial().withWelcomed(), 0);

    assertThatThrownBy(() -> setting.save(SiteSettings.initial(), 0))
        .isInstanceOf(Store.StaleRowException.class);
    assertThat(setting.value().welcomed()).isTrue();
  }

  @Test
  void settings_of_a_newer_version_are_refused_by_name() {
    store.write("settings/site", 0, "{\"format\":2}");

    assertThatThrownBy(setting::value)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("format 2");
  }

  @Test
  void a_stored_value_out_of_range_is_refused_with_the_value() {
    String json =
        new RecordCodec<>(SiteSettings.class, 1).toJson(SiteSettings.initial()).replace("500", "7");
    store.write("settings/site", 0, json);

    assertThatThrownBy(setting::value).hasMessageContaining("7");
  }

  @Test
  void a_space_listed_twice_is_refused_by_key() {
    SpaceSettings space = SpaceSettings.off("ops", "Operations");

    assertThatThrownBy(() -> SiteSettings.initial().withSpaces(List.of(space, space)))
        .hasMessageContaining("ops");
  }
}
