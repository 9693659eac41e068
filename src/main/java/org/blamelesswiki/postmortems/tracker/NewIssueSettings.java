package org.blamelesswiki.postmortems.tracker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How rows of a page become issues, tracker by tracker. Without a mapping no issue is made in a
 * tracker.
 *
 * @param mappings one for each tracker at most
 */
public record NewIssueSettings(List<Mapping> mappings) {

  /** The row of the settings. */
  public static final String ROW = "settings/new-issues";

  /** What a new installation has: no issue is made. */
  public static final NewIssueSettings NONE = new NewIssueSettings(List.of());

  public NewIssueSettings {
    mappings = List.copyOf(mappings);
  }

  /**
   * How issues are made in one tracker.
   *
   * @param tracker the id of its connection
   * @param projects where issues of a space go, by space key, {@code *} for every other space: keys
   *     in Jira, identifiers in Redmine
   * @param issueType the tracker's own kind of issue, such as Task
   * @param labels labels each of them gets
   * @param due whether the row's date becomes its due date
   * @param linkBack whether it links back to the page
   */
  public record Mapping(
      String tracker,
      Map<String, String> projects,
      String issueType,
      Set<String> labels,
      boolean due,
      boolean linkBack) {

    public Mapping {
      projects = Map.copyOf(projects);
      labels = Set.copyOf(labels);
      if (labels.stream().anyMatch(label -> label.isBlank() || label.contains(" "))) {
        throw new IllegalArgumentException("a label has no blanks");
      }
      if (projects.values().stream().anyMatch(String::isBlank)) {
        throw new IllegalArgumentException("a space has no project");
      }
    }

    /** Where issues of {@code space} go, if they may be made at all. */
    public Optional<String> project(String space) {
      return Optional.ofNullable(projects.get(space))
          .or(() -> Optional.ofNullable(projects.get(TrackerConnection.EVERY_SPACE)));
    }
  }

  public Optional<Mapping> of(String tracker) {
    return mappings.stream().filter(mapping -> mapping.tracker().equals(tracker)).findFirst();
  }

  /** The same with {@code changed} in place of the tracker's mapping before. */
  public NewIssueSettings with(Mapping changed) {
    List<Mapping> all = new ArrayList<>(without(changed.tracker()).mappings());
    all.add(changed);
    return new NewIssueSettings(all);
  }

  /** The same without a mapping of {@code tracker}. */
  public NewIssueSettings without(String tracker) {
    return new NewIssueSettings(
        mappings.stream().filter(mapping -> !mapping.tracker().equals(tracker)).toList());
  }
}
