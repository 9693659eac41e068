package org.blamelesswiki.postmortems.sampletracker;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An issue of the data file.
 *
 * @param key its key
 * @param summary its title
 * @param type its issue type
 * @param status its status: {@code To Do}, {@code In Progress}, {@code In Review} or {@code Done}
 * @param resolution null while it is open
 * @param assignee the user name, or null
 * @param priority its priority
 * @param labels its labels
 * @param dueInDays its due date, counted from today, or null
 * @param createdDaysAgo when it was made, counted back from today
 */
public record SampleIssue(
    String key,
    String summary,
    String type,
    String status,
    @Nullable String resolution,
    @Nullable String assignee,
    String priority,
    List<String> labels,
    @Nullable Integer dueInDays,
    int createdDaysAgo) {

  public SampleIssue {
    labels = labels == null ? List.of() : List.copyOf(labels);
  }

  String project() {
    return key.substring(0, key.lastIndexOf('-'));
  }

  /** The same in another status; done with a resolution, any other without. */
  public SampleIssue in(String status, @Nullable String resolution) {
    return new SampleIssue(
        key,
        summary,
        type,
        status,
        resolution,
        assignee,
        priority,
        labels,
        dueInDays,
        createdDaysAgo);
  }

  SampleIssue named(String key) {
    return new SampleIssue(
        key,
        summary,
        type,
        status,
        resolution,
        assignee,
        priority,
        labels,
        dueInDays,
        createdDaysAgo);
  }

  /** Jira's {@code status.statusCategory.key}. */
  String category() {
    return switch (status) {
      case "Done" -> "done";
      case "In Progress", "In Review" -> "indeterminate";
      default -> "new";
    };
  }
}
