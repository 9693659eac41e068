package org.blamelesswiki.postmortems.tracker;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Set;
import org.blamelesswiki.postmortems.action.ActionType;
import org.blamelesswiki.postmortems.action.PageLink;
import org.jspecify.annotations.Nullable;

/**
 * An issue that is to be made.
 *
 * @param project as its tracker is asked for it: a key in Jira, an identifier in Redmine
 * @param issueType the tracker's own kind of issue; empty for its default
 * @param title one line, not blank
 * @param description plain text
 * @param labels more words to find it by, where the tracker has labels
 * @param due null for none
 * @param type what it is meant to change, or null
 * @param marker names it for good, so that it is never made twice; letters, digits and hyphens
 * @param page the page it comes from, for a link back; null for none
 */
public record NewIssue(
    String project,
    String issueType,
    String title,
    String description,
    Set<String> labels,
    @Nullable LocalDate due,
    @Nullable ActionType type,
    String marker,
    @Nullable PageLink page) {

  /** Jira's limit; Redmine's is the same. */
  private static final int LONGEST_TITLE = 255;

  public NewIssue {
    if (project.isBlank() || title.isBlank() || !marker.matches("[a-z0-9-]{8,64}")) {
      throw new IllegalArgumentException("an issue has a project, a title and a marker");
    }
    title = title.strip().replaceAll("\\s+", " ");
    title = title.length() <= LONGEST_TITLE ? title : title.substring(0, LONGEST_TITLE - 1) + "…";
    labels = Set.copyOf(labels);
  }

  /** Every label of it: those of its mapping, its type's, and the marker. */
  Set<String> allLabels() {
    Set<String> all = new LinkedHashSet<>(labels);
    if (type != null) {
      all.add("action-" + type.key());
    }
    all.add(marker);
    return all;
  }
}
