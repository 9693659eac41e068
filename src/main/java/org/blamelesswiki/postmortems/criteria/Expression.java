package org.blamelesswiki.postmortems.criteria;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A condition over facts. Closed on purpose: a new kind is a design decision, a new criterion is
 * data. Every condition answers yes, no, or not known; see {@link Answer}.
 */
public sealed interface Expression {

  /** Calls the case for this kind of condition. */
  <R> R accept(Cases<R> cases);

  /** The conditions it is made of; none when it asks for facts itself. */
  default List<Expression> parts() {
    return List.of();
  }

  /** One operation, for each kind of condition. */
  interface Cases<R> {
    R always(Always condition);

    R all(All condition);

    R any(Any condition);

    R atLeast(AtLeast condition);

    R not(Not condition);

    R incidentSeverity(IncidentSeverity condition);

    R metric(Metric condition);

    R event(Event condition);

    R member(Member condition);

    R repeat(Repeat condition);

    R total(Total condition);

    R requested(Requested condition);

    R judgement(Judgement condition);

    R during(During condition);

    R sameAs(SameAs condition);
  }

  /** Holds for everything. */
  record Always() implements Expression {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.always(this);
    }
  }

  /** Each of them holds. */
  record All(List<Expression> of) implements Expression {
    public All {
      of = List.copyOf(of);
      requireSome(of.size(), "all of");
    }

    @Override
    public List<Expression> parts() {
      return of;
    }

    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.all(this);
    }
  }

  /** One of them holds. */
  record Any(List<Expression> of) implements Expression {
    public Any {
      of = List.copyOf(of);
      requireSome(of.size(), "any of");
    }

    @Override
    public List<Expression> parts() {
      return of;
    }

    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.any(this);
    }
  }

  /**
   * Several of them hold.
   *
   * @param count how many at least; 1 to as many as there are
   */
  record AtLeast(int count, List<Expression> of) implements Expression {
    public AtLeast {
      of = List.copyOf(of);
      requireSome(of.size(), "at least " + count + " of");
      if (count < 1 || count > of.size()) {
        throw new IllegalArgumentException(
            "of " + of.size() + " conditions 1 to " + of.size() + " can hold, not " + count);
      }
    }

    @Override
    public List<Expression> parts() {
      return of;
    }

    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.atLeast(this);
    }
  }

  /** It does not hold. */
  record Not(Expression of) implements Expression {
    @Override
    public List<Expression> parts() {
      return List.of(of);
    }

    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.not(this);
    }
  }

  /**
   * The incident severity against a level of the site's scale: {@code AT_LEAST SEV-2} is SEV-2 or
   * worse.
   */
  record IncidentSeverity(Comparison comparison, String level) implements Expression {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.incidentSeverity(this);
    }
  }

  /**
   * A number against its threshold.
   *
   * @param metric the number
   * @param threshold in a unit that the metric's converts to; in percent when {@code shareOf} is
   *     there
   * @param shareOf the number that the metric is taken as a share of
   */
  record Metric(
      FactKey metric, Comparison comparison, Quantity threshold, Optional<FactKey> shareOf)
      implements Expression {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.metric(this);
    }
  }

  /** Something happened. */
  record Event(FactKey event) implements Expression {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.event(this);
    }
  }

  /** One of the names is among those of the incident, whatever their case. */
  record Member(FactKey field, Set<String> anyOf) implements Expression {
    public Member {
      anyOf = Copies.ordered(anyOf);
      requireSome(anyOf.size(), "a name of " + field + " that is any of");
    }

    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.member(this);
    }
  }

  /**
   * It happened several times.
   *
   * @param count how often at least, this time included; 2 to 1,000
   * @param window the time that ends with this incident
   * @param sameBy the names they share, such as service and class; when empty any incident counts
   */
  record Repeat(int count, Window window, Set<FactKey> sameBy) implements Expression {
    public Repeat {
      sameBy = Copies.ordered(sameBy);
      if (count < 2 || count > 1000) {
        throw new IllegalArgumentException("a repeat is 2 to 1,000 times, not " + count);
      }
    }

    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.repeat(this);
    }
  }

  /**
   * A number added up over several incidents, against its threshold.
   *
   * @param metric the number
   * @param window the time that ends with this incident
   * @param sameBy the names they share; when empty any incident counts
   * @param threshold in a unit that the metric's converts to; in percent when {@code shareOf} is
   *     there
   * @param shareOf the number, of this incident, that the sum is taken as a share of
   */
  record Total(
      FactKey metric,
      Window window,
      Set<FactKey> sameBy,
      Comparison comparison,
      Quantity threshold,
      Optional<FactKey> shareOf)
      implements Expression {
    public Total {
      sameBy = Copies.ordered(sameBy);
    }

    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.total(this);
    }
  }

  /**
   * Somebody asked for a postmortem. The requests are on record, so none on record is a no.
   *
   * @param from the teams or groups whose request counts; when empty anybody's does
   * @param reasonRequired whether only a request with a reason counts
   */
  record Requested(Set<String> from, boolean reasonRequired) implements Expression {
    public Requested {
      from = Copies.ordered(from);
    }

    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.requested(this);
    }
  }

  /** Somebody answered the question with yes and wrote why. */
  record Judgement(FactKey judgement) implements Expression {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.judgement(this);
    }
  }

  /**
   * It started within these days, in the time zone of the set's calendar: a freeze, a festival.
   *
   * @param from the first day
   * @param to the last day
   */
  record During(LocalDate from, LocalDate to) implements Expression {
    public During {
      if (to.isBefore(from)) {
        throw new IllegalArgumentException(
            "a range of days does not end before it starts: " + from + " to " + to);
      }
    }

    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.during(this);
    }
  }

  /** Another criterion of the set applies, whatever its level and whether it is switched on. */
  record SameAs(CriterionId criterion) implements Expression {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.sameAs(this);
    }
  }

  private static void requireSome(int count, String what) {
    if (count == 0) {
      throw new IllegalArgumentException(what + " nothing is no condition");
    }
  }
}
