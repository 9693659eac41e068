package org.blamelesswiki.postmortems.tracker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.blamelesswiki.postmortems.action.PageLink;
import org.blamelesswiki.postmortems.tracker.TrackerException.Problem;
import org.blamelesswiki.postmortems.tracker.Transport.Request;
import org.blamelesswiki.postmortems.tracker.Transport.Response;

/**
 * Makes issues in Jira by its REST API v2: {@code POST /rest/api/2/issue} with {@code fields}, and
 * {@code POST /rest/api/2/issue/KEY/remotelink} with a {@code globalId} for the link back. The
 * marker is a label, by which a search finds the issue again.
 */
final class JiraNewIssues {

  private static final int MOST_MARKERS = 200;

  private final TrackerConnection connection;
  private final Transport transport;
  private final ObjectMapper json = new ObjectMapper();

  JiraNewIssues(TrackerConnection connection, Transport transport) {
    this.connection = connection;
    this.transport = transport;
  }

  String create(NewIssue issue, Viewpoint viewpoint) {
    ObjectNode fields = json.createObjectNode();
    fields.putObject("project").put("key", issue.project());
    fields.putObject("issuetype").put("name", issue.issueType());
    fields.put("summary", issue.title());
    fields.put("description", issue.description());
    ArrayNode labels = fields.putArray("labels");
    issue.allLabels().forEach(labels::add);
    if (issue.due() != null) {
      fields.put("duedate", issue.due().toString());
    }
    ObjectNode body = json.createObjectNode();
    body.set("fields", fields);
    Response response =
        transport.send(Request.create("/rest/api/2/issue", body.toString()), viewpoint);
    if (response.status() == 400) {
      throw new TrackerException(
          Problem.BAD_QUESTION, connection.name() + " did not take: " + reasons(response));
    }
    String key = Answers.json(connection.name(), response, json).path("key").asText("");
    if (key.isEmpty()) {
      throw new TrackerException(Problem.UNREADABLE, connection.name() + " named no new issue");
    }
    if (issue.page() != null) {
      linkBack(key, issue.page(), viewpoint);
    }
    return key;
  }

  /** The issue is there, and its description names the page: a link that fails costs nothing. */
  private void linkBack(String key, PageLink page, Viewpoint viewpoint) {
    ObjectNode link = json.createObjectNode();
    link.put("globalId", page.name());
    link.put("relationship", "postmortem");
    ObjectNode object = link.putObject("object");
    object.put("url", page.address().toString());
    object.put("title", page.title());
    try {
      transport.send(
          Request.create(
              "/rest/api/2/issue/" + Paths.encoded(key) + "/remotelink", link.toString()),
          viewpoint);
    } catch (TrackerException e) {
      if (e.problem() == Problem.FORBIDDEN_ADDRESS) {
        throw e;
      }
    }
  }

  Map<String, String> made(Set<String> markers, Viewpoint viewpoint) {
    Map<String, String> made = new LinkedHashMap<>();
    if (markers.isEmpty()) {
      return made;
    }
    List<String> some = markers.stream().limit(MOST_MARKERS).toList();
    ObjectNode question = json.createObjectNode();
    question.put("jql", "labels in (\"" + String.join("\",\"", some) + "\")");
    question.put("startAt", 0);
    question.put("maxResults", JiraTracker.PAGE_SIZE);
    question.put("validateQuery", false);
    question.putArray("fields").add("labels");
    JsonNode answer =
        Answers.json(
            connection.name(),
            transport.send(Request.question("/rest/api/2/search", question.toString()), viewpoint),
            json);
    for (JsonNode issue : answer.path("issues")) {
      for (JsonNode label : issue.path("fields").path("labels")) {
        if (markers.contains(label.asText())) {
          made.putIfAbsent(label.asText(), issue.path("key").asText());
        }
      }
    }
    return made;
  }

  /** What Jira has against it: {@code errorMessages}, and {@code errors} by field. */
  private String reasons(Response response) {
    try {
      JsonNode answer = json.readTree(response.body());
      List<String> reasons = new ArrayList<>();
      answer.path("errorMessages").forEach(message -> reasons.add(message.asText()));
      for (Map.Entry<String, JsonNode> error : answer.path("errors").properties()) {
        reasons.add(error.getKey() + ": " + error.getValue().asText());
      }
      String all = String.join("; ", reasons);
      return all.length() <= 300 ? all : all.substring(0, 300) + "…";
    } catch (IOException e) {
      return "no reason given";
    }
  }
}
