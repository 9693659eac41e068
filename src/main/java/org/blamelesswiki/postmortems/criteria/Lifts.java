package org.blamelesswiki.postmortems.criteria;

import java.util.Set;

/**
 * What an exemption lifts when it applies.
 *
 * @param everyRecommended whether it lifts each criterion that only recommends
 * @param criteria what it lifts besides, whatever their level; a required criterion is lifted by
 *     name or not at all
 */
public record Lifts(boolean everyRecommended, Set<CriterionId> criteria) {

  /** What an exemption lifts that names nothing. */
  public static final Lifts RECOMMENDED = new Lifts(true, Set.of());

  public Lifts {
    criteria = Copies.ordered(criteria);
  }

  boolean covers(Criterion criterion) {
    return criteria.contains(criterion.id())
        || (everyRecommended && criterion.level() == Level.RECOMMENDED);
  }
}
