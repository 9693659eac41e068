package org.blamelesswiki.postmortems.web;

import java.util.Objects;
import java.util.OptionalLong;

/** Reads what a form sent. */
final class Parsing {

  private Parsing() {}

  /** A whole number, if it is one. */
  static OptionalLong whole(String text) {
    try {
      return OptionalLong.of(Long.parseLong(text));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  /** What an exception says is wrong with a value. */
  static String reason(IllegalArgumentException e) {
    return Objects.requireNonNullElse(e.getMessage(), "");
  }
}
