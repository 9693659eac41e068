package org.blamelesswiki.postmortems.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.blamelesswiki.postmortems.postmortem.Form;
import org.blamelesswiki.postmortems.settings.Mode;
import org.blamelesswiki.postmortems.settings.Setting;
import org.blamelesswiki.postmortems.settings.SiteSettings;
import org.blamelesswiki.postmortems.settings.SpaceSettings;
import org.blamelesswiki.postmortems.settings.Versioned;
import org.blamelesswiki.postmortems.spi.Space;
import org.blamelesswiki.postmortems.spi.Store;
import org.blamelesswiki.postmortems.spi.Wiki;

/** Which spaces use the check, and how strictly. */
final class SpacesScreen implements Screen {

  private final Wiki wiki;
  private final Setting<SiteSettings> site;
  private final Views views;

  SpacesScreen(Wiki wiki, Setting<SiteSettings> site, Views views) {
    this.wiki = wiki;
    this.site = site;
    this.views = views;
  }

  @Override
  public Access access() {
    return Access.WIKI_ADMIN;
  }

  @Override
  public Response get(Request request) {
    Versioned<SiteSettings> current = site.read();
    return page(
        request,
        200,
        new SpacesView(
            rows(request, current.value()),
            SiteRow.of(current.value()),
            current.version(),
            wiki.definesSpaces(),
            request.has("saved"),
            false,
            Problems.none()));
  }

  @Override
  public Response post(Request request) {
    I18n texts = I18n.of(request.locale());
    Problems problems = Problems.none();
    List<SpaceRow> typed = typed(request);
    List<SpaceSettings> spaces = new ArrayList<>();
    for (int i = 0; i < typed.size(); i++) {
      SpaceRow row = typed.get(i);
      if (!row.isBlank() && !row.remove()) {
        validated(row, i, texts, problems).ifPresent(spaces::add);
      }
    }
    long seen = Parsing.whole(request.value("version")).orElse(-1);
    SiteSettings current = site.value();
    SiteRow typedSite = SiteRow.typed(request, current);
    Optional<SiteSettings> changed =
        withSpaces(current, spaces, problems)
            .flatMap(settings -> withCheck(settings, typedSite, texts, problems));
    if (changed.isEmpty() || !problems.isEmpty()) {
      return page(
          request,
          400,
          new SpacesView(typed, typedSite, seen, wiki.definesSpaces(), false, false, problems));
    }
    try {
      site.save(changed.get(), seen);
    } catch (Store.StaleRowException e) {
      Versioned<SiteSettings> now = site.read();
      return page(
          request,
          409,
          new SpacesView(
                  typed,
                  typedSite,
                  now.version(),
                  wiki.definesSpaces(),
                  false,
                  true,
                  Problems.none())
              .withTheirs(rows(request, now.value())));
    }
    return new Response.Redirect(request.site().screens() + "/admin/spaces?saved");
  }

  private static Optional<SiteSettings> withSpaces(
      SiteSettings current, List<SpaceSettings> spaces, Problems problems) {
    try {
      return Optional.of(current.withSpaces(spaces));
    } catch (IllegalArgumentException e) {
      problems.add("spaces", Parsing.reason(e));
      return Optional.empty();
    }
  }

  private static Optional<SiteSettings> withCheck(
      SiteSettings settings, SiteRow typed, I18n texts, Problems problems) {
    try {
      Optional<SiteSettings> changed = typed.in(settings);
      if (changed.isEmpty()) {
        problems.add("site", texts.text("spaces.problem.site"));
      }
      return changed;
    } catch (IllegalArgumentException e) {
      problems.add("site", Parsing.reason(e));
      return Optional.empty();
    }
  }

  private static Optional<SpaceSettings> validated(
      SpaceRow row, int index, I18n texts, Problems problems) {
    Optional<Mode> mode = Mode.ofKey(row.mode());
    if (mode.isEmpty()) {
      problems.add("row" + index, texts.text("spaces.problem.mode", row.mode(), row.name()));
      return Optional.empty();
    }
    if (mode.get() != Mode.OFF && row.pages().isNone()) {
      problems.add("row" + index, texts.text("spaces.problem.pages", row.name()));
      return Optional.empty();
    }
    try {
      return Optional.of(
          new SpaceSettings(
              row.key(),
              row.name(),
              mode.get(),
              row.pagePattern(),
              row.keyword(),
              row.ownersGroup(),
              row.pages(),
              row.language()));
    } catch (IllegalArgumentException e) {
      problems.add("row" + index, texts.text("spaces.problem.row", row.name(), Parsing.reason(e)));
      return Optional.empty();
    }
  }

  private List<SpaceRow> typed(Request request) {
    List<SpaceRow> rows = new ArrayList<>();
    int count = request.values("key").size();
    for (int i = 0; i < count; i++) {
      String number = Integer.toString(i);
      rows.add(
          new SpaceRow(
              request.at("key", i),
              request.at("name", i),
              request.at("mode", i),
              request.at("pattern", i),
              request.at("keyword", i),
              request.at("owners", i),
              request.at("language", i).toLowerCase(Locale.ROOT),
              request.values("facts").contains(number),
              Stream.of(Form.values())
                  .map(Form::key)
                  .filter(form -> request.values("form-" + form).contains(number))
                  .toList(),
              request.at("keywords", i),
              request.at("places", i),
              request.values("remove").contains(number)));
    }
    return rows;
  }

  /**
   * The configured spaces; in a wiki with spaces of its own, every other space too, switched off.
   */
  private List<SpaceRow> rows(Request request, SiteSettings settings) {
    List<SpaceRow> rows = new ArrayList<>(settings.spaces().stream().map(SpaceRow::of).toList());
    if (wiki.definesSpaces()) {
      for (Space space : wiki.spaces().visibleTo(request.viewer())) {
        if (settings.space(space.key()).isEmpty()) {
          rows.add(SpaceRow.of(SpaceSettings.off(space.key(), space.name())));
        }
      }
    }
    return rows;
  }

  private Response page(Request request, int status, SpacesView view) {
    I18n texts = I18n.of(request.locale());
    return new Response.Page(
        status, texts.text("spaces.title"), views.render("spaces", view, texts, request));
  }
}
