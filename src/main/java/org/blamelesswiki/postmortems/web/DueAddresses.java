package org.blamelesswiki.postmortems.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.blamelesswiki.postmortems.postmortem.PostmortemRequest;
import org.blamelesswiki.postmortems.postmortem.Subject;

/** Where the screens of what is due are, below our screens. */
final class DueAddresses {

  static final String LIST = "/due";
  static final String ONE = "/due/one";
  static final String REQUESTS = "/requests";
  static final String ASK = "/requests/ask";
  static final String REQUEST = "/requests/one";

  private DueAddresses() {}

  static String of(Subject subject) {
    return ONE + "?for=" + encoded(subject.toString());
  }

  static String of(PostmortemRequest request) {
    return REQUEST + "?id=" + encoded(request.id());
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
