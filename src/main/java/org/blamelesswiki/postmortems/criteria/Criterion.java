package org.blamelesswiki.postmortems.criteria;

import java.util.Optional;

/**
 * A condition under which a postmortem is required, recommended or exempt.
 *
 * @param id its permanent name
 * @param name what readers call it
 * @param reasonClass why it is worth a postmortem
 * @param level what follows when it applies
 * @param condition when it applies
 * @param explanation why we care, in a sentence or two; may be empty
 * @param obligation what is to be done, of a required or recommended criterion
 * @param lifts what it lifts, of an exemption; of another level nothing
 * @param enabled whether it is looked at
 * @param starter whether its values are the ones we shipped, touched by nobody here
 */
public record Criterion(
    CriterionId id,
    String name,
    ReasonClass reasonClass,
    Level level,
    Expression condition,
    String explanation,
    Obligation obligation,
    Lifts lifts,
    boolean enabled,
    boolean starter) {

  public Criterion {
    if (name.isBlank()) {
      throw new IllegalArgumentException("criterion " + id + " has no name");
    }
    ExpressionSize.require(condition);
  }

  /** A criterion that is switched on, with the usual obligation of its level. */
  public static Criterion of(
      String id, String name, ReasonClass reasonClass, Level level, Expression condition) {
    return new Criterion(
        new CriterionId(id),
        name,
        reasonClass,
        level,
        condition,
        "",
        Obligation.usual(),
        Lifts.RECOMMENDED,
        true,
        false);
  }

  /** The one number an admin tunes: a threshold, or how often; empty when there is not just one. */
  public Optional<Quantity> number() {
    return Tuning.number(condition);
  }

  /**
   * The same with another number in its one place.
   *
   * @throws IllegalArgumentException if there is not just one, or the number does not fit it
   */
  public Criterion withNumber(Quantity number) {
    return withCondition(Tuning.withNumber(condition, number));
  }

  /** The one window an admin tunes; empty when there is not just one. */
  public Optional<Window> window() {
    return Tuning.window(condition);
  }

  /**
   * The same with another window in its one place.
   *
   * @throws IllegalArgumentException if there is not just one
   */
  public Criterion withWindow(Window newWindow) {
    return withCondition(Tuning.withWindow(condition, newWindow));
  }

  /** The one level of incident severity an admin tunes; empty when there is not just one. */
  public Optional<String> severityLevel() {
    return Tuning.severityLevel(condition);
  }

  /**
   * The same with another level of incident severity in its one place.
   *
   * @throws IllegalArgumentException if there is not just one
   */
  public Criterion withSeverityLevel(String newLevel) {
    return withCondition(Tuning.withSeverityLevel(condition, newLevel));
  }

  /** The same with another condition; its values are the site's own from then on. */
  public Criterion withCondition(Expression newCondition) {
    return new Change(this).condition(newCondition).touched(!newCondition.equals(condition)).done();
  }

  public Criterion withEnabled(boolean newEnabled) {
    return new Change(this).enabled(newEnabled).done();
  }

  public Criterion withLevel(Level newLevel) {
    return new Change(this).level(newLevel).touched(newLevel != level).done();
  }

  public Criterion withExplanation(String newExplanation) {
    return new Change(this).explanation(newExplanation).done();
  }

  public Criterion withObligation(Obligation newObligation) {
    return new Change(this)
        .obligation(newObligation)
        .touched(!newObligation.equals(obligation))
        .done();
  }

  public Criterion withLifts(Lifts newLifts) {
    return new Change(this).lifts(newLifts).touched(!newLifts.equals(lifts)).done();
  }

  Criterion withId(CriterionId newId) {
    return new Change(this).id(newId).done();
  }

  /** A criterion being changed in a part or two; the others stay. */
  private static final class Change {

    private CriterionId id;
    private final String name;
    private final ReasonClass reasonClass;
    private Level level;
    private Expression condition;
    private String explanation;
    private Obligation obligation;
    private Lifts lifts;
    private boolean enabled;
    private boolean starter;

    Change(Criterion old) {
      id = old.id();
      name = old.name();
      reasonClass = old.reasonClass();
      level = old.level();
      condition = old.condition();
      explanation = old.explanation();
      obligation = old.obligation();
      lifts = old.lifts();
      enabled = old.enabled();
      starter = old.starter();
    }

    Change id(CriterionId value) {
      id = value;
      return this;
    }

    Change level(Level value) {
      level = value;
      return this;
    }

    Change condition(Expression value) {
      condition = value;
      return this;
    }

    Change explanation(String value) {
      explanation = value;
      return this;
    }

    Change obligation(Obligation value) {
      obligation = value;
      return this;
    }

    Change lifts(Lifts value) {
      lifts = value;
      return this;
    }

    Change enabled(boolean value) {
      enabled = value;
      return this;
    }

    /** A value that somebody changed is the site's own. */
    Change touched(boolean isTouched) {
      starter = starter && !isTouched;
      return this;
    }

    Criterion done() {
      return new Criterion(
          id,
          name,
          reasonClass,
          level,
          condition,
          explanation,
          obligation,
          lifts,
          enabled,
          starter);
    }
  }
}
