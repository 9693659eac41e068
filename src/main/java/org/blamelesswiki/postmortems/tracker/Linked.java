package org.blamelesswiki.postmortems.tracker;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.blamelesswiki.postmortems.action.PageLink;

/**
 * A question for what a tracker itself links to a page or to an issue, in words that are the same
 * for every tracker and no query of any.
 */
sealed interface Linked {

  Pattern TEXT = Pattern.compile("linked to (page|issue) (\\S+)(?: (\\S+))?");

  /** The question as a query's text. */
  String text();

  /** Issues that link to a page. */
  record ToPage(String name, URI address) implements Linked {
    @Override
    public String text() {
      return "linked to page " + name + " " + address;
    }
  }

  /** Issues that are linked with the issue {@code key}, such as the incident's own. */
  record ToIssue(String key) implements Linked {
    @Override
    public String text() {
      return "linked to issue " + key;
    }
  }

  static Linked toPage(PageLink page) {
    return new ToPage(page.name(), page.address());
  }

  /** The question that {@code query} is, unless it is one in a tracker's own language. */
  static Optional<Linked> of(String query) {
    Matcher matcher = TEXT.matcher(query);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String address = matcher.group(3);
    return matcher.group(1).equals("page") && address != null
        ? Optional.of(new ToPage(matcher.group(2), URI.create(address)))
        : Optional.of(new ToIssue(matcher.group(2)));
  }
}
