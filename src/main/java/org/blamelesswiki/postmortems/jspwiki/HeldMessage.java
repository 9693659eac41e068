package org.blamelesswiki.postmortems.jspwiki;

import org.blamelesswiki.postmortems.publishing.Outcome;

/**
 * Why a page is held, for who saves it by a program and sees no panel. The host may log it, so it
 * says neither which page nor which words.
 */
final class HeldMessage {

  private HeldMessage() {}

  static String of(Outcome outcome) {
    return outcome
        .answer()
        .map(verdict -> verdict.open().size())
        .map(
            count ->
                "not saved: %d to reword or to keep as it is first; the editor of the page shows it"
                    .formatted(count))
        .orElse("not saved: the check did not work");
  }
}
