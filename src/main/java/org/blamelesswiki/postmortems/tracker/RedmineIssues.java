package org.blamelesswiki.postmortems.tracker;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
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
 * Reads issues in the shape of Redmine's REST API: {@code id}, {@code subject}, {@code
 * project.name}, {@code status.name} and {@code status.is_closed} (since 5.0), {@code
 * tracker.name}, {@code priority.name}, {@code assigned_to.name}, {@code due_date}, {@code
 * created_on}, {@code closed_on}, {@code custom_fields} with {@code id}, {@code name}, {@code
 * value}.
 */
final class RedmineIssues {

  private static final int LONGEST_WORDS = 500;

  private final TrackerConnection connection;

  RedmineIssues(TrackerConnection connection) {
    this.connection = connection;
  }

  /**
   * One issue.
   *
   * @throws TrackerException if it has no number or no status
   */
  Issue read(JsonNode issue) {
    String key = issue.path("id").asText("");
    if (!issue.path("id").isIntegralNumber() || words(issue.path("status")).isEmpty()) {
      throw new TrackerException(
          TrackerException.Problem.UNREADABLE,
          connection.name() + " describes an issue without number or status");
    }
    Details details =
        new Details(
            words(issue.path("project")),
            shortened(issue.path("subject").asText("")),
            type(issue).orElse(null),
            words(issue.path("priority")),
            new Status(words(issue.path("status")), statusClass(issue)),
            owner(issue.path("assigned_to")),
            date(issue.path("due_date")),
            time(issue.path("created_on")),
            time(issue.path("closed_on")));
    return new Issue(new IssueRef(connection.id(), key), connection.link(key), details);
  }

  /** Redmine knows open and closed; the first status of its own data is the one not begun. */
  private StatusClass statusClass(JsonNode issue) {
    JsonNode status = issue.path("status");
    boolean isClosed =
        status.has("is_closed")
            ? status.path("is_closed").asBoolean()
            : issue.path("closed_on").isTextual();
    if (isClosed) {
      return connection.notDoing().contains(words(status))
          ? StatusClass.NOT_DOING
          : StatusClass.DONE;
    }
    boolean isNew =
        status.path("id").asInt() == 1 || words(status).toLowerCase(Locale.ROOT).equals("new");
    return isNew ? StatusClass.TO_DO : StatusClass.DOING;
  }

  private Optional<ActionType> type(JsonNode issue) {
    for (JsonNode field : issue.path("custom_fields")) {
      boolean isTypeField =
          field.path("id").asText().equals(connection.typeField())
              || field.path("name").asText().equals(connection.typeField());
      if (!connection.typeField().isEmpty() && isTypeField) {
        return ActionType.ofWord(field.path("value").asText(""));
      }
    }
    return ActionType.ofWord(words(issue.path("tracker")));
  }

  private static Owner owner(JsonNode user) {
    String name = words(user);
    return name.isEmpty() ? Owner.NOBODY : new Owner(user.path("id").asText(""), name);
  }

  private static String words(JsonNode named) {
    return shortened(named.path("name").asText(""));
  }

  private static String shortened(String words) {
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
      return node.isTextual() ? Instant.parse(node.asText()) : null;
    } catch (DateTimeException e) {
      return null; // As above.
    }
  }
}
