package org.blamelesswiki.postmortems.criteria;

import java.util.Optional;

/** What sort of value a fact has. */
public enum FactKind implements Keyed {
  /** {@link FactValue.Severity}. */
  INCIDENT_SEVERITY(FactValue.Severity.class),
  /** {@link FactValue.Amount}. */
  METRIC(FactValue.Amount.class),
  /** {@link FactValue.YesNo}. */
  EVENT(FactValue.YesNo.class),
  /** {@link FactValue.Names}. */
  NAMES(FactValue.Names.class),
  /** {@link FactValue.Moment}. */
  MOMENT(FactValue.Moment.class),
  /** {@link FactValue.Judged}. */
  JUDGEMENT(FactValue.Judged.class),
  /** {@link FactValue.Requests}: kept by us, never asked for. */
  REQUESTS(FactValue.Requests.class);

  private final Class<? extends FactValue> valueType;

  FactKind(Class<? extends FactValue> valueType) {
    this.valueType = valueType;
  }

  /** The kind with that key, if there is one. */
  public static Optional<FactKind> ofKey(String key) {
    return Keyed.find(values(), key);
  }

  /** Whether a fact of this kind can have that value. */
  public boolean fits(FactValue value) {
    return valueType.isInstance(value);
  }
}
