package org.blamelesswiki.postmortems.tracker;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Parts of addresses. */
final class Paths {

  private Paths() {}

  /** {@code part} as one segment of a path or one value of a query. */
  static String encoded(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
