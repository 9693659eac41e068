package org.blamelesswiki.postmortems.settings;

import java.util.Locale;
import java.util.Optional;
import org.blamelesswiki.postmortems.phrasing.Severity;

/** How a space uses the check; it caps what any rule may ask. In ascending order. */
public enum Mode {
  /** No page of the space is checked. */
  OFF,
  /** Suggestions are shown; nothing is ever held. */
  ADVISE,
  /** A page is shared after each suggestion was reworded or kept with a reason. */
  CONFIRM,
  /** As {@link #CONFIRM}; phrases that an admin added as {@code block} must be reworded. */
  BLOCK;

  /** What is left of a rule's severity in this mode; empty when nothing is checked. */
  public Optional<Severity> cap(Severity severity) {
    return switch (this) {
      case OFF -> Optional.empty();
      case ADVISE -> Optional.of(Severity.HINT);
      case CONFIRM -> Optional.of(severity == Severity.BLOCK ? Severity.CONFIRM : severity);
      case BLOCK -> Optional.of(severity);
    };
  }

  /** The word in settings, addresses and i18n keys. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The mode with that key, if there is one. */
  public static Optional<Mode> ofKey(String key) {
    for (Mode mode : values()) {
      if (mode.key().equals(key)) {
        return Optional.of(mode);
      }
    }
    return Optional.empty();
  }
}
