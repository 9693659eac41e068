package org.blamelesswiki.postmortems.publishing;

/** What becomes of a save. */
public sealed interface Outcome {

  /** Whether the wiki may save the page. */
  boolean mayBeShared();

  /** Its space does not use the check. */
  record NotChecked() implements Outcome {
    @Override
    public boolean mayBeShared() {
      return true;
    }
  }

  /**
   * There is no rule pack for the language of its space; the author is told.
   *
   * @param language the language, as a BCP 47 tag
   */
  record NoPack(String language) implements Outcome {
    @Override
    public boolean mayBeShared() {
      return true;
    }
  }

  /**
   * The check itself failed; the author is told.
   *
   * @param mayBeShared what the site's settings say then
   * @param timedOut whether it took longer than the time budget
   */
  record CheckFailed(boolean mayBeShared, boolean timedOut) implements Outcome {}

  /**
   * The gate has decided.
   *
   * @param verdict its answer
   */
  record Decided(Verdict verdict) implements Outcome {
    @Override
    public boolean mayBeShared() {
      return verdict.mayBeShared();
    }
  }
}
