package org.blamelesswiki.postmortems.web;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.blamelesswiki.postmortems.criteria.CriterionResult;
import org.blamelesswiki.postmortems.criteria.Evidence;
import org.blamelesswiki.postmortems.criteria.Verdict;
import org.blamelesswiki.postmortems.criteria.Wording;

/**
 * Whether a postmortem is due, as readers see it.
 *
 * @param outcome the key of the outcome
 * @param sentence the answer in one sentence
 * @param rows each criterion, for the curious
 */
public record VerdictView(String outcome, String sentence, List<Row> rows) {

  public VerdictView {
    rows = List.copyOf(rows);
  }

  /**
   * One criterion.
   *
   * @param name what readers call it
   * @param level the key of its level
   * @param reasonClass the key of its reason class
   * @param answer the key of the answer: yes, no or unknown
   * @param seen what its conditions saw
   */
  public record Row(String name, String level, String reasonClass, String answer, String seen) {}

  static VerdictView of(Verdict verdict, Locale locale) {
    Wording wording = Wording.of(locale);
    return new VerdictView(
        verdict.outcome().key(),
        wording.text(verdict.sentence()),
        verdict.results().stream().map(result -> row(result, wording)).toList());
  }

  private static Row row(CriterionResult result, Wording wording) {
    return new Row(
        wording.words(result.name()),
        result.level().key(),
        result.reasonClass().key(),
        result.answer().key(),
        result.evidence().stream()
            .map(Evidence::message)
            .map(wording::text)
            .collect(Collectors.joining("; ")));
  }
}
