package org.blamelesswiki.postmortems.confluence.save;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.blamelesswiki.postmortems.confluence.save.SaveHookSettings.Phase;
import org.blamelesswiki.postmortems.confluence.save.SavedContent.Stored;
import org.blamelesswiki.postmortems.postmortem.PageState;
import org.blamelesswiki.postmortems.publishing.Outcome;
import org.blamelesswiki.postmortems.publishing.PageEdit;
import org.blamelesswiki.postmortems.publishing.PageGate;
import org.blamelesswiki.postmortems.publishing.Verdict;
import org.blamelesswiki.postmortems.settings.Mode;
import org.blamelesswiki.postmortems.settings.Setting;
import org.blamelesswiki.postmortems.settings.SiteSettings;
import org.blamelesswiki.postmortems.settings.SiteSettings.WhenCheckFails;
import org.blamelesswiki.postmortems.spi.Spaces;
import org.blamelesswiki.postmortems.spi.Viewer;
import org.blamelesswiki.postmortems.text.Document;
import org.blamelesswiki.postmortems.text.DocumentParser;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the gate before Confluence saves. Where the hook itself errs, the request passes as if we
 * were not there; where the check fails, or a postmortem cannot be read, the site's settings say
 * whether the page waits.
 */
public final class SaveHook {

  /** How much of a body is read: 10 MiB. */
  public static final int LONGEST_BODY = 10 * 1024 * 1024;

  private static final Logger log = LoggerFactory.getLogger(SaveHook.class);

  /**
   * What the hook asks of Confluence.
   *
   * @param content what is stored
   * @param spaces who may create pages where
   * @param viewer who makes the request that this thread answers
   * @param parser reads a page; on a thread of its own, so it must not need the request's
   * @param switchedOff whether somebody turned the hook off in an emergency, without a screen
   */
  public record Host(
      SavedContent content,
      Spaces spaces,
      Supplier<Viewer> viewer,
      DocumentParser parser,
      BooleanSupplier switchedOff) {}

  private final Host host;
  private final PageGate gate;
  private final Setting<SiteSettings> site;
  private final Setting<SaveHookSettings> settings;
  private final Coverage coverage;
  private final SelfTrip trip;

  /** A hook that holds what {@code gate} holds. */
  public SaveHook(
      Host host,
      PageGate gate,
      Setting<SiteSettings> site,
      Setting<SaveHookSettings> settings,
      Coverage coverage,
      SelfTrip trip) {
    this.host = host;
    this.gate = gate;
    this.site = site;
    this.settings = settings;
    this.coverage = coverage;
    this.trip = trip;
  }

  /** Whether a space that uses the check so may hold a page at all. */
  static boolean holds(Mode mode) {
    return mode.compareTo(Mode.CONFIRM) >= 0;
  }

  /** What becomes of a request. */
  Decision decide(SaveRequest request) {
    Optional<Routes.Match> match = Routes.of(request);
    if (match.isEmpty()) {
      return Decision.PASS;
    }
    Route route = match.get().route();
    coverage.seen(route);
    if (!route.mayHold() || host.switchedOff().getAsBoolean()) {
      return Decision.PASS;
    }
    try {
      return decide(request, match.get());
    } catch (RuntimeException e) {
      // The message of an exception may hold page text.
      log.warn("The save hook erred, and passed a save: {}", e.getClass().getName());
      return erred(route);
    }
  }

  /**
   * What the hook would say of a page that is still in the editor, if it were sent now. Nothing is
   * counted.
   *
   * @param form the page in the fields of the classic form
   * @return what would hold it; empty if nothing would
   */
  Optional<Decision.Hold> asked(SaveRequest form) {
    SaveHookSettings now = settings.value();
    SiteSettings spaces = site.value();
    Viewer viewer = host.viewer().get();
    if (host.switchedOff().getAsBoolean()
        || now.phase() != Phase.ON
        || !mayHold(now, spaces, viewer)) {
      return Optional.empty();
    }
    Routes.Match match = new Routes.Match(Route.CREATE_FORM, Optional.empty());
    Reading reading =
        new SaveReader(host.content(), host.spaces(), spaces, viewer, form).read(match);
    if (reading instanceof Reading.Save save) {
      for (String text : save.texts()) {
        Outcome outcome = outcome(save, text);
        if (!outcome.mayBeShared()) {
          return Optional.of(new Decision.Hold(match.route(), verdict(outcome), text));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean mayHold(SaveHookSettings now, SiteSettings spaces, Viewer viewer) {
    return now.phase() != Phase.ADVISE
        && spaces.spaces().stream().anyMatch(space -> holds(space.mode()))
        && viewer.id().filter(id -> !now.serviceAccounts().contains(id)).isPresent();
  }

  private static Optional<Verdict> verdict(Outcome outcome) {
    return outcome instanceof Outcome.Decided decided
        ? Optional.of(decided.verdict())
        : Optional.empty();
  }

  private Decision decide(SaveRequest request, Routes.Match match) {
    SiteSettings spaces = site.value();
    SaveHookSettings now = settings.value();
    Viewer viewer = host.viewer().get();
    if (!mayHold(now, spaces, viewer)) {
      return Decision.PASS;
    }
    Route route = match.route();
    Reading reading =
        new SaveReader(host.content(), host.spaces(), spaces, viewer, request).read(match);
    if (reading instanceof Reading.Save save) {
      coverage.read(route);
      return decide(route, save, now.phase());
    }
    if (reading instanceof Reading.Unread unread) {
      coverage.unread(route);
      boolean waits =
          unread.isPostmortem()
              && now.phase() == Phase.ON
              && spaces.whenCheckFails() == WhenCheckFails.HOLD;
      return waits ? unchecked(route) : Decision.PASS;
    }
    return Decision.PASS;
  }

  /** The page is held if any of the texts it may get is. */
  private Decision decide(Route route, Reading.Save save, Phase phase) {
    Decision decision = Decision.PASS;
    for (String text : save.texts()) {
      Outcome outcome = outcome(save, text);
      if (outcome.failure().isPresent()) {
        log.warn("The check did not work: {}", outcome.failure().get());
        coverage.failed(route);
        if (phase == Phase.ON) {
          trip.erred();
        }
      }
      Optional<Verdict> verdict = verdict(outcome);
      if (!outcome.mayBeShared() && phase == Phase.ON) {
        verdict.ifPresent(held -> trip.held());
        return new Decision.Hold(route, verdict, text);
      }
      if (verdict.isPresent() && verdict.get().mayBeShared()) {
        decision = new Decision.Pass(Optional.of(kept(save, verdict.get())));
      }
    }
    return decision;
  }

  private Outcome outcome(Reading.Save save, String text) {
    PageState state =
        save.stored().filter(Stored::restricted).isPresent()
            ? PageState.IN_REVIEW
            : PageState.PUBLISHED;
    Optional<List<String>> titlesBefore = save.stored().map(stored -> List.of(stored.title()));
    Supplier<PageEdit> edit =
        () ->
            new PageEdit(
                save.page(),
                save.space(),
                state,
                document(save.titles(), text),
                save.before().map(before -> document(titlesBefore.orElse(List.of()), before)),
                save.confirmation());
    return save.stored().isPresent()
        ? gate.decide(save.space(), edit)
        : gate.decideWithoutKept(save.space(), edit);
  }

  private Document document(List<String> titles, String text) {
    return Titled.document(titles, host.parser().parse(text));
  }

  private static Decision.Kept kept(Reading.Save save, Verdict verdict) {
    return new Decision.Kept(save.stored().map(Stored::id), save.space(), save.title(), verdict);
  }

  /** Remembers what the author kept, once Confluence has saved the page. */
  void saved(Decision.Kept kept) {
    try {
      host.content()
          .idOf(kept.space(), kept.title(), host.viewer().get())
          .or(kept::page)
          .ifPresent(id -> gate.shared(id, kept.verdict()));
    } catch (RuntimeException e) {
      // The page is saved; whoever edits it next is asked about the same sentences again.
      log.warn("What is kept on a page was not stored: {}", e.getClass().getName());
    }
  }

  private Decision erred(Route route) {
    coverage.failed(route);
    try {
      if (settings.value().phase() == Phase.ON) {
        trip.erred();
      }
    } catch (RuntimeException e) {
      log.warn("The save hook could not take itself back: {}", e.getClass().getName());
    }
    return Decision.PASS;
  }

  private static Decision unchecked(Route route) {
    return new Decision.Hold(route, Optional.empty(), "");
  }
}
