package org.blamelesswiki.postmortems.publishing;

import java.util.Optional;

/** What becomes of a save. */
public sealed interface Outcome {

  /** Whether the wiki may save the page. */
  boolean mayBeShared();

  /**
   * What went wrong with the check, in words for a log: a rule or the type of an error, never page
   * text. Empty when it worked.
   */
  default Optional<String> failure() {
    return Optional.empty();
  }

  /** The gate's answer; empty when it was not asked or could not be. */
  default Optional<Verdict> answer() {
    return Optional.empty();
  }

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
   * @param failure what went wrong
   */
  record CheckFailed(boolean mayBeShared, boolean timedOut, Optional<String> failure)
      implements Outcome {}

  /**
   * The gate has decided.
   *
   * @param verdict its answer
   * @param failure what part of the check did not work; the rest of it found nothing that holds the
   *     page, or the verdict is that it waits
   */
  record Decided(Verdict verdict, Optional<String> failure) implements Outcome {
    @Override
    public boolean mayBeShared() {
      return verdict.mayBeShared();
    }

    @Override
    public Optional<Verdict> answer() {
      return Optional.of(verdict);
    }
  }
}
