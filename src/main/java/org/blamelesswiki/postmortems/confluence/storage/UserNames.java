package org.blamelesswiki.postmortems.confluence.storage;

import java.util.Optional;

/** The names behind the keys by which storage format mentions users. */
@FunctionalInterface
public interface UserNames {

  /** Knows nobody: a page reads {@code @user} wherever it mentions one. */
  UserNames UNKNOWN = key -> Optional.empty();

  /** The name that readers see; empty if there is no such user any more. */
  Optional<String> of(String userKey);
}
