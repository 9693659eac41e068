package org.blamelesswiki.postmortems.postmortem;

import java.util.Locale;
import java.util.Optional;

/** How far a postmortem is. */
public enum PageState {
  /** Being written; seen only by its author and the reviewers they named. */
  DRAFT,
  /** Being read by its reviewers. */
  IN_REVIEW,
  /** Shared with everyone who may see the space. */
  PUBLISHED;

  /** The word in page text and in the API. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The state with that key, if there is one. */
  public static Optional<PageState> ofKey(String key) {
    for (PageState state : values()) {
      if (state.key().equals(key)) {
        return Optional.of(state);
      }
    }
    return Optional.empty();
  }
}
