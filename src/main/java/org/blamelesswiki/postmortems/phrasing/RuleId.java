package org.blamelesswiki.postmortems.phrasing;

import java.util.regex.Pattern;

/**
 * The permanent name of a rule: admins write it in settings.
 *
 * @param value lower-case words joined by hyphens, 1 to 64 characters
 */
public record RuleId(String value) {

  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  public RuleId {
    if (value.length() > 64 || !FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "a rule id is lower-case words joined by hyphens, not '" + value + "'");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
