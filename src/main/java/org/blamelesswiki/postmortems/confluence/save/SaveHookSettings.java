package org.blamelesswiki.postmortems.confluence.save;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.blamelesswiki.postmortems.settings.RecordCodec;
import org.blamelesswiki.postmortems.settings.Setting;
import org.blamelesswiki.postmortems.settings.Versioned;
import org.blamelesswiki.postmortems.spi.Store;

/**
 * How far the save hook goes on this site, the same on every node.
 *
 * @param phase what it does with what it sees
 * @param serviceAccounts the ids of users whose saves are never held: scripts that nobody watches
 * @param tell the ids of admins who asked to be told when the hook takes itself back
 * @param tripped whether and why it did, until an admin decides anew
 */
public record SaveHookSettings(
    Phase phase, List<String> serviceAccounts, List<String> tell, Tripped tripped) {

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
  public static final SaveHookSettings INITIAL =
      new SaveHookSettings(Phase.OBSERVE, List.of(), List.of(), Tripped.NO);

  /** Whether the hook took itself back, and why. */
  public enum Tripped {
    NO,
    /** It erred, or the check did. */
    ERRORS,
    /** It held more pages than can be right. */
    REFUSALS
  }

  public SaveHookSettings {
    serviceAccounts = List.copyOf(serviceAccounts);
    tell = List.copyOf(tell);
  }

  /** Where they are stored. */
  public static Setting<SaveHookSettings> in(Store store) {
    return new Setting<>(
        store,
        "confluence/save-hook",
        new RecordCodec<>(
            SaveHookSettings.class,
            2,
            json -> {
              json.putArray("tell");
              json.put("tripped", Tripped.NO.name());
            }),
        SaveHookSettings.INITIAL);
  }

  /** An admin's own decision; what happened before is settled by it. */
  public SaveHookSettings withPhase(Phase newPhase) {
    return new SaveHookSettings(newPhase, serviceAccounts, tell, Tripped.NO);
  }

  /** Back to advice, for a reason that admins are shown until one decides anew. */
  public SaveHookSettings trippedBy(Tripped reason) {
    return new SaveHookSettings(Phase.ADVISE, serviceAccounts, tell, reason);
  }

  /** Takes a user who left out of what is stored. */
  public static void forget(Setting<SaveHookSettings> settings, String user) {
    while (true) {
      Versioned<SaveHookSettings> now = settings.read();
      SaveHookSettings without =
          new SaveHookSettings(
              now.value().phase(),
              without(now.value().serviceAccounts(), user),
              without(now.value().tell(), user),
              now.value().tripped());
      if (without.equals(now.value())) {
        return;
      }
      try {
        settings.save(without, now.version());
        return;
      } catch (Store.StaleRowException e) {
        // An admin saved in between: look again.
      }
    }
  }

  private static List<String> without(List<String> users, String user) {
    return users.stream().filter(other -> !other.equals(user)).toList();
  }

  /** Whether an admin wants to be told from now on. */
  public SaveHookSettings telling(String admin, boolean wanted) {
    Set<String> admins = new LinkedHashSet<>(tell);
    if (wanted) {
      admins.add(admin);
    } else {
      admins.remove(admin);
    }
    return new SaveHookSettings(phase, serviceAccounts, List.copyOf(admins), tripped);
  }

  public SaveHookSettings withServiceAccounts(List<String> accounts) {
    return new SaveHookSettings(phase, accounts, tell, tripped);
  }
}
