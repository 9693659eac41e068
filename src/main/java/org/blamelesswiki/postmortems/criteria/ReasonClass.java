package org.blamelesswiki.postmortems.criteria;

import java.util.Optional;

/** Why a criterion is worth a postmortem. */
public enum ReasonClass implements Keyed {
  /** Money, customers, trust, law. */
  BUSINESS,
  /** How the product behaves for those who use it. */
  PRODUCT,
  /** Something to learn, whatever the harm was. */
  OPPORTUNITY,
  /** What it asked of the people who build and run it. */
  PEOPLE;

  /** The class with that key, if there is one. */
  public static Optional<ReasonClass> ofKey(String key) {
    return Keyed.find(values(), key);
  }
}
