package org.blamelesswiki.postmortems.phrasing;

import java.util.List;

/**
 * What the checker says of one document.
 *
 * @param findings in document order, at most one a sentence and category
 * @param failures rules that threw; the others still ran
 * @param complete whether every sentence was read; false for a document beyond the size limit
 */
public record Report(List<Finding> findings, List<RuleFailure> failures, boolean complete) {

  public Report {
    findings = List.copyOf(findings);
    failures = List.copyOf(failures);
  }

  /**
   * A rule that threw.
   *
   * @param rule which
   * @param cause the type of what it threw; its message may hold page text and is not kept
   */
  public record RuleFailure(RuleId rule, String cause) {}
}
