package org.blamelesswiki.postmortems.tracker;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.blamelesswiki.postmortems.action.ActionType;
import org.blamelesswiki.postmortems.action.Details;
import org.blamelesswiki.postmortems.action.Issue;
import org.blamelesswiki.postmortems.action.IssueRef;
import org.blamelesswiki.postmortems.action.Owner;
import org.blamelesswiki.postmortems.action.Status;
import org.blamelesswiki.postmortems.action.StatusClass;
import org.jspecify.annotations.Nullable;

/**
 * Reads issues in the shape of Jira's REST API v2: {@code key} and {@code fields} with {@code
 * summary}, {@code status.name}, {@code status.statusCategory.key} ({@code new}, {@code
 * indeterminate}, {@code done}), {@code resolution.name}, {@code assignee.name} and {@code
 * .displayName}, {@code priority.name}, {@code issuetype.name}, {@code labels}, {@code
 * project.key}, {@code duedate} (a date), {@code created} and {@code resolutiondate} (with an
 * offset without colon).
 */
final class JiraIssues {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ", Locale.ROOT);
  private static final int LONGEST_WORDS = 500;

  private final TrackerConnection connection;

  JiraIssues(TrackerConnection connection) {
    this.connection = connection;
  }

  /** The fields to ask for, and no others. */
  List<String> fields() {
    List<String> fields =
        new ArrayList<>(
            List.of(
                "summary",
                "status",
                "resolution",
                "assignee",
                "priority",
                "issuetype",
                "labels",
                "project",
                "duedate",
                "created",
                "resolutiondate"));
    if (!connection.typeField().isEmpty()) {
      fields.add(connection.typeField());
    }
    return fields;
  }

  /**
   * One issue.
   *
   * @throws TrackerException if it has no key or no status
   */
  Issue read(JsonNode issue) {
    String key = issue.path("key").asText("");
    JsonNode fields = issue.path("fields");
    String status = fields.path("status").path("name").asText("");
    if (key.isEmpty() || key.length() > 64 || status.isEmpty()) {
      throw new TrackerException(
          TrackerException.Problem.UNREADABLE,
          connection.name() + " describes an issue without key or status");
    }
    Details details =
        new Details(
            fields.path("project").path("key").asText(new IssueRef("-", key).project()),
            words(fields.path("summary")),
            type(fields).orElse(null),
            words(fields.path("priority").path("name")),
            new Status(words(fields.path("status").path("name")), statusClass(fields)),
            owner(fields.path("assignee")),
            date(fields.path("duedate")),
            time(fields.path("created")),
            time(fields.path("resolutiondate")));
    return new Issue(new IssueRef(connection.id(), key), connection.link(key), details);
  }

  private StatusClass statusClass(JsonNode fields) {
    String category = fields.path("status").path("statusCategory").path("key").asText("");
    return switch (category) {
      case "indeterminate" -> StatusClass.DOING;
      case "done" ->
          connection.notDoing().contains(fields.path("resolution").path("name").asText(""))
              ? StatusClass.NOT_DOING
              : StatusClass.DONE;
      default -> StatusClass.TO_DO;
    };
  }

  private Optional<ActionType> type(JsonNode fields) {
    if (!connection.typeField().isEmpty()) {
      JsonNode field = fields.path(connection.typeField());
      Optional<ActionType> type = ActionType.ofWord(field.path("value").asText(field.asText("")));
      if (type.isPresent()) {
        return type;
      }
    }
    for (JsonNode label : fields.path("labels")) {
      Optional<ActionType> type = ActionType.ofWord(label.asText(""));
      if (type.isPresent()) {
        return type;
      }
    }
    return ActionType.ofWord(fields.path("issuetype").path("name").asText(""));
  }

  private static Owner owner(JsonNode assignee) {
    String name = words(assignee.path("displayName"));
    return name.isEmpty() ? Owner.NOBODY : new Owner(words(assignee.path("name")), name);
  }

  private static String words(JsonNode node) {
    String words = node.asText("");
    return words.length() <= LONGEST_WORDS ? words : words.substring(0, LONGEST_WORDS) + "…";
  }

  private static @Nullable LocalDate date(JsonNode node) {
    try {
      return node.isTextual() ? LocalDate.parse(node.asText()) : null;
    } catch (DateTimeException e) {
      return null; // A date we cannot read is no reason to lose the issue.
    }
  }

  private static @Nullable Instant time(JsonNode node) {
    try {
      return node.isTextual() ? OffsetDateTime.parse(node.asText(), TIME).toInstant() : null;
    } catch (DateTimeException e) {
      return null; // As above.
    }
  }
}
