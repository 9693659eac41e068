package org.blamelesswiki.postmortems.confluence.save;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blamelesswiki.postmortems.publishing.Confirmation;
import org.blamelesswiki.postmortems.web.SuggestionsView;

/**
 * The author's "keep as is", as a save carries it: fields of a classic form, or for JSON one header
 * with the same fields in the form of a query. It comes with the save it is for, so nothing is
 * stored for a page that is never shared, and Confluence's own protection of the save covers it.
 */
final class Keep {

  /** The header that the editor's script, or any client, sends with a save. */
  static final String HEADER = "X-Postmortems-Keep";

  private static final int LONGEST_HEADER = 8_000;

  private Keep() {}

  /** What the author keeps with a form. */
  static Optional<Confirmation> ofForm(Map<String, List<String>> parameters) {
    return Confirmation.ofForm(
        first(parameters, SuggestionsView.SHOWN_FIELD),
        first(parameters, SuggestionsView.KEEP_FIELD),
        first(parameters, SuggestionsView.WORDS_FIELD));
  }

  /** What the author keeps with a JSON body, from the value of {@link #HEADER}. */
  static Optional<Confirmation> ofHeader(String value) {
    Map<String, List<String>> fields = new HashMap<>();
    if (value.length() <= LONGEST_HEADER) {
      for (String field : value.split("&", -1)) {
        int equals = field.indexOf('=');
        if (equals > 0) {
          fields.put(field.substring(0, equals), List.of(decode(field.substring(equals + 1))));
        }
      }
    }
    return ofForm(fields);
  }

  private static String decode(String value) {
    try {
      return URLDecoder.decode(value, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return ""; // A broken field keeps nothing.
    }
  }

  private static String first(Map<String, List<String>> parameters, String name) {
    return parameters.getOrDefault(name, List.of()).stream().findFirst().orElse("");
  }
}
