package org.blamelesswiki.postmortems.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.blamelesswiki.postmortems.criteria.CriteriaSet;
import org.blamelesswiki.postmortems.criteria.CriterionId;
import org.blamelesswiki.postmortems.criteria.ReviewEvidence;
import org.blamelesswiki.postmortems.criteria.Wording;
import org.blamelesswiki.postmortems.postmortem.Ending;
import org.blamelesswiki.postmortems.postmortem.PostmortemRequest;
import org.blamelesswiki.postmortems.postmortem.Subject;
import org.blamelesswiki.postmortems.publishing.KnownIncident;
import org.blamelesswiki.postmortems.publishing.Obligations;
import org.blamelesswiki.postmortems.publishing.Register;
import org.blamelesswiki.postmortems.publishing.Requests;
import org.blamelesswiki.postmortems.settings.Versioned;
import org.blamelesswiki.postmortems.spi.Store;

/**
 * Looks at the criteria again: what each did since it was looked at last, and the note that nothing
 * needs to change.
 */
final class CriteriaReviewScreen implements Screen {

  private final CriteriaPlace place;
  private final CriteriaReviews reviews;
  private final Register register;
  private final Obligations obligations;
  private final Requests requests;
  private final Views views;

  CriteriaReviewScreen(
      CriteriaPlace place,
      CriteriaReviews reviews,
      Register register,
      Obligations obligations,
      Requests requests,
      Views views) {
    this.place = place;
    this.reviews = reviews;
    this.register = register;
    this.obligations = obligations;
    this.requests = requests;
    this.views = views;
  }

  /**
   * The screen.
   *
   * @param rows the evidence on each criterion that is switched on
   * @param incidents how many incidents were looked at
   * @param since the day they begin, as ISO 8601; empty for all there are
   * @param reviewOn when the criteria are to be looked at, as ISO 8601
   * @param isDue whether that day has come
   * @param version the version of the row they were read from
   * @param stale whether somebody else saved in between
   * @param here the address of this screen
   * @param back the address of the simple form
   * @param space the key of the space; empty for the site
   */
  public record ReviewView(
      List<Row> rows,
      int incidents,
      String since,
      String reviewOn,
      boolean isDue,
      long version,
      boolean stale,
      String here,
      String back,
      String space) {
    public ReviewView {
      rows = List.copyOf(rows);
    }
  }

  /** The evidence on one criterion, see {@link ReviewEvidence}. */
  public record Row(String name, String level, int applied, int waived, int askedFor) {}

  @Override
  public Access access() {
    return place.access();
  }

  @Override
  public Response get(Request request) {
    return page(request, 200, false);
  }

  @Override
  public Response post(Request request) {
    CriteriaPlace.At at = place.of(request);
    CriteriaSet set = at.read().value();
    LocalDate today = reviews.today(set);
    try {
      at.save(set.reviewedOn(today), Parsing.whole(request.value("version")).orElse(-1), today);
    } catch (Store.StaleRowException e) {
      return page(request, 409, true);
    }
    return new Response.Redirect(at.address(request, "") + (at.isSite() ? "?saved" : "&saved"));
  }

  private Response page(Request request, int status, boolean isStale) {
    CriteriaPlace.At at = place.of(request);
    I18n texts = I18n.of(request.locale());
    Wording wording = Wording.of(request.locale());
    Versioned<CriteriaSet> current = at.read();
    CriteriaSet set = current.value();
    Optional<LocalDate> since = set.lastReviewed();
    Instant from =
        since.map(day -> day.atStartOfDay(set.calendar().zone()).toInstant()).orElse(Instant.MIN);
    List<ReviewEvidence.Past> past = new ArrayList<>();
    for (KnownIncident known : register.known()) {
      boolean isHere = at.isSite() || known.space().equals(at.space());
      if (isHere && !known.started().orElse(Instant.MAX).isBefore(from)) {
        past.add(past(known));
      }
    }
    List<Row> rows =
        ReviewEvidence.of(at.holding(set), past, register.history()).stream()
            .filter(evidence -> evidence.criterion().enabled())
            .map(
                evidence ->
                    new Row(
                        wording.words(evidence.criterion().name()),
                        evidence.criterion().level().key(),
                        evidence.applied(),
                        evidence.waived(),
                        evidence.askedFor()))
            .toList();
    ReviewView view =
        new ReviewView(
            rows,
            past.size(),
            since.map(LocalDate::toString).orElse(""),
            set.reviewOn().toString(),
            reviews.isDue(current),
            current.version(),
            isStale,
            request.site().screens() + place.path() + "/review",
            at.address(request, ""),
            at.space());
    return new Response.Page(
        status,
        texts.text("criteria.review.title"),
        views.render("criteria-review", view, texts, request));
  }

  private ReviewEvidence.Past past(KnownIncident known) {
    boolean isWaived =
        subjects(known).stream()
            .flatMap(subject -> obligations.find(subject).stream())
            .flatMap(due -> due.standing().ending().stream())
            .anyMatch(ending -> ending instanceof Ending.NotWritten);
    Set<CriterionId> claimed =
        requests.all().stream()
            .filter(request -> isAbout(request, known))
            .map(PostmortemRequest::criterion)
            .collect(Collectors.toSet());
    return new ReviewEvidence.Past(known.incident(), isWaived, claimed);
  }

  private static List<Subject> subjects(KnownIncident known) {
    List<Subject> subjects = new ArrayList<>();
    known.page().map(Subject::page).ifPresent(subjects::add);
    known.logId().map(Subject::incident).ifPresent(subjects::add);
    return subjects;
  }

  /** A request names its incident by title, page or id. */
  private static boolean isAbout(PostmortemRequest request, KnownIncident known) {
    String incident = request.incident().strip();
    return incident.equalsIgnoreCase(known.title())
        || known.page().equals(Optional.of(incident))
        || incident.equals(known.incident().id());
  }
}
