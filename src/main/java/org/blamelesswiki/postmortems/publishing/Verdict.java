package org.blamelesswiki.postmortems.publishing;

import java.util.List;

/**
 * The gate's answer.
 *
 * @param open suggestions that hold the page until they are reworded or kept; empty when it may be
 *     shared
 * @param hints suggestions that hold nothing
 * @param kept the sentences that stay kept with this version of the page: store these and no others
 */
public record Verdict(List<Suggestion> open, List<Suggestion> hints, List<KeptSentence> kept) {

  public Verdict {
    open = List.copyOf(open);
    hints = List.copyOf(hints);
    kept = List.copyOf(kept);
  }

  /** Whether the page may be shared now. */
  public boolean mayBeShared() {
    return open.isEmpty();
  }

  /** Whether each open suggestion can be kept as it is with a reason. */
  public boolean mayKeepAll() {
    return open.stream().allMatch(Suggestion::mayBeKept);
  }
}
