package org.blamelesswiki.postmortems.publishing;

import java.util.Locale;
import java.util.Optional;

/** Why an author keeps a sentence as it is; one key each on the screen. */
public enum KeepReason {
  QUOTED,
  AGREED_WITH_PERSON,
  NOT_ABOUT_PEOPLE,
  REWORD_IN_REVIEW,
  /** In the author's own words. */
  OTHER;

  /** The word in forms, the store and i18n keys. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The reason with that key, if there is one. */
  public static Optional<KeepReason> ofKey(String key) {
    for (KeepReason reason : values()) {
      if (reason.key().equals(key)) {
        return Optional.of(reason);
      }
    }
    return Optional.empty();
  }
}
