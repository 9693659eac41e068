package org.blamelesswiki.postmortems.tracker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.blamelesswiki.postmortems.action.Issue;
import org.blamelesswiki.postmortems.tracker.TrackerException.Problem;
import org.blamelesswiki.postmortems.tracker.Transport.Request;
import org.blamelesswiki.postmortems.tracker.Transport.Response;

/**
 * Jira Data Center by its REST API v2: {@code POST /rest/api/2/search} with {@code jql}, {@code
 * fields}, {@code startAt}, {@code maxResults} and {@code validateQuery}, as its reference
 * describes them.
 *
 * <p>Jira refuses a whole query that names one key that is not there, unless told not to validate;
 * some releases refuse it even then, with the key in the message. That key is then left out and the
 * question asked again, once.
 */
final class JiraTracker implements Tracker {

  /** Jira's own limit for one answer is 1,000 unless its admin lowers it. */
  static final int PAGE_SIZE = 500;

  private static final String LINK_SEARCH = "issuesWithRemoteLinksByGlobalId";
  private static final int MOST_PAGES = 4;
  private static final int MOST_MOVED = 10;
  private static final Pattern UNKNOWN_KEY =
      Pattern.compile("(?:issue with key|issue key|moved issue key) '([^']{1,64})'");

  private final TrackerConnection connection;
  private final Transport transport;
  private final JiraIssues issues;
  private final JiraNewIssues newIssues;
  private final ObjectMapper json = new ObjectMapper();
  private volatile boolean isLinkSearchKnown = true;

  JiraTracker(TrackerConnection connection, Transport transport) {
    this.connection = connection;
    this.transport = transport;
    this.issues = new JiraIssues(connection);
    this.newIssues = new JiraNewIssues(connection, transport);
  }

  @Override
  public Map<String, Issue> issues(Set<String> keys, Viewpoint viewpoint) {
    Map<String, Issue> found = new LinkedHashMap<>();
    for (Issue issue : searchKeys(keys, viewpoint)) {
      found.put(issue.ref().key(), issue);
    }
    return byKeyAskedFor(keys, found, viewpoint);
  }

  @Override
  public Result search(String query, Viewpoint viewpoint) {
    return searchAll(Linked.of(query).map(JiraTracker::linkQuery).orElse(query), viewpoint);
  }

  /** Keys and links are one question; what is not asked for by its key was found by a link. */
  @Override
  public Seen look(Set<String> keys, Set<String> linked, Viewpoint viewpoint) {
    List<String> parts = new ArrayList<>();
    for (String text : linked) {
      Linked.of(text).filter(this::canBeAsked).map(JiraTracker::linkQuery).ifPresent(parts::add);
    }
    if (parts.isEmpty()) {
      return Tracker.super.look(keys, Set.of(), viewpoint).with(linked);
    }
    if (!keys.isEmpty()) {
      parts.add(0, keysQuery(keys));
    }
    List<Issue> all;
    try {
      all = searchAll(String.join(" OR ", parts), viewpoint).issues();
    } catch (UnknownKeys | TrackerException e) {
      if (e instanceof TrackerException failure && failure.problem() != Problem.BAD_QUESTION) {
        throw failure;
      }
      return Tracker.super.look(keys, Set.of(), viewpoint).with(linked);
    }
    Map<String, Issue> found = new LinkedHashMap<>();
    all.forEach(issue -> found.put(issue.ref().key(), issue));
    Map<String, Issue> asked = new LinkedHashMap<>(found);
    asked.keySet().retainAll(keys);
    List<Issue> others = new ArrayList<>(all);
    others.removeIf(issue -> keys.contains(issue.ref().key()));
    if (!others.isEmpty()) {
      // One of the others may be an issue under its new key.
      keys.stream()
          .filter(key -> !found.containsKey(key))
          .limit(MOST_MOVED)
          .forEach(key -> putIfThere(key, asked, viewpoint));
      others.removeIf(issue -> asked.values().stream().anyMatch(a -> a.ref().equals(issue.ref())));
    }
    Result links = new Result(others, others.size());
    Map<String, Result> byText = new LinkedHashMap<>();
    // Which link found which cannot be told apart, and makes no difference to the list.
    linked.forEach(text -> byText.put(text, byText.isEmpty() ? links : new Result(List.of(), 0)));
    return new Seen(asked, byText);
  }

  @Override
  public String create(NewIssue issue, Viewpoint viewpoint) {
    return newIssues.create(issue, viewpoint);
  }

  @Override
  public Map<String, String> made(Set<String> markers, Viewpoint viewpoint) {
    return newIssues.made(markers, viewpoint);
  }

  /** Whether nothing of it could end the query it becomes a part of. */
  private boolean canBeAsked(Linked linked) {
    return linked instanceof Linked.ToPage
        ? isLinkSearchKnown
        : linked instanceof Linked.ToIssue issue && issue.key().matches("[A-Z][A-Z0-9_]*-[0-9]+");
  }

  /** JQL functions of Jira's reference: issues by the global id of a remote link, and by link. */
  private static String linkQuery(Linked linked) {
    return linked instanceof Linked.ToPage page
        ? "issue in " + LINK_SEARCH + "(\"" + page.name() + "\")"
        : "issue in linkedIssues(\"" + ((Linked.ToIssue) linked).key() + "\")";
  }

  @Override
  public String whoAmI(Viewpoint viewpoint) {
    JsonNode me = read(transport.send(Request.get("/rest/api/2/myself"), viewpoint));
    String name = me.path("displayName").asText("");
    if (name.isEmpty()) {
      throw unreadable("its answer names no user");
    }
    return name;
  }

  private List<Issue> searchKeys(Set<String> keys, Viewpoint viewpoint) {
    if (keys.isEmpty()) {
      return List.of();
    }
    try {
      return searchAll(keysQuery(keys), viewpoint).issues();
    } catch (UnknownKeys e) {
      Set<String> rest = new LinkedHashSet<>(keys);
      if (!rest.removeAll(e.keys) || rest.isEmpty()) {
        return List.of();
      }
      return searchAll(keysQuery(rest), viewpoint).issues();
    }
  }

  private static String keysQuery(Set<String> keys) {
    StringBuilder jql = new StringBuilder("issuekey in (");
    String comma = "";
    for (String key : keys) {
      jql.append(comma).append('"').append(key.replace("\\", "").replace("\"", "")).append('"');
      comma = ",";
    }
    return jql.append(')').toString();
  }

  private Result searchAll(String jql, Viewpoint viewpoint) {
    List<Issue> all = new ArrayList<>();
    int total = 0;
    for (int page = 0; page < MOST_PAGES; page++) {
      JsonNode answer = search(jql, all.size(), viewpoint);
      JsonNode list = answer.path("issues");
      if (!list.isArray()) {
        throw unreadable("its answer has no list of issues");
      }
      list.forEach(issue -> all.add(issues.read(issue)));
      total = Math.max(answer.path("total").asInt(all.size()), all.size());
      if (list.isEmpty() || all.size() >= total) {
        break;
      }
    }
    return new Result(all, total);
  }

  private JsonNode search(String jql, int startAt, Viewpoint viewpoint) {
    ObjectNode question = json.createObjectNode();
    question.put("jql", jql);
    question.put("startAt", startAt);
    question.put("maxResults", PAGE_SIZE);
    question.put("validateQuery", false);
    ArrayNode fields = question.putArray("fields");
    issues.fields().forEach(fields::add);
    Response response =
        transport.send(Request.question("/rest/api/2/search", question.toString()), viewpoint);
    if (response.status() == 400) {
      throw refusedQuestion(response);
    }
    return read(response);
  }

  /**
   * A moved issue answers a question for its old key under its new one. Which is which is plain
   * while only one is missing; else each missing one is asked for by itself.
   */
  private Map<String, Issue> byKeyAskedFor(
      Set<String> keys, Map<String, Issue> found, Viewpoint viewpoint) {
    Map<String, Issue> asked = new LinkedHashMap<>(found);
    asked.keySet().retainAll(keys);
    List<Issue> moved =
        found.values().stream().filter(issue -> !keys.contains(issue.ref().key())).toList();
    List<String> missing = keys.stream().filter(key -> !found.containsKey(key)).toList();
    if (moved.size() == 1 && missing.size() == 1) {
      asked.put(missing.get(0), moved.get(0));
    } else if (!moved.isEmpty()) {
      missing.stream().limit(MOST_MOVED).forEach(key -> putIfThere(key, asked, viewpoint));
    }
    return asked;
  }

  private void putIfThere(String key, Map<String, Issue> asked, Viewpoint viewpoint) {
    String path =
        "/rest/api/2/issue/" + Paths.encoded(key) + "?fields=" + String.join(",", issues.fields());
    Response response = transport.send(Request.get(path), viewpoint);
    if (response.status() != 404 && response.status() != 403) {
      asked.put(key, issues.read(read(response)));
    }
  }

  private JsonNode read(Response response) {
    return Answers.json(connection.name(), response, json);
  }

  private RuntimeException refusedQuestion(Response response) {
    Set<String> keys = new LinkedHashSet<>();
    for (JsonNode message : errorMessages(response)) {
      if (message.asText().contains(LINK_SEARCH)) {
        isLinkSearchKnown = false;
      }
      Matcher matcher = UNKNOWN_KEY.matcher(message.asText());
      while (matcher.find()) {
        keys.add(matcher.group(1));
      }
    }
    return keys.isEmpty()
        ? new TrackerException(
            Problem.BAD_QUESTION, connection.name() + " does not understand the query")
        : new UnknownKeys(keys);
  }

  private JsonNode errorMessages(Response response) {
    try {
      return json.readTree(response.body()).path("errorMessages");
    } catch (IOException e) {
      throw new TrackerException(Problem.UNREADABLE, connection.name() + " answered no JSON", e);
    }
  }

  private TrackerException unreadable(String what) {
    return new TrackerException(Problem.UNREADABLE, connection.name() + ": " + what);
  }

  /** Keys that Jira says are not there. */
  private static final class UnknownKeys extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Set<String> keys;

    UnknownKeys(Set<String> keys) {
      super("not there", null, false, false);
      this.keys = keys;
    }
  }
}
