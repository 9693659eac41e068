package org.blamelesswiki.postmortems.criteria;

import java.util.Optional;

/** What a metric is for several incidents together. */
public enum GroupTotal implements Keyed {
  /** All of them added up: minutes, money. */
  SUM,
  /** The largest of them: what is the same size each time, such as all users there are. */
  GREATEST;

  /** The way of totalling with that key, if there is one. */
  public static Optional<GroupTotal> ofKey(String key) {
    return Keyed.find(values(), key);
  }
}
