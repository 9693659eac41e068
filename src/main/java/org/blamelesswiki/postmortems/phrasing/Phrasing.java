package org.blamelesswiki.postmortems.phrasing;

import org.blamelesswiki.postmortems.text.Document;

/** Makes phrasing checks. A check is immutable and thread-safe; make it once per set of options. */
public final class Phrasing {

  private static final int WARM_UP_ROUNDS = 10;

  private Phrasing() {}

  /** English, all rules as shipped, nobody known by name. */
  public static PhrasingCheck standard() {
    return of(RulePack.english(), CheckOptions.standard());
  }

  /**
   * A check with these rules and choices.
   *
   * @throws IllegalArgumentException if a rule of the admin's own is wrong; the message shows the
   *     example that fails
   */
  public static PhrasingCheck of(RulePack pack, CheckOptions options) {
    return new RuleCheck(
        pack, options, new CleanSentences(CleanSentences.PLACES, options.people()));
  }

  /**
   * Runs a check on the examples of the English rules until the virtual machine has compiled it.
   * Half a second of work; for a thread that nobody waits for.
   */
  public static void warmUp(PhrasingCheck check) {
    for (int round = 0; round < WARM_UP_ROUNDS; round++) {
      for (Rule rule : RulePack.english().rules()) {
        rule.flags().forEach(example -> check.check(Document.ofText(example.plain())));
        rule.leaves().forEach(sentence -> check.check(Document.ofText(sentence)));
      }
    }
  }
}
