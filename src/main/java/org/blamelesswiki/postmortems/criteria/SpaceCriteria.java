package org.blamelesswiki.postmortems.criteria;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What holds in a space: the site's criteria and those the space adds. Adding only tightens: an
 * exemption of the space lifts the space's own criteria and none of the site's.
 */
public final class SpaceCriteria {

  private SpaceCriteria() {}

  /**
   * The set that holds in the space: the space's alone where it asks for that and the site lets it,
   * otherwise both. What both define is as the site defines it.
   *
   * @throws IllegalArgumentException if the first is not the site's set or the second not a space's
   */
  public static CriteriaSet combined(CriteriaSet site, CriteriaSet space) {
    if (!(site.scope() instanceof Scope.Site siteScope)
        || !(space.scope() instanceof Scope.Space spaceScope)) {
      throw new IllegalArgumentException(
          "a space's set adds to the site's, not " + space.scope() + " to " + site.scope());
    }
    if (spaceScope.replaces() && siteScope.spacesMayReplace()) {
      return space;
    }
    Map<CriterionId, CriterionId> renamed = renamed(site, space);
    List<Criterion> criteria = new ArrayList<>(site.criteria());
    space.criteria().forEach(criterion -> criteria.add(added(criterion, renamed, space)));
    return new CriteriaSet(
        new Scope.Both(spaceScope.key(), site.version(), space.version()),
        space.version(),
        space.owner(),
        space.effectiveFrom(),
        space.reviewEvery(),
        space.lastReviewed(),
        site.scale(),
        space.calendar(),
        facts(site.facts(), space.facts()),
        criteria);
  }

  /**
   * What keeps the space's set from being used beside the site's; paths are those of the space's.
   */
  public static List<Problem> problems(CriteriaSet site, CriteriaSet space) {
    List<Problem> problems = new ArrayList<>();
    boolean mayReplace = site.scope() instanceof Scope.Site scope && scope.spacesMayReplace();
    if (space.scope() instanceof Scope.Space scope && scope.replaces()) {
      if (mayReplace) {
        return CriteriaCheck.problems(space);
      }
      problems.add(new Problem("scope.replaces", Message.of("problem.may-not-replace")));
    }
    for (int i = 0; i < space.facts().size(); i++) {
      FactDefinition fact = space.facts().get(i);
      if (site.facts().stream()
          .anyMatch(other -> other.key().equals(fact.key()) && !other.equals(fact))) {
        problems.add(
            new Problem(
                "facts[" + i + "].key",
                Message.of("problem.fact-of-site", Message.words(fact.key().value()))));
      }
    }
    problems.addAll(
        CriteriaCheck.problems(
            space.withScale(site.scale()).withFacts(facts(space.facts(), site.facts()))));
    return List.copyOf(problems);
  }

  /** The first ones, and of the others those that the first do not define. */
  private static List<FactDefinition> facts(
      List<FactDefinition> first, List<FactDefinition> others) {
    List<FactDefinition> facts = new ArrayList<>(first);
    Set<FactKey> defined = new LinkedHashSet<>();
    first.forEach(fact -> defined.add(fact.key()));
    others.stream().filter(fact -> defined.add(fact.key())).forEach(facts::add);
    return facts;
  }

  /** Ids of the space that the site has too get a number behind them. */
  private static Map<CriterionId, CriterionId> renamed(CriteriaSet site, CriteriaSet space) {
    Set<CriterionId> taken = new LinkedHashSet<>();
    site.criteria().forEach(criterion -> taken.add(criterion.id()));
    space.criteria().stream()
        .map(Criterion::id)
        .filter(id -> site.criterion(id).isEmpty())
        .forEach(taken::add);
    Map<CriterionId, CriterionId> renamed = new HashMap<>();
    for (Criterion criterion : space.criteria()) {
      if (site.criterion(criterion.id()).isPresent()) {
        int number = 2;
        while (!taken.add(numbered(criterion.id(), number))) {
          number++;
        }
        renamed.put(criterion.id(), numbered(criterion.id(), number));
      }
    }
    return renamed;
  }

  private static CriterionId numbered(CriterionId id, int number) {
    String start = id.value();
    return new CriterionId(start.substring(0, Math.min(start.length(), 58)) + "-" + number);
  }

  private static Criterion added(
      Criterion criterion, Map<CriterionId, CriterionId> renamed, CriteriaSet space) {
    Criterion added =
        criterion
            .withId(renamed.getOrDefault(criterion.id(), criterion.id()))
            .withCondition(Tuning.withNames(criterion.condition(), renamed));
    if (criterion.level() != Level.EXEMPT) {
      return added;
    }
    Set<CriterionId> own = new LinkedHashSet<>();
    for (Criterion other : space.criteria()) {
      if (other.level() != Level.EXEMPT && criterion.lifts().covers(other)) {
        own.add(renamed.getOrDefault(other.id(), other.id()));
      }
    }
    return added.withLifts(new Lifts(false, own));
  }
}
