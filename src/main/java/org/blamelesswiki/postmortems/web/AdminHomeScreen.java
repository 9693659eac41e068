package org.blamelesswiki.postmortems.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.blamelesswiki.postmortems.criteria.CriteriaSet;
import org.blamelesswiki.postmortems.criteria.Criterion;
import org.blamelesswiki.postmortems.settings.CriteriaSettings;
import org.blamelesswiki.postmortems.settings.Mode;
import org.blamelesswiki.postmortems.settings.Setting;
import org.blamelesswiki.postmortems.settings.SiteSettings;
import org.blamelesswiki.postmortems.settings.SpaceSettings;
import org.blamelesswiki.postmortems.settings.Versioned;
import org.blamelesswiki.postmortems.spi.Space;
import org.blamelesswiki.postmortems.spi.Spaces;

/** Where an admin starts: what is switched on, and what waits. */
final class AdminHomeScreen implements Screen {

  private final Setting<SiteSettings> site;
  private final CriteriaSettings criteria;
  private final Spaces spaces;
  private final Clock clock;
  private final Views views;

  AdminHomeScreen(
      Setting<SiteSettings> site,
      CriteriaSettings criteria,
      Spaces spaces,
      Clock clock,
      Views views) {
    this.site = site;
    this.criteria = criteria;
    this.spaces = spaces;
    this.clock = clock;
    this.views = views;
  }

  @Override
  public Access access() {
    return Access.WIKI_ADMIN;
  }

  @Override
  public Response get(Request request) {
    SiteSettings settings = site.value();
    if (!settings.welcomed() && !request.has("later")) {
      return new Response.Redirect(request.site().screens() + "/admin/welcome");
    }
    I18n texts = I18n.of(request.locale());
    Versioned<CriteriaSet> set = criteria.read();
    LocalDate today = LocalDate.ofInstant(clock.instant(), set.value().calendar().zone());
    List<SpaceRow> rows =
        settings.spaces().stream()
            .filter(space -> space.mode() != Mode.OFF)
            .map((SpaceSettings space) -> SpaceRow.of(space))
            .toList();
    AdminHomeView view =
        new AdminHomeView(
            rows,
            set.value().criteria().stream().filter(Criterion::enabled).count(),
            set.value().reviewOn().toString(),
            set.version() > 0 && !set.value().reviewOn().isAfter(today),
            overdue(request),
            settings.welcomed(),
            request.has("welcomed"));
    return new Response.Page(
        200, texts.text("admin.title"), views.render("admin", view, texts, request));
  }

  private List<Space> overdue(Request request) {
    CriteriaReviews reviews = new CriteriaReviews(criteria, clock);
    return spaces.visibleTo(request.viewer()).stream()
        .filter(space -> reviews.isDue(criteria.space(space.key())))
        .toList();
  }
}
