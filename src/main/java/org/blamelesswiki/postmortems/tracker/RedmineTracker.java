package org.blamelesswiki.postmortems.tracker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.blamelesswiki.postmortems.action.Issue;
import org.blamelesswiki.postmortems.tracker.Transport.Request;

/**
 * Redmine by its REST API: {@code GET /issues.json} with {@code issue_id}, {@code status_id=*}
 * (open and closed), {@code limit} and {@code offset}, as its wiki page on issues describes them.
 * An API key of the account is its token.
 *
 * <p>A query is a list of the same parameters, such as {@code project_id=shop&tracker_id=4}, or
 * {@code query_id=7} for one that was saved in Redmine.
 */
final class RedmineTracker implements Tracker {

  /** Redmine gives at most 100 at a time. */
  private static final int PAGE_SIZE = 100;

  private static final int MOST_PAGES = 5;
  private static final Pattern QUERY =
      Pattern.compile("[a-z0-9_.]+=[^&#\\s]*(&[a-z0-9_.]+=[^&#\\s]*)*");

  private final TrackerConnection connection;
  private final Transport transport;
  private final RedmineIssues issues;
  private final RedmineNewIssues newIssues;
  private final ObjectMapper json = new ObjectMapper();

  RedmineTracker(TrackerConnection connection, Transport transport) {
    this.connection = connection;
    this.transport = transport;
    this.issues = new RedmineIssues(connection);
    this.newIssues = new RedmineNewIssues(connection, transport);
  }

  @Override
  public Map<String, Issue> issues(Set<String> keys, Viewpoint viewpoint) {
    List<String> numbers = keys.stream().filter(key -> key.matches("[1-9][0-9]{0,8}")).toList();
    Map<String, Issue> found = new LinkedHashMap<>();
    for (int from = 0; from < numbers.size(); from += PAGE_SIZE) {
      List<String> part = numbers.subList(from, Math.min(numbers.size(), from + PAGE_SIZE));
      String query = "issue_id=" + String.join(",", part) + "&status_id=*";
      page(query, 0, viewpoint)
          .path("issues")
          .forEach(
              node -> {
                Issue issue = issues.read(node);
                found.put(issue.ref().key(), issue);
              });
    }
    return found;
  }

  @Override
  public Result search(String query, Viewpoint viewpoint) {
    Optional<Linked> linked = Linked.of(query);
    if (linked.isPresent()) {
      return linked(linked.get(), viewpoint);
    }
    if (!QUERY.matcher(query).matches()) {
      throw new TrackerException(
          TrackerException.Problem.BAD_QUESTION,
          connection.name() + " takes a query such as project_id=shop&status_id=*");
    }
    return searchAll(query, issue -> true, viewpoint);
  }

  /** Issues whose description names the page, or that Redmine relates to the issue. */
  private Result linked(Linked linked, Viewpoint viewpoint) {
    if (linked instanceof Linked.ToPage page) {
      String tail = tail(page.address());
      return searchAll(
          "status_id=*&description=~" + Paths.encoded(tail),
          issue -> names(issue.path("description").asText(), tail),
          viewpoint);
    }
    String number = ((Linked.ToIssue) linked).key();
    return number.matches("[1-9][0-9]{0,8}")
        ? searchAll("status_id=*&relates=" + number, issue -> true, viewpoint)
        : new Result(List.of(), 0);
  }

  /** A wiki may be reached by more than one name; what follows the host is the page's. */
  private static String tail(URI address) {
    String path = address.getRawPath();
    return address.getRawQuery() == null ? path : path + "?" + address.getRawQuery();
  }

  /** Whether the address ends where {@code tail} does: one page's name may begin another's. */
  private static boolean names(String text, String tail) {
    for (int at = text.indexOf(tail); at >= 0; at = text.indexOf(tail, at + 1)) {
      int end = at + tail.length();
      if (end == text.length() || !isInAddress(text.charAt(end))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isInAddress(char c) {
    return Character.isLetterOrDigit(c) || "%&=_-+/".indexOf(c) >= 0;
  }

  @Override
  public String create(NewIssue issue, Viewpoint viewpoint) {
    return newIssues.create(issue, viewpoint);
  }

  @Override
  public Map<String, String> made(Set<String> markers, Viewpoint viewpoint) {
    return newIssues.made(markers, viewpoint);
  }

  private Result searchAll(String query, Predicate<JsonNode> counts, Viewpoint viewpoint) {
    List<Issue> all = new ArrayList<>();
    int left = 0;
    int total = 0;
    for (int page = 0; page < MOST_PAGES; page++) {
      JsonNode answer = page(query, all.size() + left, viewpoint);
      int before = all.size() + left;
      for (JsonNode issue : answer.path("issues")) {
        if (counts.test(issue)) {
          all.add(issues.read(issue));
        } else {
          left++;
        }
      }
      int read = all.size() + left;
      total = Math.max(answer.path("total_count").asInt(read), read);
      if (read == before || read >= total) {
        break;
      }
    }
    return new Result(all, total - left);
  }

  @Override
  public String whoAmI(Viewpoint viewpoint) {
    JsonNode user = read(Request.get("/users/current.json"), viewpoint).path("user");
    String name =
        (user.path("firstname").asText("") + " " + user.path("lastname").asText("")).strip();
    if (name.isEmpty()) {
      throw new TrackerException(
          TrackerException.Problem.UNREADABLE, connection.name() + ": its answer names no user");
    }
    return name;
  }

  private JsonNode page(String query, int offset, Viewpoint viewpoint) {
    String path = "/issues.json?" + query + "&limit=" + PAGE_SIZE + "&offset=" + offset;
    JsonNode answer = read(Request.get(path), viewpoint);
    if (!answer.path("issues").isArray()) {
      throw new TrackerException(
          TrackerException.Problem.UNREADABLE,
          connection.name() + ": its answer has no list of issues");
    }
    return answer;
  }

  private JsonNode read(Request request, Viewpoint viewpoint) {
    return Answers.json(connection.name(), transport.send(request, viewpoint), json);
  }
}
