package org.blamelesswiki.postmortems.criteria;

import java.util.regex.Pattern;

/**
 * The permanent name of a criterion within its set.
 *
 * @param value lower-case letters, digits and {@code -}, 1 to 64 of them, beginning with a letter
 */
public record CriterionId(String value) implements Comparable<CriterionId> {

  private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9-]{0,63}");

  public CriterionId {
    if (!isValid(value)) {
      throw new IllegalArgumentException(
          "a criterion's id is lower-case letters, digits and '-', not '" + value + "'");
    }
  }

  static boolean isValid(String value) {
    return SHAPE.matcher(value).matches();
  }

  @Override
  public int compareTo(CriterionId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
