package it.org.blamelesswiki.postmortems;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import com.atlassian.confluence.user.AuthenticatedUserThreadLocal;
import com.atlassian.confluence.user.ConfluenceUser;
import com.atlassian.plugin.spring.scanner.annotation.imports.ComponentImport;
import com.atlassian.plugins.osgi.test.AtlassianPluginsTestRunner;
import java.util.List;
import org.blamelesswiki.postmortems.confluence.api.Postmortems;
import org.junit.Test;
import org.junit.runner.RunWith;

/** Settings go through the wiki's database and come back. */
@RunWith(AtlassianPluginsTestRunner.class)
public class SettingsWiredTest {

  private final Postmortems postmortems;
  private final SpaceForTests space;

  public SettingsWiredTest(@ComponentImport Postmortems postmortems, SpaceForTests space) {
    this.postmortems = postmortems;
    this.space = space;
  }

  @Test
  public void each_mode_survives_a_round_trip() {
    String before = postmortems.mode(space.key());
    for (String mode : List.of("off", "advise", "confirm", "block")) {
      space.in(mode, key -> assertEquals(mode, postmortems.mode(key)));
    }

    assertEquals(before, postmortems.mode(space.key()));
  }

  @Test
  public void nobody_but_an_administrator_changes_them() {
    ConfluenceUser before = AuthenticatedUserThreadLocal.get();
    String key = space.key();
    try {
      AuthenticatedUserThreadLocal.set(null);

      assertThrows(SecurityException.class, () -> postmortems.setMode(key, "block"));
    } finally {
      AuthenticatedUserThreadLocal.set(before);
    }
  }

  @Test
  public void a_mode_or_space_that_does_not_exist_is_refused() {
    space.in(
        "off",
        key -> {
          assertThrows(IllegalArgumentException.class, () -> postmortems.setMode(key, "enforce"));
          assertThrows(
              IllegalArgumentException.class, () -> postmortems.setMode("NOSUCHSPACE", "off"));
          assertEquals("off", postmortems.mode(key));
        });
  }
}
