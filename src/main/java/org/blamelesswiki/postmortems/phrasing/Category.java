package org.blamelesswiki.postmortems.phrasing;

import java.util.Locale;

/** What a reader may hear. */
public enum Category {
  /** A person, role or team is made the cause. */
  INDIVIDUAL_FAULT,
  /** A trait or the competence of people is judged. */
  JUDGEMENT,
  /** A bad motive or attitude is read into an act. */
  MOTIVE,
  /** A gap in knowledge is pinned on a person. */
  KNOWLEDGE,
  /** What people should, could or would have done instead. */
  COUNTERFACTUAL,
  /** People's error is given as the cause, and the sentence stops there. */
  HUMAN_ERROR,
  /** It is called obvious or predictable after the fact. */
  HINDSIGHT,
  /** Exaggeration or scorn in place of a measured fact. */
  DRAMA,
  /** The remedy is aimed at people. */
  PERSON_REMEDY,
  /** A question that looks for who, or why someone did. */
  INTERROGATION;

  /** The name in rule files, the API and the command line, such as {@code human-error}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
