package org.blamelesswiki.postmortems.web;

import java.util.Locale;
import org.blamelesswiki.postmortems.phrasing.OwnRule;

/**
 * A rule of the admins' own on the rules screen, as shown or as typed; lists are one item a line.
 *
 * @param remove whether it is to go
 */
public record OwnRuleRow(
    String id,
    String category,
    String severity,
    String phrases,
    String patterns,
    String message,
    String why,
    String flags,
    String leaves,
    String rewrite,
    boolean remove) {

  /** An empty form for a new rule. */
  public static final OwnRuleRow NEW =
      new OwnRuleRow("", "judgement", "confirm", "", "", "", "", "", "", "", false);

  static OwnRuleRow of(OwnRule rule) {
    return new OwnRuleRow(
        rule.id().value(),
        rule.category().key(),
        rule.severity().name().toLowerCase(Locale.ROOT),
        String.join("\n", rule.phrases()),
        String.join("\n", rule.patterns()),
        rule.message(),
        rule.why(),
        String.join("\n", rule.flags()),
        String.join("\n", rule.leaves()),
        rule.rewrite(),
        false);
  }

  boolean isBlank() {
    return id.isEmpty() && phrases.isEmpty() && patterns.isEmpty() && message.isEmpty();
  }
}
