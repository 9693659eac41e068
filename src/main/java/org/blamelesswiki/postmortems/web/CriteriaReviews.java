package org.blamelesswiki.postmortems.web;

import java.time.Clock;
import java.time.LocalDate;
import org.blamelesswiki.postmortems.criteria.CriteriaSet;
import org.blamelesswiki.postmortems.settings.CriteriaSettings;
import org.blamelesswiki.postmortems.settings.Versioned;

/** Whether criteria are to be looked at again. */
final class CriteriaReviews {

  private final CriteriaSettings criteria;
  private final Clock clock;

  CriteriaReviews(CriteriaSettings criteria, Clock clock) {
    this.criteria = criteria;
    this.clock = clock;
  }

  /** Whether the day has come for the site's criteria or for those of the space. */
  boolean isOverdue(String space) {
    return isDue(criteria.read()) || (!space.isEmpty() && isDue(criteria.space(space)));
  }

  /** Whether the day has come; never for a set that nobody saved yet. */
  boolean isDue(Versioned<CriteriaSet> set) {
    return set.version() > 0 && set.value().isReviewDue(today(set.value()));
  }

  LocalDate today(CriteriaSet set) {
    return LocalDate.ofInstant(clock.instant(), set.calendar().zone());
  }
}
