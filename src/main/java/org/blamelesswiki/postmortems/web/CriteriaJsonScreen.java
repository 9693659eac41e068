package org.blamelesswiki.postmortems.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.blamelesswiki.postmortems.criteria.CriteriaSet;
import org.blamelesswiki.postmortems.criteria.CriteriaSetCodec;
import org.blamelesswiki.postmortems.criteria.Problem;
import org.blamelesswiki.postmortems.settings.CriteriaSettings;
import org.blamelesswiki.postmortems.settings.Versioned;
import org.blamelesswiki.postmortems.spi.Store;

/** The criteria as JSON: to keep, to compare, to edit by hand, and to bring from another wiki. */
final class CriteriaJsonScreen implements Screen {

  private final CriteriaSettings criteria;
  private final Clock clock;
  private final Views views;

  CriteriaJsonScreen(CriteriaSettings criteria, Clock clock, Views views) {
    this.criteria = criteria;
    this.clock = clock;
    this.views = views;
  }

  @Override
  public Access access() {
    return Access.STEWARD;
  }

  @Override
  public Response get(Request request) {
    Versioned<CriteriaSet> current = criteria.read();
    String json = CriteriaSetCodec.toJson(current.value());
    if (request.has("download")) {
      return new Response.Download(
          "application/json", "criteria-" + current.value().version() + ".json", json);
    }
    return page(request, 200, new CriteriaJsonView(json, current.version(), List.of(), false));
  }

  @Override
  public Response post(Request request) {
    String json = request.raw("json");
    long seen = Parsing.whole(request.value("version")).orElse(-1);
    CriteriaSetCodec.Reading reading = CriteriaSetCodec.read(json);
    if (reading instanceof CriteriaSetCodec.Reading.Refused refused) {
      return page(
          request,
          400,
          new CriteriaJsonView(
              json, seen, refused.problems().stream().map(Problem::toString).toList(), false));
    }
    CriteriaSet set = ((CriteriaSetCodec.Reading.Read) reading).set();
    try {
      criteria.save(set, seen, LocalDate.ofInstant(clock.instant(), set.calendar().zone()));
    } catch (Store.StaleRowException e) {
      return page(
          request, 409, new CriteriaJsonView(json, criteria.read().version(), List.of(), true));
    }
    return new Response.Redirect(request.site().screens() + "/admin/criteria?saved");
  }

  private Response page(Request request, int status, CriteriaJsonView view) {
    I18n texts = I18n.of(request.locale());
    return new Response.Page(
        status,
        texts.text("criteria.json.title"),
        views.render("criteria-json", view, texts, request));
  }
}
