package org.blamelesswiki.postmortems.criteria;

import java.util.regex.Pattern;

/**
 * The permanent name of a fact, such as {@code users-affected}.
 *
 * @param value lower-case letters, digits and {@code -}, 1 to 64 of them, beginning with a letter
 */
public record FactKey(String value) implements Comparable<FactKey> {

  // First: the constants below are checked against it.
  private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9-]{0,63}");

  /** How severe the incident was, on the site's own scale. */
  public static final FactKey INCIDENT_SEVERITY = new FactKey("incident-severity");

  /** When it began to be felt. */
  public static final FactKey STARTED = new FactKey("started");

  /** When it was over for those who felt it. */
  public static final FactKey ENDED = new FactKey("ended");

  /** The services it was about. */
  public static final FactKey SERVICE = new FactKey("service");

  /** The teams whose services they are. */
  public static final FactKey TEAM = new FactKey("team");

  /** Who asked for a postmortem. */
  public static final FactKey REQUESTS = new FactKey("requests");

  public FactKey {
    if (!isValid(value)) {
      throw new IllegalArgumentException(
          "a fact's key is lower-case letters, digits and '-', not '" + value + "'");
    }
  }

  static boolean isValid(String value) {
    return SHAPE.matcher(value).matches();
  }

  @Override
  public int compareTo(FactKey other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
