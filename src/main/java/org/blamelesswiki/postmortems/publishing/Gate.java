package org.blamelesswiki.postmortems.publishing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blamelesswiki.postmortems.phrasing.Finding;
import org.blamelesswiki.postmortems.phrasing.Report;
import org.blamelesswiki.postmortems.phrasing.Severity;
import org.blamelesswiki.postmortems.postmortem.PageState;

/**
 * Decides whether a page may be shared as it is.
 *
 * <p>Only sentences this edit adds or changes can hold it; what stood there before is a hint. The
 * author's own act in the first person is a hint. Before a page is published the gate only advises.
 */
public final class Gate {

  private final SentenceMac mac;

  /** A gate that recognises kept sentences by {@code mac}. */
  public Gate(SentenceMac mac) {
    this.mac = mac;
  }

  /** The answer for one submission. */
  public Verdict decide(Submission submission) {
    Map<String, KeptSentence> kept = new HashMap<>();
    submission.kept().forEach(sentence -> kept.put(sentence.mac(), sentence));
    OldSentences old = new OldSentences(submission.before());
    List<Suggestion> open = new ArrayList<>();
    List<Suggestion> hints = new ArrayList<>();
    Map<String, KeptSentence> stillKept = new LinkedHashMap<>();

    for (Finding finding : submission.report().findings()) {
      boolean isOld = old.take(finding);
      Optional<Severity> capped = submission.mode().cap(finding.severity());
      if (capped.isEmpty()) {
        continue;
      }
      Severity severity = capped.get();
      Suggestion suggestion =
          new Suggestion(finding, severity, mac.shownOn(submission.page(), finding));
      Optional<KeptSentence> keep =
          suggestion.mayBeKept()
              ? Optional.ofNullable(kept.get(mac.of(finding)))
                  .or(() -> confirmed(submission, suggestion))
              : Optional.empty();
      if (keep.isPresent()) {
        stillKept.put(keep.get().mac(), keep.get());
      } else if (holds(submission.state(), finding, severity, isOld)) {
        open.add(suggestion);
      } else {
        hints.add(new Suggestion(finding, Severity.HINT, suggestion.mark()));
      }
    }
    return new Verdict(open, hints, List.copyOf(stillKept.values()));
  }

  private static boolean holds(PageState state, Finding finding, Severity severity, boolean isOld) {
    return severity != Severity.HINT
        && state == PageState.PUBLISHED
        && !isOld
        && !finding.firstPerson();
  }

  private Optional<KeptSentence> confirmed(Submission submission, Suggestion suggestion) {
    return submission
        .confirmation()
        .flatMap(
            confirmation ->
                Optional.ofNullable(confirmation.reasons().get(suggestion.mark()))
                    .map(
                        reason ->
                            new KeptSentence(
                                suggestion.finding().rule().value(),
                                mac.of(suggestion.finding()),
                                reason,
                                confirmation.words())));
  }

  /** How often each flagged sentence stood in the version the edit started from. */
  private static final class OldSentences {

    private final Map<String, Integer> left = new HashMap<>();

    OldSentences(Optional<Report> before) {
      before.ifPresent(
          report -> report.findings().forEach(f -> left.merge(key(f), 1, Integer::sum)));
    }

    /** Whether this occurrence stood there before: one more copy of an old sentence is new. */
    boolean take(Finding finding) {
      int count = left.getOrDefault(key(finding), 0);
      left.put(key(finding), Math.max(0, count - 1));
      return count > 0;
    }

    private static String key(Finding finding) {
      return finding.rule() + " " + SentenceMac.normalised(finding.sentence());
    }
  }
}
