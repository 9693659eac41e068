package org.blamelesswiki.postmortems.tracker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.blamelesswiki.postmortems.tracker.TrackerException.Problem;
import org.blamelesswiki.postmortems.tracker.Transport.Request;
import org.blamelesswiki.postmortems.tracker.Transport.Response;

/**
 * Makes issues in Redmine by its REST API: {@code POST /issues.json} with {@code project_id},
 * {@code tracker_id}, {@code subject}, {@code description}, {@code due_date} and {@code
 * custom_fields}. Redmine has no labels; the marker is the last line of the description, which
 * {@code description=~} finds again.
 */
final class RedmineNewIssues {

  private static final int MOST_CANDIDATES = 100;

  private final TrackerConnection connection;
  private final Transport transport;
  private final ObjectMapper json = new ObjectMapper();

  RedmineNewIssues(TrackerConnection connection, Transport transport) {
    this.connection = connection;
    this.transport = transport;
  }

  String create(NewIssue issue, Viewpoint viewpoint) {
    ObjectNode fields = json.createObjectNode();
    fields.put("project_id", issue.project());
    fields.put("subject", issue.title());
    fields.put("description", description(issue));
    if (!issue.issueType().isEmpty()) {
      fields.put("tracker_id", trackerId(issue.issueType(), viewpoint));
    }
    if (issue.due() != null) {
      fields.put("due_date", issue.due().toString());
      // Redmine would begin it today, and then refuse a date that has gone by.
      fields.put("start_date", "");
    }
    if (issue.type() != null && connection.typeField().matches("[0-9]{1,9}")) {
      ObjectNode field = fields.putArray("custom_fields").addObject();
      field.put("id", Integer.parseInt(connection.typeField()));
      field.put("value", issue.type().key());
    }
    ObjectNode body = json.createObjectNode();
    body.set("issue", fields);
    Response response = transport.send(Request.create("/issues.json", body.toString()), viewpoint);
    if (response.status() == 422 || response.status() == 404) {
      throw new TrackerException(
          Problem.BAD_QUESTION, connection.name() + " did not take: " + reasons(response));
    }
    JsonNode made = Answers.json(connection.name(), response, json).path("issue");
    if (!made.path("id").isIntegralNumber()) {
      throw new TrackerException(Problem.UNREADABLE, connection.name() + " named no new issue");
    }
    return made.path("id").asText();
  }

  private static String description(NewIssue issue) {
    String link = issue.page() == null ? "" : issue.page().address() + "\n\n";
    String labels = issue.labels().isEmpty() ? "" : String.join(", ", issue.labels()) + "\n\n";
    return issue.description() + "\n\n" + link + labels + issue.marker();
  }

  private int trackerId(String name, Viewpoint viewpoint) {
    JsonNode trackers =
        Answers.json(
                connection.name(), transport.send(Request.get("/trackers.json"), viewpoint), json)
            .path("trackers");
    for (JsonNode tracker : trackers) {
      if (tracker.path("name").asText().equalsIgnoreCase(name)) {
        return tracker.path("id").asInt();
      }
    }
    throw new TrackerException(
        Problem.BAD_QUESTION, connection.name() + " has no kind of issue called " + name);
  }

  Map<String, String> made(Set<String> markers, Viewpoint viewpoint) {
    Map<String, String> made = new LinkedHashMap<>();
    for (String marker : markers) {
      String path =
          "/issues.json?status_id=*&description=~"
              + Paths.encoded(marker)
              + "&limit="
              + MOST_CANDIDATES;
      JsonNode answer =
          Answers.json(connection.name(), transport.send(Request.get(path), viewpoint), json);
      for (JsonNode issue : answer.path("issues")) {
        // A release that does not know the filter would answer every issue there is.
        if (issue.path("description").asText().contains(marker)) {
          made.putIfAbsent(marker, issue.path("id").asText());
        }
      }
    }
    return made;
  }

  private String reasons(Response response) {
    try {
      List<String> reasons = new ArrayList<>();
      json.readTree(response.body()).path("errors").forEach(error -> reasons.add(error.asText()));
      return reasons.isEmpty() ? "no such project for us" : String.join("; ", reasons);
    } catch (IOException e) {
      return "no such project for us";
    }
  }
}
