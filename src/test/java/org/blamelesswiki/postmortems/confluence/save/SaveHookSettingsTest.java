package org.blamelesswiki.postmortems.confluence.save;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.blamelesswiki.postmortems.confluence.save.SaveHookSettings.Phase;
import org.blamelesswiki.postmortems.confluence.save.SaveHookSettings.Tripped;
import org.blamelesswiki.postmortems.settings.Setting;
import org.blamelesswiki.postmortems.spi.InMemoryStore;
import org.junit.jupiter.api.Test;

class SaveHookSettingsTest {

  private final InMemoryStore store = new InMemoryStore();
  private final Setting<SaveHookSettings> setting = SaveHookSettings.in(store);

  @Test
  void settings_of_the_first_format_are_brought_up() {
    store.write(
        "confluence/save-hook", 0, "{\"format\":1,\"phase\":\"ON\",\"serviceAccounts\":[\"bot\"]}");

    assertThat(setting.value())
        .isEqualTo(new SaveHookSettings(Phase.ON, List.of("bot"), List.of(), Tripped.NO));
  }

  @Test
  void what_an_admin_decides_settles_that_it_took_itself_back() {
    SaveHookSettings tripped =
        SaveHookSettings.INITIAL.withPhase(Phase.ON).trippedBy(Tripped.REFUSALS);

    assertThat(tripped.phase()).isEqualTo(Phase.ADVISE);
    assertThat(tripped.withPhase(Phase.ON).tripped()).isEqualTo(Tripped.NO);
  }

  @Test
  void an_admin_who_asks_twice_is_told_once_and_one_who_does_not_is_not() {
    SaveHookSettings told =
        SaveHookSettings.INITIAL.telling("ada", true).telling("ada", true).telling("bo", true);

    assertThat(told.tell()).containsExactly("ada", "bo");
    assertThat(told.telling("ada", false).tell()).containsExactly("bo");
  }
}
