package org.blamelesswiki.postmortems.tracker;

import java.util.Optional;

/** Finds the token to ask a tracker with. */
@FunctionalInterface
public interface Tokens {

  /** The token of {@code viewpoint} for {@code connection}, if there is one. */
  Optional<AccessToken> find(TrackerConnection connection, Viewpoint viewpoint);
}
