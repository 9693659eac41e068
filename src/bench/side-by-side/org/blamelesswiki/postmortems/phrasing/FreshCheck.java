package org.blamelesswiki.postmortems.phrasing;

/** The check without its memory of clean sentences: reading a text twice costs it twice. */
public final class FreshCheck {

  private FreshCheck() {}

  /** The English rules as shipped, with findings from {@code lowest} on. */
  public static PhrasingCheck from(Severity lowest) {
    return new RuleCheck(RulePack.english(), CheckOptions.standard().withLowest(lowest));
  }
}
