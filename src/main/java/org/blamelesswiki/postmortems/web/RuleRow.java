package org.blamelesswiki.postmortems.web;

import java.util.List;
import java.util.Locale;
import org.blamelesswiki.postmortems.phrasing.Rule;
import org.blamelesswiki.postmortems.phrasing.RulePack;

/**
 * A shipped rule on the rules screen.
 *
 * @param id its permanent name
 * @param category the key of its category
 * @param summary what it looks for
 * @param why the reason for it
 * @param flagged a sentence it points at
 * @param choice {@code off}, {@code hint} or {@code confirm}
 * @param shipped what it is unless an admin chooses otherwise
 */
public record RuleRow(
    String id,
    String category,
    String summary,
    String why,
    String flagged,
    String choice,
    String shipped) {

  static RuleRow of(Rule rule, String choice) {
    return new RuleRow(
        rule.id().value(),
        rule.category().key(),
        rule.summary(),
        rule.why(),
        rule.flags().isEmpty() ? "" : rule.flags().get(0).plain(),
        choice.toLowerCase(Locale.ROOT),
        rule.severity().name().toLowerCase(Locale.ROOT));
  }

  /** The statistical stage: it can be switched off, and never asks for more than a thought. */
  static RuleRow guess(I18n texts, String choice) {
    return new RuleRow(
        RulePack.GUESS.value(),
        RulePack.GUESS.value(),
        texts.text("rules.guess.summary"),
        texts.text("rules.guess.why"),
        texts.text("rules.guess.example"),
        choice.toLowerCase(Locale.ROOT),
        "hint");
  }

  /** What an admin can choose for it. */
  public List<String> choices() {
    return isGuess() ? List.of("off", "hint") : List.of("off", "hint", "confirm");
  }

  private boolean isGuess() {
    return id.equals(RulePack.GUESS.value());
  }
}
