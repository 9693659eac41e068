package org.blamelesswiki.postmortems.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.blamelesswiki.postmortems.criteria.CriteriaSet;
import org.blamelesswiki.postmortems.criteria.Difference;
import org.blamelesswiki.postmortems.criteria.Wording;

/**
 * Every version of the criteria with its day and what it changed: the audit of changes. It names
 * nobody.
 */
final class CriteriaVersionsScreen implements Screen {

  private final CriteriaPlace place;
  private final Views views;

  CriteriaVersionsScreen(CriteriaPlace place, Views views) {
    this.place = place;
    this.views = views;
  }

  /**
   * The screen.
   *
   * @param versions the latest first
   * @param compared what differs between the two that were chosen; empty when none were
   * @param from the earlier of the two; 0 for none
   * @param to the later of the two; 0 for none
   * @param here the address of this screen
   * @param back the address of the simple form
   * @param space the key of the space; empty for the site
   */
  public record VersionsView(
      List<Version> versions,
      List<String> compared,
      int from,
      int to,
      String here,
      String back,
      String space) {
    public VersionsView {
      versions = List.copyOf(versions);
      compared = List.copyOf(compared);
    }
  }

  /**
   * One version.
   *
   * @param number which
   * @param day the first day it held, as ISO 8601
   * @param reviewed whether it only notes that nothing needed to change
   * @param changes what differs from the version before, a line each
   */
  public record Version(int number, String day, boolean reviewed, List<String> changes) {
    public Version {
      changes = List.copyOf(changes);
    }
  }

  @Override
  public Access access() {
    return place.access();
  }

  @Override
  public Response get(Request request) {
    CriteriaPlace.At at = place.of(request);
    I18n texts = I18n.of(request.locale());
    Wording wording = Wording.of(request.locale());
    List<CriteriaSet> sets = at.versions();
    List<Version> versions = new ArrayList<>();
    for (int i = 0; i < sets.size(); i++) {
      CriteriaSet set = sets.get(i);
      Optional<CriteriaSet> before =
          i + 1 < sets.size() ? Optional.of(sets.get(i + 1)) : Optional.empty();
      List<String> changes =
          before
              .map(old -> lines(old.asVersion(set.version(), set.effectiveFrom()), set, wording))
              .orElse(List.of());
      boolean isReview =
          changes.isEmpty()
              && before.isPresent()
              && !set.lastReviewed().equals(before.get().lastReviewed());
      versions.add(new Version(set.version(), set.effectiveFrom().toString(), isReview, changes));
    }
    int from = (int) Parsing.whole(request.value("from")).orElse(0);
    int to = (int) Parsing.whole(request.value("to")).orElse(0);
    Optional<CriteriaSet> older = find(sets, from);
    Optional<CriteriaSet> newer = find(sets, to);
    VersionsView view =
        new VersionsView(
            versions,
            older
                .flatMap(old -> newer.map(changed -> lines(old, changed, wording)))
                .orElse(List.of()),
            older.isPresent() && newer.isPresent() ? from : 0,
            older.isPresent() && newer.isPresent() ? to : 0,
            request.site().screens() + place.path() + "/versions",
            at.address(request, ""),
            at.space());
    return new Response.Page(
        200,
        texts.text("criteria.versions.title"),
        views.render("criteria-versions", view, texts, request));
  }

  private static Optional<CriteriaSet> find(List<CriteriaSet> sets, int version) {
    return sets.stream().filter(set -> set.version() == version).findFirst();
  }

  private static List<String> lines(CriteriaSet before, CriteriaSet after, Wording wording) {
    return Difference.between(before, after).stream()
        .map(difference -> PreviewView.line(difference, wording))
        .toList();
  }
}
