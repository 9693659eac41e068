package org.blamelesswiki.postmortems.publishing;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.blamelesswiki.postmortems.phrasing.PhrasingCheck;
import org.blamelesswiki.postmortems.phrasing.Report;
import org.blamelesswiki.postmortems.settings.Mode;
import org.blamelesswiki.postmortems.settings.PageSigns;
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

  /** Whether a page of the space is checked; cheap for one that is not. */
  public boolean checks(String space, PageSigns page) {
    return site.value().checks(space, page);
  }

  /** What becomes of the save. Changes nothing; see {@link #shared}. */
  public Outcome decide(PageEdit edit) {
    return decide(edit.space(), () -> edit);
  }

  /**
   * What becomes of the save. Changes nothing; see {@link #shared}.
   *
   * @param space the key of the space the page is in once saved
   * @param reader reads the edit; asked only if the space is checked, and within the time budget
   */
  public Outcome decide(String space, Supplier<PageEdit> reader) {
    return decide(space, reader, kept::of);
  }

  /**
   * What would become of the save, for somebody who may not edit the page or whose page does not
   * exist yet: what others keep on a page of that id stays unknown to them.
   */
  public Outcome decideWithoutKept(String space, Supplier<PageEdit> reader) {
    return decide(space, reader, page -> List.of());
  }

  private Outcome decide(
      String space, Supplier<PageEdit> reader, Function<String, List<KeptSentence>> keptOn) {
    SiteSettings settings = site.value();
    Mode mode = settings.mode(space);
    if (mode == Mode.OFF) {
      return new Outcome.NotChecked();
    }
    String language = settings.space(space).map(SpaceSettings::language).orElse(DEFAULT_LANGUAGE);
    Optional<PhrasingCheck> check = checks.in(language);
    if (check.isEmpty()) {
      return new Outcome.NoPack(language);
    }
    return within(settings, () -> decided(reader.get(), settings, mode, check.get(), keptOn));
  }

  /** Remembers what the author kept, once the wiki has saved the page. */
  public void shared(String page, Verdict verdict) {
    kept.replace(page, verdict.kept());
  }

  /** Forgets what is kept on a page that is gone. */
  public void removed(String page) {
    kept.replace(page, List.of());
  }

  /** Carries what is kept on a page over to its new id. */
  public void renamed(String oldPage, String newPage) {
    kept.renamed(oldPage, newPage);
  }

  /** What becomes of a page whose reading failed before the gate was asked. */
  public Outcome failed(RuntimeException cause) {
    return new Outcome.CheckFailed(shares(site.value()), false, nameOf(cause));
  }

  private static boolean shares(SiteSettings settings) {
    return settings.whenCheckFails() == WhenCheckFails.SHARE;
  }

  /** Never the message, which may hold page text. */
  private static Optional<String> nameOf(Throwable cause) {
    return Optional.of(cause.getClass().getName());
  }

  private Outcome decided(
      PageEdit edit,
      SiteSettings settings,
      Mode mode,
      PhrasingCheck check,
      Function<String, List<KeptSentence>> keptOn) {
    Report report = check.check(edit.after());
    Optional<Report> before =
        report.findings().isEmpty() ? Optional.empty() : edit.before().map(check::check);
    Optional<String> failure = failureIn(report);
    Verdict verdict =
        gate.decide(
            new Submission(
                edit.page(),
                mode,
                edit.state(),
                report,
                before,
                keptOn.apply(edit.page()),
                edit.confirmation()));
    return failure.isPresent() && verdict.mayBeShared() && !shares(settings)
        ? new Outcome.CheckFailed(false, false, failure)
        : new Outcome.Decided(verdict, failure);
  }

  /** A rule that threw, or a page too large to be read to its end. */
  private static Optional<String> failureIn(Report report) {
    return report.failures().stream()
        .map(failed -> "rule " + failed.rule() + " threw " + failed.cause())
        .findFirst()
        .or(
            () ->
                report.complete()
                    ? Optional.empty()
                    : Optional.of("a page was not read to its end"));
  }

  private Outcome within(SiteSettings settings, Callable<Outcome> work) {
    boolean share = shares(settings);
    Future<Outcome> future;
    try {
      future = executor.submit(work);
    } catch (RejectedExecutionException e) {
      return new Outcome.CheckFailed(share, true, Optional.of("too many pages at once"));
    }
    try {
      return future.get(settings.timeBudgetMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      future.cancel(true);
      String budget = "longer than " + settings.timeBudgetMillis() + " ms";
      return new Outcome.CheckFailed(share, true, Optional.of(budget));
    } catch (ExecutionException e) {
      return new Outcome.CheckFailed(share, false, nameOf(e.getCause() == null ? e : e.getCause()));
    } catch (InterruptedException e) {
      future.cancel(true);
      Thread.currentThread().interrupt();
      return new Outcome.CheckFailed(share, false, nameOf(e));
    }
  }
}
