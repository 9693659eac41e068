package org.blamelesswiki.postmortems.sampletracker;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The little JQL that the sample tracker understands: clauses {@code field in (a, b)} and {@code
 * field = a} over issuekey, key, project, status, labels and assignee, joined by {@code and} and
 * {@code or}, and the functions that find issues by their links.
 */
final class SampleJql {

  private static final Pattern CLAUSE =
      Pattern.compile(
          "\\s*(issuekey|key|project|status|labels|assignee)\\s*(?:=\\s*(\"[^\"]*\"|\\S+)|in\\s*\\(([^)]*)\\))\\s*",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern LINKED =
      Pattern.compile(
          "\\s*issue\\s+in\\s+(issuesWithRemoteLinksByGlobalId|linkedIssues)\\s*\\(\"([^\"]*)\"\\)\\s*",
          Pattern.CASE_INSENSITIVE);

  private final List<List<Predicate<SampleIssue>>> alternatives = new ArrayList<>();
  private final List<String> keys = new ArrayList<>();

  /**
   * Reads {@code jql}.
   *
   * @param linked the keys of the issues that are linked to a page or issue of that name
   * @throws IllegalArgumentException if it is more than this understands
   */
  SampleJql(String jql, Function<String, Set<String>> linked) {
    for (String alternative : jql.split("(?i)\\bor\\b", -1)) {
      List<Predicate<SampleIssue>> clauses = new ArrayList<>();
      for (String clause : alternative.split("(?i)\\band\\b", -1)) {
        clauses.add(clause(clause, linked));
      }
      alternatives.add(clauses);
    }
  }

  private Predicate<SampleIssue> clause(String clause, Function<String, Set<String>> linked) {
    Matcher links = LINKED.matcher(clause);
    if (links.matches()) {
      Set<String> found = linked.apply(links.group(2));
      return issue -> found.contains(issue.key());
    }
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
    return clause(field, values);
  }

  /** The keys that it names. */
  List<String> keys() {
    return List.copyOf(keys);
  }

  boolean matches(SampleIssue issue) {
    return alternatives.stream()
        .anyMatch(clauses -> clauses.stream().allMatch(clause -> clause.test(issue)));
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
