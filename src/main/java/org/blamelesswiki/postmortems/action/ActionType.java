package org.blamelesswiki.postmortems.action;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What an action item is meant to change. */
public enum ActionType {
  /** Makes the same thing impossible or less likely. */
  PREVENT,
  /** Makes it noticed sooner. */
  DETECT,
  /** Makes it hurt less or end sooner. */
  MITIGATE,
  /** Puts right what this incident left behind. */
  REPAIR,
  /** Changes how people work together. */
  PROCESS,
  /** Finds out what is not understood yet. */
  LEARN;

  private static final Map<String, ActionType> OTHER_WORDS =
      Map.of(
          "prevention", PREVENT,
          "detection", DETECT,
          "mitigation", MITIGATE,
          "fix", REPAIR,
          "cleanup", REPAIR,
          "investigate", LEARN,
          "investigation", LEARN);

  /** The name in views, labels and the API, such as {@code prevent}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The type that {@code word} stands for: its name, a common other word for it, either of them
   * behind a prefix such as {@code action-} or {@code postmortem:}.
   */
  public static Optional<ActionType> ofWord(String word) {
    String lower = word.strip().toLowerCase(Locale.ROOT);
    int prefix = Math.max(lower.lastIndexOf('-'), lower.lastIndexOf(':'));
    String bare = lower.substring(prefix + 1).strip();
    for (ActionType type : values()) {
      if (type.key().equals(bare)) {
        return Optional.of(type);
      }
    }
    return Optional.ofNullable(OTHER_WORDS.get(bare));
  }
}
