package org.blamelesswiki.postmortems.sampletracker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Puts the sample's issues into the shapes that Jira's reference of the REST API v2 shows. */
final class SampleShapes {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ").withZone(ZoneOffset.UTC);

  private final SampleData data;
  private final Clock clock;
  private final URI address;

  SampleShapes(SampleData data, Clock clock, URI address) {
    this.data = data;
    this.clock = clock;
    this.address = address;
  }

  ObjectNode errors(String... messages) {
    ObjectNode errors = JSON.createObjectNode();
    ArrayNode list = errors.putArray("errorMessages");
    for (String message : messages) {
      list.add(message);
    }
    errors.putObject("errors");
    return errors;
  }

  ObjectNode user(String name) {
    ObjectNode user = JSON.createObjectNode();
    user.put("self", address + "/rest/api/2/user?username=" + name);
    user.put("key", name);
    user.put("name", name);
    user.put("displayName", data.displayName(name));
    user.put("active", true);
    return user;
  }

  ObjectNode results(List<SampleIssue> found, int start, int most) {
    ObjectNode results = JSON.createObjectNode();
    results.put("expand", "schema,names");
    results.put("startAt", start);
    results.put("maxResults", most);
    results.put("total", found.size());
    ArrayNode list = results.putArray("issues");
    found.stream().skip(start).limit(most).forEach(issue -> list.add(issue(issue)));
    return results;
  }

  ObjectNode issue(SampleIssue issue) {
    LocalDate today = LocalDate.now(clock);
    ObjectNode node = JSON.createObjectNode();
    node.put("id", Integer.toString(10_000 + Math.abs(issue.key().hashCode() % 10_000)));
    node.put("self", address + "/rest/api/2/issue/" + issue.key());
    node.put("key", issue.key());
    ObjectNode fields = node.putObject("fields");
    fields.put("summary", issue.summary());
    fields.putObject("issuetype").put("name", issue.type());
    fields.putObject("project").put("key", issue.project());
    fields.putObject("priority").put("name", issue.priority());
    ObjectNode status = fields.putObject("status");
    status.put("name", issue.status());
    status.putObject("statusCategory").put("key", issue.category());
    if (issue.resolution() == null) {
      fields.putNull("resolution");
      fields.putNull("resolutiondate");
    } else {
      fields.putObject("resolution").put("name", issue.resolution());
      fields.put("resolutiondate", TIME.format(clock.instant()));
    }
    if (issue.assignee() == null) {
      fields.putNull("assignee");
    } else {
      fields.set("assignee", user(issue.assignee()));
    }
    ArrayNode labels = fields.putArray("labels");
    issue.labels().forEach(labels::add);
    if (issue.dueInDays() == null) {
      fields.putNull("duedate");
    } else {
      fields.put("duedate", today.plusDays(issue.dueInDays()).toString());
    }
    fields.put(
        "created", TIME.format(clock.instant().minus(issue.createdDaysAgo(), ChronoUnit.DAYS)));
    return node;
  }

  SampleIssue made(String key, String summary, JsonNode fields, List<String> labels) {
    String due = fields.path("duedate").asText("");
    Integer dueInDays =
        due.isEmpty()
            ? null
            : (int) ChronoUnit.DAYS.between(LocalDate.now(clock), LocalDate.parse(due));
    return new SampleIssue(
        key,
        summary,
        fields.path("issuetype").path("name").asText("Task"),
        "To Do",
        null,
        fields.path("assignee").path("name").isTextual()
            ? fields.path("assignee").path("name").asText()
            : null,
        fields.path("priority").path("name").asText("Medium"),
        labels,
        dueInDays,
        0);
  }

  ObjectNode created(SampleIssue issue) {
    ObjectNode node = JSON.createObjectNode();
    node.put("id", Integer.toString(10_000 + Math.abs(issue.key().hashCode() % 10_000)));
    node.put("key", issue.key());
    node.put("self", address + "/rest/api/2/issue/" + issue.key());
    return node;
  }
}
