package org.blamelesswiki.postmortems.tracker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.blamelesswiki.postmortems.tracker.Transport.Request;
import org.blamelesswiki.postmortems.tracker.Transport.Response;

/**
 * Reads incidents from one tracker, with whatever fields an admin names: {@code summary}, {@code
 * created} or {@code customfield_10100} of Jira; {@code created_on} or the name of a custom field
 * of Redmine. Asked once an hour or when an author presses a button, never by a page view.
 */
public final class IncidentIssues {

  /** More new incidents than that in one query are a wrong query. */
  private static final int MOST = 100;

  private static final int LONGEST_WORDS = 500;
  private static final Pattern REDMINE_KEY = Pattern.compile("[1-9][0-9]{0,8}");
  private static final Pattern REDMINE_QUERY = Pattern.compile("[\\w.%~=&*|<>,:+-]{1,2000}");

  private final TrackerConnection connection;
  private final Transport transport;
  private final ObjectMapper json = new ObjectMapper();

  /** The incidents of one tracker. */
  public IncidentIssues(TrackerConnection connection, Transport transport) {
    this.connection = connection;
    this.transport = transport;
  }

  /**
   * One issue, if {@code viewpoint} may see it.
   *
   * @throws TrackerException if the tracker does not answer
   */
  public Optional<IncidentIssue> find(String key, Set<String> fields, Viewpoint viewpoint) {
    boolean isJira = connection.kind() == TrackerConnection.Kind.JIRA;
    if (!isJira && !REDMINE_KEY.matcher(key).matches()) {
      return Optional.empty();
    }
    Response response =
        transport.send(
            Request.get(
                isJira
                    ? "/rest/api/2/issue/" + Paths.encoded(key) + "?fields=" + list(fields)
                    : "/issues/" + key + ".json"),
            viewpoint);
    if (response.status() == 404 || response.status() == 403) {
      return Optional.empty();
    }
    JsonNode answer = Answers.json(connection.name(), response, json);
    return Optional.of(isJira ? jira(answer, fields) : redmine(answer.path("issue"), fields));
  }

  /**
   * The first issues that {@code query} finds, in the tracker's order.
   *
   * @throws TrackerException if the tracker does not answer, or does not understand
   */
  public List<IncidentIssue> found(String query, Set<String> fields, Viewpoint viewpoint) {
    boolean isJira = connection.kind() == TrackerConnection.Kind.JIRA;
    if (!isJira && !REDMINE_QUERY.matcher(query).matches()) {
      throw misunderstood();
    }
    Response response =
        transport.send(
            isJira
                ? Request.question("/rest/api/2/search", question(query, fields))
                : Request.get("/issues.json?" + query + "&limit=" + MOST),
            viewpoint);
    if (response.status() == 400) {
      throw misunderstood();
    }
    List<IncidentIssue> found = new ArrayList<>();
    Answers.json(connection.name(), response, json)
        .path("issues")
        .forEach(issue -> found.add(isJira ? jira(issue, fields) : redmine(issue, fields)));
    return found;
  }

  private TrackerException misunderstood() {
    return new TrackerException(
        TrackerException.Problem.BAD_QUESTION,
        connection.name() + " does not understand the query");
  }

  private String question(String jql, Set<String> fields) {
    ObjectNode question = json.createObjectNode();
    question.put("jql", jql).put("startAt", 0).put("maxResults", MOST);
    ArrayNode asked = question.putArray("fields");
    asked.add("summary").add("project");
    fields.forEach(asked::add);
    return question.toString();
  }

  private static String list(Set<String> fields) {
    StringBuilder list = new StringBuilder("summary,project");
    fields.forEach(field -> list.append(',').append(Paths.encoded(field)));
    return list.toString();
  }

  private static IncidentIssue jira(JsonNode issue, Set<String> fields) {
    JsonNode values = issue.path("fields");
    Map<String, String> read = new LinkedHashMap<>();
    fields.forEach(field -> put(read, field, words(values.path(field))));
    return new IncidentIssue(
        issue.path("key").asText(),
        values.path("project").path("key").asText(),
        values.path("summary").asText(),
        read);
  }

  private static IncidentIssue redmine(JsonNode issue, Set<String> fields) {
    Map<String, String> read = new LinkedHashMap<>();
    fields.forEach(field -> put(read, field, words(issue.path(field))));
    issue
        .path("custom_fields")
        .forEach(
            custom -> {
              String name = custom.path("name").asText();
              if (fields.contains(name)) {
                put(read, name, words(custom.path("value")));
              }
            });
    return new IncidentIssue(
        issue.path("id").asText(),
        issue.path("project").path("name").asText(),
        issue.path("subject").asText(),
        read);
  }

  private static void put(Map<String, String> fields, String name, String words) {
    if (!words.isEmpty()) {
      fields.put(name, words);
    }
  }

  /** A text or number, the value or name of an option, the parts of a list. */
  private static String words(JsonNode value) {
    if (value.isArray()) {
      List<String> parts = new ArrayList<>();
      value.forEach(part -> parts.add(words(part)));
      parts.removeIf(String::isEmpty);
      return cut(String.join(", ", parts));
    }
    if (value.isObject()) {
      return words(value.has("value") ? value.path("value") : value.path("name"));
    }
    return cut(value.asText("").lines().findFirst().orElse("").strip());
  }

  private static String cut(String words) {
    return words.equals("null") ? "" : words.substring(0, Math.min(words.length(), LONGEST_WORDS));
  }
}
