package org.blamelesswiki.postmortems.web;

import java.util.Locale;
import org.blamelesswiki.postmortems.phrasing.Rule;

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
}
