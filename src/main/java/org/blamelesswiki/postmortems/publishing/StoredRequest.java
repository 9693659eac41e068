package org.blamelesswiki.postmortems.publishing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.blamelesswiki.postmortems.criteria.CriterionId;
import org.blamelesswiki.postmortems.postmortem.PostmortemRequest;
import org.blamelesswiki.postmortems.postmortem.PostmortemRequest.Step;

/** The JSON form of a request. */
record StoredRequest(
    String id,
    String space,
    String incident,
    String by,
    String criterion,
    String question,
    Set<String> askers,
    long askedMillis,
    List<StoredStep> steps) {

  /**
   * The JSON form of a step.
   *
   * @param kind which
   * @param detail the day it is due, the words of a decline, or the page
   */
  record StoredStep(String kind, String detail, long atMillis) {

    static StoredStep of(Step step) {
      long at = step.at().toEpochMilli();
      if (step instanceof Step.Accepted accepted) {
        return new StoredStep("accepted", accepted.due().toString(), at);
      } else if (step instanceof Step.Declined declined) {
        return new StoredStep("declined", declined.instead(), at);
      } else if (step instanceof Step.Published published) {
        return new StoredStep("published", published.page(), at);
      }
      return new StoredStep("asked-again", "", at);
    }

    Step step() {
      Instant at = Instant.ofEpochMilli(atMillis);
      return switch (kind) {
        case "accepted" -> new Step.Accepted(LocalDate.parse(detail), at);
        case "declined" -> new Step.Declined(detail, at);
        case "published" -> new Step.Published(detail, at);
        case "asked-again" -> new Step.AskedAgain(at);
        default -> throw new IllegalArgumentException("'" + kind + "' is no step");
      };
    }
  }

  static StoredRequest of(PostmortemRequest request) {
    return new StoredRequest(
        request.id(),
        request.space(),
        request.incident(),
        request.by(),
        request.criterion().value(),
        request.question(),
        request.askers(),
        request.askedAt().toEpochMilli(),
        request.steps().stream().map(StoredStep::of).toList());
  }

  PostmortemRequest request() {
    return new PostmortemRequest(
        id,
        space,
        incident,
        by,
        new CriterionId(criterion),
        question,
        askers,
        Instant.ofEpochMilli(askedMillis),
        steps.stream().map(StoredStep::step).toList());
  }
}
