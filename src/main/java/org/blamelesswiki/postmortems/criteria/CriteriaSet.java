package org.blamelesswiki.postmortems.criteria;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The criteria that hold at a time in a place.
 *
 * @param scope where it holds
 * @param version counts its changes from 1
 * @param owner the group or role that is asked to revisit it; empty when nobody is named yet
 * @param effectiveFrom the first day it holds
 * @param reviewEvery how long until it is revisited
 * @param lastReviewed when it was revisited last, if it ever was
 * @param scale the site's incident severities
 * @param calendar the time zone, working days and holidays that due dates are counted in
 * @param facts what its criteria ask for, beside the facts that every set knows
 * @param criteria in the order that readers see them in; the order decides nothing
 */
public record CriteriaSet(
    Scope scope,
    int version,
    String owner,
    LocalDate effectiveFrom,
    Window reviewEvery,
    Optional<LocalDate> lastReviewed,
    SeverityScale scale,
    WorkCalendar calendar,
    List<FactDefinition> facts,
    List<Criterion> criteria) {

  /** More criteria than that nobody revisits. */
  static final int MOST_CRITERIA = 500;

  static final int MOST_FACTS = 500;

  public CriteriaSet {
    facts = List.copyOf(facts);
    criteria = List.copyOf(criteria);
    if (version < 1) {
      throw new IllegalArgumentException("versions count from 1, not " + version);
    }
    if (criteria.size() > MOST_CRITERIA || facts.size() > MOST_FACTS) {
      throw new IllegalArgumentException(
          "a set has " + MOST_CRITERIA + " criteria and " + MOST_FACTS + " facts at most");
    }
    Set<Object> seen = new HashSet<>();
    for (Criterion criterion : criteria) {
      if (!seen.add(criterion.id())) {
        throw new IllegalArgumentException("criterion " + criterion.id() + " is there twice");
      }
    }
    for (FactDefinition fact : facts) {
      if (!seen.add(fact.key())) {
        throw new IllegalArgumentException("fact " + fact.key() + " is there twice");
      }
    }
  }

  /** A set for the site with no criterion in it, on a scale from SEV-1 to SEV-4. */
  public static CriteriaSet empty(LocalDate effectiveFrom) {
    return new CriteriaSet(
        new Scope.Site(false),
        1,
        "",
        effectiveFrom,
        Window.ofMonths(6),
        Optional.empty(),
        SeverityScale.of("SEV-1", "SEV-2", "SEV-3", "SEV-4"),
        WorkCalendar.mondayToFriday(ZoneOffset.UTC),
        List.of(),
        List.of());
  }

  /** What the fact means here, if the set knows it. */
  public Optional<FactDefinition> definition(FactKey key) {
    return Optional.ofNullable(definitions().get(key));
  }

  /** Every fact the set knows, in the order that it defines them in. */
  public Map<FactKey, FactDefinition> definitions() {
    Map<FactKey, FactDefinition> all = new LinkedHashMap<>();
    FactDefinition.builtIn().forEach(fact -> all.put(fact.key(), fact));
    facts.forEach(fact -> all.put(fact.key(), fact));
    return all;
  }

  /** What a verdict made under this set is marked with. */
  public SetVersion setVersion() {
    if (scope instanceof Scope.Both both) {
      return new SetVersion(both.siteVersion(), both.spaceVersion());
    }
    return scope instanceof Scope.Space ? new SetVersion(0, version) : new SetVersion(version, 0);
  }

  /** The criterion with that id, if it is in the set. */
  public Optional<Criterion> criterion(CriterionId id) {
    return criteria.stream().filter(criterion -> criterion.id().equals(id)).findFirst();
  }

  /** The facts that a criterion asks for, those of criteria it names included. */
  public Set<FactKey> factsAskedBy(Criterion criterion) {
    return new CriteriaIndex(this).factsOf(criterion);
  }

  /** What the condition of one of its criteria says, whatever the facts are. */
  public Message describe(Criterion criterion) {
    return Description.of(criterion.condition(), this);
  }

  /** Whether the day to revisit it has come. */
  public boolean isReviewDue(LocalDate today) {
    return !today.isBefore(reviewOn());
  }

  /** When it is to be revisited. */
  public LocalDate reviewOn() {
    return reviewEvery.after(lastReviewed.orElse(effectiveFrom));
  }

  /** The same, revisited on that day; a change of the set counts as well as none. */
  public CriteriaSet reviewedOn(LocalDate day) {
    return new Change(this).reviewed(day).set();
  }

  /** The same with the criterion in the place of the one with its id, or added at the end. */
  public CriteriaSet withCriterion(Criterion changed) {
    List<Criterion> list = new ArrayList<>(criteria);
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i).id().equals(changed.id())) {
        list.set(i, changed);
        return withCriteria(list);
      }
    }
    list.add(changed);
    return withCriteria(list);
  }

  public CriteriaSet withCriteria(List<Criterion> newCriteria) {
    return new Change(this).criteria(newCriteria).set();
  }

  public CriteriaSet withFacts(List<FactDefinition> newFacts) {
    return new Change(this).facts(newFacts).set();
  }

  public CriteriaSet withScale(SeverityScale newScale) {
    return new Change(this).scale(newScale).set();
  }

  public CriteriaSet withCalendar(WorkCalendar newCalendar) {
    return new Change(this).calendar(newCalendar).set();
  }

  public CriteriaSet withOwner(String newOwner) {
    return new Change(this).owner(newOwner).set();
  }

  public CriteriaSet withReviewEvery(Window newInterval) {
    return new Change(this).reviewEvery(newInterval).set();
  }

  public CriteriaSet withScope(Scope newScope) {
    return new Change(this).scope(newScope).set();
  }

  /** The same as another version, holding from that day. */
  public CriteriaSet asVersion(int newVersion, LocalDate newEffectiveFrom) {
    return new Change(this).version(newVersion, newEffectiveFrom).set();
  }

  /** A set being changed in a part or two; the others stay. */
  private static final class Change {

    private Scope scope;
    private int version;
    private String owner;
    private LocalDate effectiveFrom;
    private Window reviewEvery;
    private Optional<LocalDate> lastReviewed;
    private SeverityScale scale;
    private WorkCalendar calendar;
    private List<FactDefinition> facts;
    private List<Criterion> criteria;

    Change(CriteriaSet old) {
      scope = old.scope();
      version = old.version();
      owner = old.owner();
      effectiveFrom = old.effectiveFrom();
      reviewEvery = old.reviewEvery();
      lastReviewed = old.lastReviewed();
      scale = old.scale();
      calendar = old.calendar();
      facts = old.facts();
      criteria = old.criteria();
    }

    Change scope(Scope value) {
      scope = value;
      return this;
    }

    Change owner(String value) {
      owner = value;
      return this;
    }

    Change reviewEvery(Window value) {
      reviewEvery = value;
      return this;
    }

    Change scale(SeverityScale value) {
      scale = value;
      return this;
    }

    Change calendar(WorkCalendar value) {
      calendar = value;
      return this;
    }

    Change facts(List<FactDefinition> value) {
      facts = value;
      return this;
    }

    Change criteria(List<Criterion> value) {
      criteria = value;
      return this;
    }

    Change version(int value, LocalDate from) {
      version = value;
      effectiveFrom = from;
      return this;
    }

    Change reviewed(LocalDate day) {
      lastReviewed = Optional.of(day);
      return this;
    }

    CriteriaSet set() {
      return new CriteriaSet(
          scope,
          version,
          owner,
          effectiveFrom,
          reviewEvery,
          lastReviewed,
          scale,
          calendar,
          facts,
          criteria);
    }
  }
}
