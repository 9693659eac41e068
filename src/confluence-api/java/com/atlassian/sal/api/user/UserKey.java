package com.atlassian.sal.api.user;

/** Source: Slack integration, compiled for 10.0.1; SAL's text of 2011. */
public final class UserKey {

  private final String value;

  public UserKey(String value) {
    this.value = value;
  }

  public String getStringValue() {
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof UserKey key && key.value.equals(value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }
}
