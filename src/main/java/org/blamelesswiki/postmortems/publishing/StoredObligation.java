package org.blamelesswiki.postmortems.publishing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.blamelesswiki.postmortems.criteria.Audience;
import org.blamelesswiki.postmortems.criteria.Level;
import org.blamelesswiki.postmortems.postmortem.Ending;
import org.blamelesswiki.postmortems.postmortem.RecordedObligation;
import org.blamelesswiki.postmortems.postmortem.RecordedObligation.Basis;
import org.blamelesswiki.postmortems.postmortem.RecordedObligation.Matter;
import org.blamelesswiki.postmortems.postmortem.RecordedObligation.Standing;
import org.blamelesswiki.postmortems.postmortem.RecordedObligation.Terms;
import org.blamelesswiki.postmortems.postmortem.Subject;

/** The JSON form of an obligation. Empty texts and zeros stand for what there is not. */
record StoredObligation(
    String subject,
    String space,
    String title,
    Level level,
    long dueMillis,
    Set<String> reviewers,
    Audience audience,
    boolean mayBeWaived,
    Set<String> teams,
    int pageVersion,
    int criteriaVersion,
    Set<String> criteria,
    long sinceMillis,
    String owner,
    String page,
    String ending,
    String because,
    long endedMillis,
    String reminded) {

  static StoredObligation of(RecordedObligation obligation) {
    Matter matter = obligation.matter();
    Standing standing = obligation.standing();
    return new StoredObligation(
        obligation.subject().toString(),
        matter.space(),
        matter.title(),
        matter.level(),
        obligation.due().map(Instant::toEpochMilli).orElse(0L),
        matter.terms().reviewers(),
        matter.terms().audience(),
        matter.terms().mayBeWaived(),
        matter.teams(),
        matter.basis().pageVersion(),
        matter.basis().criteriaVersion(),
        matter.basis().criteria(),
        matter.since().toEpochMilli(),
        standing.owner().orElse(""),
        standing.page().orElse(""),
        standing.ending().map(Ending::key).orElse(""),
        standing.ending().map(Ending::because).orElse(""),
        standing.ending().map(ended -> ended.at().toEpochMilli()).orElse(0L),
        standing.reminded().map(LocalDate::toString).orElse(""));
  }

  RecordedObligation obligation() {
    return new RecordedObligation(
        Subject.parse(subject)
            .orElseThrow(() -> new IllegalArgumentException("'" + subject + "' is no subject")),
        new Matter(
            space,
            title,
            level,
            new Terms(
                dueMillis == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(dueMillis)),
                reviewers,
                audience,
                mayBeWaived),
            teams,
            new Basis(pageVersion, criteriaVersion, criteria),
            Instant.ofEpochMilli(sinceMillis)),
        new Standing(
            present(owner),
            present(page),
            storedEnding(),
            present(reminded).map(LocalDate::parse)));
  }

  private Optional<Ending> storedEnding() {
    Instant at = Instant.ofEpochMilli(endedMillis);
    return switch (ending) {
      case "" -> Optional.empty();
      case "published" -> Optional.of(new Ending.Published(page, at));
      case "not-written" -> Optional.of(new Ending.NotWritten(because, at));
      case "not-required" -> Optional.of(new Ending.NotRequired(because, at));
      case "lifted" -> Optional.of(new Ending.Lifted(at));
      default -> throw new IllegalArgumentException("'" + ending + "' is no ending");
    };
  }

  private static Optional<String> present(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }
}
