package org.blamelesswiki.postmortems.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.blamelesswiki.postmortems.criteria.CriteriaSet;
import org.blamelesswiki.postmortems.criteria.CriteriaSetCodec;
import org.blamelesswiki.postmortems.criteria.Wording;
import org.blamelesswiki.postmortems.settings.Versioned;
import org.blamelesswiki.postmortems.spi.Store;

/** The criteria as JSON: to keep, to compare, to edit by hand, and to bring from another wiki. */
final class CriteriaJsonScreen implements Screen {

  private final CriteriaPlace place;
  private final Clock clock;
  private final Views views;

  CriteriaJsonScreen(CriteriaPlace place, Clock clock, Views views) {
    this.place = place;
    this.clock = clock;
    this.views = views;
  }

  @Override
  public Access access() {
    return place.access();
  }

  @Override
  public Response get(Request request) {
    CriteriaPlace.At at = place.of(request);
    if (request.has("schema")) {
      return new Response.Download(
          "application/schema+json", "criteria-set.schema.json", CriteriaSetCodec.schema());
    }
    Versioned<CriteriaSet> current = at.read();
    String json = CriteriaSetCodec.toJson(current.value());
    if (request.has("download")) {
      return new Response.Download(
          "application/json", "criteria-" + current.value().version() + ".json", json);
    }
    return page(request, at, 200, json, current.version(), List.of(), false);
  }

  @Override
  public Response post(Request request) {
    CriteriaPlace.At at = place.of(request);
    String json = request.raw("json");
    long seen = Parsing.whole(request.value("version")).orElse(-1);
    CriteriaSetCodec.Reading reading = at.read(json);
    if (reading instanceof CriteriaSetCodec.Reading.Refused refused) {
      Wording wording = Wording.of(request.locale());
      List<String> problems =
          refused.problems().stream()
              .map(p -> (p.path().isEmpty() ? "" : p.path() + ": ") + wording.text(p.message()))
              .toList();
      return page(request, at, 400, json, seen, problems, false);
    }
    CriteriaSet set = ((CriteriaSetCodec.Reading.Read) reading).set();
    if (!at.isOfHere(set)) {
      String elsewhere = I18n.of(request.locale()).text("criteria.json.elsewhere");
      return page(request, at, 400, json, seen, List.of(elsewhere), false);
    }
    try {
      at.save(set, seen, LocalDate.ofInstant(clock.instant(), set.calendar().zone()));
    } catch (Store.StaleRowException e) {
      return page(request, at, 409, json, at.read().version(), List.of(), true);
    }
    return new Response.Redirect(at.address(request, "") + (at.isSite() ? "?saved" : "&saved"));
  }

  private Response page(
      Request request,
      CriteriaPlace.At at,
      int status,
      String json,
      long version,
      List<String> problems,
      boolean isStale) {
    I18n texts = I18n.of(request.locale());
    CriteriaJsonView view =
        new CriteriaJsonView(
            json,
            version,
            problems,
            isStale,
            at.address(request, "/json"),
            at.address(request, ""),
            at.space());
    return new Response.Page(
        status,
        texts.text("criteria.json.title"),
        views.render("criteria-json", view, texts, request));
  }
}
