package org.blamelesswiki.postmortems.publishing;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.blamelesswiki.postmortems.phrasing.PhrasingCheck;
import org.blamelesswiki.postmortems.phrasing.Report;
import org.blamelesswiki.postmortems.settings.Mode;
import org.blamelesswiki.postmortems.settings.Setting;
import org.blamelesswiki.postmortems.settings.SiteSettings;
import org.blamelesswiki.postmortems.settings.SiteSettings.WhenCheckFails;
import org.blamelesswiki.postmortems.settings.SpaceSettings;

/** The gate of one wiki: runs the check within its time budget and asks {@link Gate}. */
public final class PageGate {

  private static final String DEFAULT_LANGUAGE = "en";

  private final Setting<SiteSettings> site;
  private final Checks checks;
  private final Gate gate;
  private final KeptSentences kept;
  private final ExecutorService executor;

  /**
   * A gate.
   *
   * @param executor runs the check, so that a page over the time budget can be let go
   */
  public PageGate(
      Setting<SiteSettings> site,
      Checks checks,
      Gate gate,
      KeptSentences kept,
      ExecutorService executor) {
    this.site = site;
    this.checks = checks;
    this.gate = gate;
    this.kept = kept;
    this.executor = executor;
  }

  /** Whether pages of the space are checked at all; cheap, for adapters to ask first. */
  public boolean checks(String space) {
    return site.value().mode(space) != Mode.OFF;
  }

  /** What becomes of the save. Changes nothing; see {@link #shared}. */
  public Outcome decide(PageEdit edit) {
    SiteSettings settings = site.value();
    Mode mode = settings.mode(edit.space());
    if (mode == Mode.OFF) {
      return new Outcome.NotChecked();
    }
    String language =
        settings.space(edit.space()).map(SpaceSettings::language).orElse(DEFAULT_LANGUAGE);
    Optional<PhrasingCheck> check = checks.in(language);
    if (check.isEmpty()) {
      return new Outcome.NoPack(language);
    }
    return within(settings, () -> decide(edit, mode, check.get()));
  }

  /** Remembers what the author kept, once the wiki has saved the page. */
  public void shared(String page, Verdict verdict) {
    kept.replace(page, verdict.kept());
  }

  private Outcome decide(PageEdit edit, Mode mode, PhrasingCheck check) {
    Report report = check.check(edit.after());
    Optional<Report> before = edit.before().map(check::check);
    return new Outcome.Decided(
        gate.decide(
            new Submission(
                edit.page(),
                mode,
                edit.state(),
                report,
                before,
                kept.of(edit.page()),
                edit.confirmation())));
  }

  private Outcome within(SiteSettings settings, Callable<Outcome> work) {
    boolean share = settings.whenCheckFails() == WhenCheckFails.SHARE;
    Future<Outcome> future;
    try {
      future = executor.submit(work);
    } catch (RejectedExecutionException e) {
      return new Outcome.CheckFailed(share, true);
    }
    try {
      return future.get(settings.timeBudgetMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      future.cancel(true);
      return new Outcome.CheckFailed(share, true);
    } catch (ExecutionException e) {
      return new Outcome.CheckFailed(share, false);
    } catch (InterruptedException e) {
      future.cancel(true);
      Thread.currentThread().interrupt();
      return new Outcome.CheckFailed(share, false);
    }
  }
}
