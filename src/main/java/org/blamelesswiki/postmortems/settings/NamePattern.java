package org.blamelesswiki.postmortems.settings;

/** Names of pages as an admin writes them down, with {@code *} for any characters. */
public final class NamePattern {

  private NamePattern() {}

  /** Whether {@code name} is what {@code pattern} says. */
  public static boolean matches(String pattern, String name) {
    int star = -1;
    int resume = 0;
    int p = 0;
    int n = 0;
    while (n < name.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        resume = n;
      } else if (p < pattern.length() && pattern.charAt(p) == name.charAt(n)) {
        p++;
        n++;
      } else if (star >= 0) {
        p = star + 1;
        n = ++resume;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }
}
