package org.blamelesswiki.postmortems.phrasing;

/** Makes phrasing checks. A check is immutable and thread-safe; make it once per set of options. */
public final class Phrasing {

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
}
