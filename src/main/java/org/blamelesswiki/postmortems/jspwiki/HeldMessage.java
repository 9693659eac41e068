package org.blamelesswiki.postmortems.jspwiki;

import java.util.stream.Collectors;
import org.blamelesswiki.postmortems.publishing.Outcome;

/** Why a page is held, for who saves it by a program and sees no panel. */
final class HeldMessage {

  private HeldMessage() {}

  static String of(Outcome outcome) {
    if (outcome instanceof Outcome.Decided decided) {
      return decided.verdict().open().stream()
          .map(open -> open.finding().excerpt() + ": " + open.finding().message())
          .collect(Collectors.joining("; "));
    }
    return "its check did not finish";
  }
}
