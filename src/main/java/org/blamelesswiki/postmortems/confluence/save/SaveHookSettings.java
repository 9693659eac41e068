package org.blamelesswiki.postmortems.confluence.save;

import java.util.List;
import org.blamelesswiki.postmortems.settings.RecordCodec;
import org.blamelesswiki.postmortems.settings.Setting;
import org.blamelesswiki.postmortems.spi.Store;

/**
 * How far the save hook goes on this site, the same on every node.
 *
 * @param phase what it does with what it sees
 * @param serviceAccounts the ids of users whose saves are never held: scripts that nobody watches
 */
public record SaveHookSettings(Phase phase, List<String> serviceAccounts) {

  /** What the hook does with what it sees. */
  public enum Phase {
    /** Counts and reads, holds nothing; so it starts, until an admin has seen that it fits. */
    OBSERVE,
    /** Holds pages where their space asks for it. */
    ON,
    /** Holds nothing and reads nothing: it erred, or an admin said so. */
    ADVISE
  }

  /** What holds until an admin decides. */
  public static final SaveHookSettings INITIAL = new SaveHookSettings(Phase.OBSERVE, List.of());

  public SaveHookSettings {
    serviceAccounts = List.copyOf(serviceAccounts);
  }

  /** Where they are stored. */
  public static Setting<SaveHookSettings> in(Store store) {
    return new Setting<>(
        store,
        "confluence/save-hook",
        new RecordCodec<>(SaveHookSettings.class, 1),
        SaveHookSettings.INITIAL);
  }

  public SaveHookSettings withPhase(Phase newPhase) {
    return new SaveHookSettings(newPhase, serviceAccounts);
  }

  public SaveHookSettings withServiceAccounts(List<String> accounts) {
    return new SaveHookSettings(phase, accounts);
  }
}
