package org.blamelesswiki.postmortems.sampletracker;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The little JQL that the sample tracker understands: clauses {@code field in (a, b)} and {@code
 * field = a} over issuekey, key, project, status, labels and assignee, joined by {@code and}.
 */
final class SampleJql {

  private static final Pattern CLAUSE =
      Pattern.compile(
          "\\s*(issuekey|key|project|status|labels|assignee)\\s*(?:=\\s*(\"[^\"]*\"|\\S+)|in\\s*\\(([^)]*)\\))\\s*",
          Pattern.CASE_INSENSITIVE);

  private final List<Predicate<SampleIssue>> clauses = new ArrayList<>();
  private final List<String> keys = new ArrayList<>();

  /**
   * Reads {@code jql}.
   *
   * @throws IllegalArgumentException if it is more than this understands
   */
  SampleJql(String jql) {
    for (String clause : jql.split("(?i)\\band\\b", -1)) {
      Matcher matcher = CLAUSE.matcher(clause);
      if (!matcher.matches()) {
        throw new IllegalArgumentException(
            "Error in the JQL Query: the sample does not understand it.");
      }
      String field = matcher.group(1).toLowerCase(Locale.ROOT);
      List<String> values = values(matcher.group(2) != null ? matcher.group(2) : matcher.group(3));
      if (field.endsWith("key")) {
        keys.addAll(values);
      }
      clauses.add(clause(field, values));
    }
  }

  /** The keys that it names. */
  List<String> keys() {
    return List.copyOf(keys);
  }

  boolean matches(SampleIssue issue) {
    return clauses.stream().allMatch(clause -> clause.test(issue));
  }

  private static Predicate<SampleIssue> clause(String field, List<String> values) {
    return switch (field) {
      case "issuekey", "key" -> issue -> values.contains(issue.key());
      case "project" -> issue -> values.contains(issue.project());
      case "status" -> issue -> values.contains(issue.status());
      case "labels" -> issue -> issue.labels().stream().anyMatch(values::contains);
      default -> issue -> issue.assignee() != null && values.contains(issue.assignee());
    };
  }

  private static List<String> values(String list) {
    List<String> values = new ArrayList<>();
    for (String value : list.split(",", -1)) {
      values.add(value.strip().replace("\"", ""));
    }
    return values;
  }
}
