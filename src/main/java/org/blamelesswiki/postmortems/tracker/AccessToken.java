package org.blamelesswiki.postmortems.tracker;

/** A secret that opens a tracker. Never shows itself by accident. */
public final class AccessToken {

  private final String value;

  public AccessToken(String value) {
    if (value.isBlank() || value.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      throw new IllegalArgumentException("a token is printable and has no blanks");
    }
    this.value = value;
  }

  /** The secret itself, for a request header or for encryption. */
  String value() {
    return value;
  }

  @Override
  public String toString() {
    return "a token";
  }
}
