package org.blamelesswiki.postmortems.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.blamelesswiki.postmortems.criteria.CriteriaSet;
import org.blamelesswiki.postmortems.settings.CheckedPages;
import org.blamelesswiki.postmortems.settings.CriteriaSettings;
import org.blamelesswiki.postmortems.settings.Mode;
import org.blamelesswiki.postmortems.settings.Setting;
import org.blamelesswiki.postmortems.settings.SiteSettings;
import org.blamelesswiki.postmortems.settings.SpaceSettings;
import org.blamelesswiki.postmortems.settings.Versioned;
import org.blamelesswiki.postmortems.spi.Space;
import org.blamelesswiki.postmortems.spi.Store;
import org.blamelesswiki.postmortems.spi.Wiki;

/**
 * The first screen an admin meets: what the plugin does and stores, a pilot space, a few criteria,
 * a look at the check, and a page to practise on. Five minutes.
 */
final class WelcomeScreen implements Screen {

  private final Wiki wiki;
  private final Setting<SiteSettings> site;
  private final CriteriaSettings criteria;
  private final Clock clock;
  private final Views views;

  WelcomeScreen(
      Wiki wiki, Setting<SiteSettings> site, CriteriaSettings criteria, Clock clock, Views views) {
    this.wiki = wiki;
    this.site = site;
    this.criteria = criteria;
    this.clock = clock;
    this.views = views;
  }

  @Override
  public Access access() {
    return Access.WIKI_ADMIN;
  }

  @Override
  public Response get(Request request) {
    Versioned<CriteriaSet> current = criteria.read();
    return page(
        request,
        200,
        new WelcomeView(
            pilots(request),
            "",
            SpaceRow.NEW,
            wiki.definesSpaces(),
            CriteriaView.of(current.value(), current.version(), request.locale(), today()),
            site.read().version(),
            false,
            Problems.none()));
  }

  @Override
  public Response post(Request request) {
    I18n texts = I18n.of(request.locale());
    Problems problems = Problems.none();
    long seenSite = Parsing.whole(request.value("site-version")).orElse(-1);
    long seenCriteria = Parsing.whole(request.value("version")).orElse(-1);
    Versioned<SiteSettings> oldSite = site.read();
    Versioned<CriteriaSet> oldCriteria = criteria.read();
    CriteriaSet changed = CriteriaScreen.changed(request, oldCriteria.value(), texts, problems);
    Optional<SiteSettings> settings = settings(request, oldSite.value(), texts, problems);
    boolean isStale = oldSite.version() != seenSite || oldCriteria.version() != seenCriteria;
    if (settings.isEmpty() || !problems.isEmpty() || isStale) {
      return again(request, oldSite, oldCriteria, changed, isStale, problems);
    }
    try {
      criteria.save(changed, seenCriteria, today());
      site.save(settings.get().withWelcomed(), seenSite);
    } catch (Store.StaleRowException e) {
      return again(request, site.read(), criteria.read(), changed, true, problems);
    }
    return new Response.Redirect(request.site().screens() + "/admin?welcomed");
  }

  private Response again(
      Request request,
      Versioned<SiteSettings> currentSite,
      Versioned<CriteriaSet> currentCriteria,
      CriteriaSet changed,
      boolean isStale,
      Problems problems) {
    return page(
        request,
        isStale ? 409 : 400,
        new WelcomeView(
            pilots(request),
            request.value("pilot"),
            SpaceRow.advising(
                request.value("key"),
                request.value("name"),
                request.value("pattern"),
                request.value("keyword"),
                request.value("owners")),
            wiki.definesSpaces(),
            CriteriaView.of(changed, currentCriteria.version(), request.locale(), today())
                .typed(request, problems),
            currentSite.version(),
            isStale,
            problems));
  }

  /** The settings with the pilot space on "advise"; choosing none is fine. */
  private Optional<SiteSettings> settings(
      Request request, SiteSettings old, I18n texts, Problems problems) {
    try {
      String pilot = request.value("pilot");
      if (!pilot.isEmpty()) {
        Optional<SpaceSettings> known =
            old.space(pilot)
                .or(
                    () ->
                        wiki.spaces()
                            .find(pilot, request.viewer())
                            .map(space -> SpaceSettings.off(space.key(), space.name())));
        if (known.isEmpty()) {
          problems.add("pilot", texts.text("welcome.problem.pilot", pilot));
          return Optional.empty();
        }
        return Optional.of(old.withSpace(advising(known.get())));
      }
      if (wiki.definesSpaces() || request.value("name").isEmpty()) {
        return Optional.of(old);
      }
      return Optional.of(
          old.withSpace(
              new SpaceSettings(
                  request.value("key"),
                  request.value("name"),
                  Mode.ADVISE,
                  request.value("pattern"),
                  request.value("keyword"),
                  request.value("owners"),
                  CheckedPages.POSTMORTEMS,
                  "en")));
    } catch (IllegalArgumentException e) {
      problems.add("pilot", Parsing.reason(e));
      return Optional.empty();
    }
  }

  /** A space that is stricter already stays so. */
  private static SpaceSettings advising(SpaceSettings space) {
    return space.mode() == Mode.OFF ? space.withMode(Mode.ADVISE) : space;
  }

  private List<Space> pilots(Request request) {
    if (wiki.definesSpaces()) {
      return wiki.spaces().visibleTo(request.viewer());
    }
    return site.value().spaces().stream()
        .map(space -> new Space(space.key(), space.name()))
        .toList();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), criteria.value().calendar().zone());
  }

  private Response page(Request request, int status, WelcomeView view) {
    I18n texts = I18n.of(request.locale());
    return new Response.Page(
        status, texts.text("welcome.title"), views.render("welcome", view, texts, request));
  }
}
