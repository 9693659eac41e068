package org.blamelesswiki.postmortems.jspwiki;

import java.util.Locale;
import java.util.Optional;
import org.blamelesswiki.postmortems.text.Span;

/**
 * What stands in brackets and braces: a plugin call, a {@code SET}, an {@code ALLOW}, a variable.
 *
 * @param name the first word
 * @param arguments what follows it, up to the body
 * @param body what follows the first empty line; empty when there is none
 * @param bodySpan where the body stands in the source
 * @param span where the whole of it stands, brackets included
 */
record Macro(String name, String arguments, String body, Span bodySpan, Span span) {

  /** Whether it calls the plugin of that alias; JSPWiki lets one write INSERT before it. */
  boolean is(String alias) {
    return name.equals(alias);
  }

  /** The value, if this sets the page attribute {@code attribute}. */
  Optional<String> sets(String attribute) {
    if (!name.toUpperCase(Locale.ROOT).equals("SET")) {
      return Optional.empty();
    }
    int equals = arguments.indexOf('=');
    if (equals < 0 || !arguments.substring(0, equals).strip().equals(attribute)) {
      return Optional.empty();
    }
    String value = arguments.substring(equals + 1).strip();
    boolean quoted = value.length() > 1 && value.startsWith("'") && value.endsWith("'");
    return Optional.of(quoted ? value.substring(1, value.length() - 1) : value);
  }

  /** The value of a plugin's parameter, as {@code name='value'}; empty when it is not there. */
  String argument(String parameter) {
    int at = 0;
    while (at < arguments.length()) {
      int equals = arguments.indexOf('=', at);
      if (equals < 0) {
        return "";
      }
      String key = arguments.substring(at, equals).strip();
      int start = equals + 1;
      while (start < arguments.length() && Character.isWhitespace(arguments.charAt(start))) {
        start++;
      }
      boolean quoted = start < arguments.length() && arguments.charAt(start) == '\'';
      int end = quoted ? arguments.indexOf('\'', start + 1) : wordEnd(start);
      if (end < 0) {
        return "";
      }
      if (key.equals(parameter)) {
        return arguments.substring(quoted ? start + 1 : start, end);
      }
      at = end + 1;
    }
    return "";
  }

  private int wordEnd(int start) {
    int end = start;
    while (end < arguments.length() && !Character.isWhitespace(arguments.charAt(end))) {
      end++;
    }
    return end;
  }
}
