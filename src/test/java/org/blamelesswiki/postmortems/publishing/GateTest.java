package org.blamelesswiki.postmortems.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.blamelesswiki.postmortems.phrasing.Category;
import org.blamelesswiki.postmortems.phrasing.Finding;
import org.blamelesswiki.postmortems.phrasing.Report;
import org.blamelesswiki.postmortems.phrasing.RuleId;
import org.blamelesswiki.postmortems.phrasing.Severity;
import org.blamelesswiki.postmortems.postmortem.PageState;
import org.blamelesswiki.postmortems.settings.Mode;
import org.blamelesswiki.postmortems.text.Span;
import org.junit.jupiter.api.Test;

class GateTest {

  private static final SentenceMac MAC = new SentenceMac(new byte[32]);

  private final Gate gate = new Gate(MAC);

  @Test
  void a_page_without_findings_may_be_shared() {
    assertThat(gate.decide(published(Mode.BLOCK, report())).mayBeShared()).isTrue();
  }

  @Test
  void a_confirm_finding_holds_a_published_page_in_a_confirm_space() {
    Verdict verdict = gate.decide(published(Mode.CONFIRM, report(confirm("Ida broke it."))));

    assertThat(verdict.mayBeShared()).isFalse();
    assertThat(verdict.mayKeepAll()).isTrue();
    assertThat(verdict.open()).extracting(s -> s.finding().sentence()).contains("Ida broke it.");
  }

  @Test
  void a_hint_never_holds_a_page() {
    Verdict verdict = gate.decide(published(Mode.BLOCK, report(hint("Simply restart it."))));

    assertThat(verdict.mayBeShared()).isTrue();
    assertThat(verdict.hints()).hasSize(1);
  }

  @Test
  void an_advise_space_is_never_held() {
    Verdict verdict = gate.decide(published(Mode.ADVISE, report(block("Ida is clueless."))));

    assertThat(verdict.mayBeShared()).isTrue();
    assertThat(verdict.hints()).hasSize(1);
  }

  @Test
  void nothing_is_said_in_a_space_that_is_off() {
    Verdict verdict = gate.decide(published(Mode.OFF, report(block("Ida is clueless."))));

    assertThat(verdict.open()).isEmpty();
    assertThat(verdict.hints()).isEmpty();
  }

  @Test
  void a_phrase_an_admin_ruled_out_cannot_be_kept_in_a_block_space() {
    Finding finding = block("Ida is clueless.");
    Verdict first = gate.decide(published(Mode.BLOCK, report(finding)));

    Verdict second =
        gate.decide(confirming(published(Mode.BLOCK, report(finding)), marks(first.open())));

    assertThat(first.mayKeepAll()).isFalse();
    assertThat(second.mayBeShared()).isFalse();
    assertThat(second.kept()).isEmpty();
  }

  @Test
  void the_same_phrase_can_be_kept_in_a_confirm_space() {
    Verdict verdict = gate.decide(published(Mode.CONFIRM, report(block("Ida is clueless."))));

    assertThat(verdict.mayKeepAll()).isTrue();
  }

  @Test
  void a_draft_and_a_page_in_review_are_only_advised() {
    for (PageState state : List.of(PageState.DRAFT, PageState.IN_REVIEW)) {
      Submission submission =
          new Submission(
              "P",
              Mode.BLOCK,
              state,
              report(confirm("Ida broke it.")),
              Optional.empty(),
              List.of(),
              Optional.empty());

      assertThat(gate.decide(submission).mayBeShared()).as(state.key()).isTrue();
    }
  }

  @Test
  void the_authors_own_act_in_the_first_person_is_a_hint() {
    Finding own = finding("I forgot the flag.", Severity.CONFIRM, true);

    assertThat(gate.decide(published(Mode.CONFIRM, report(own))).mayBeShared()).isTrue();
  }

  @Test
  void a_sentence_that_stood_there_before_is_a_hint_even_when_it_moved() {
    Submission submission =
        editing(report(confirm("Ida  broke\nit.")), report(confirm("Ida broke it.")));

    Verdict verdict = gate.decide(submission);

    assertThat(verdict.mayBeShared()).isTrue();
    assertThat(verdict.hints()).extracting(Suggestion::severity).containsExactly(Severity.HINT);
  }

  @Test
  void one_more_copy_of_an_old_sentence_is_new() {
    Submission submission =
        editing(
            report(confirm("Ida broke it."), confirm("Ida broke it.")),
            report(confirm("Ida broke it.")));

    assertThat(gate.decide(submission).open()).hasSize(1);
  }

  @Test
  void a_changed_sentence_is_new() {
    Submission submission =
        editing(report(confirm("Ida broke it badly.")), report(confirm("Ida broke it.")));

    assertThat(gate.decide(submission).open()).hasSize(1);
  }

  @Test
  void one_confirmation_keeps_every_finding_that_was_shown() {
    Report report = report(confirm("Ida broke it."), confirm("Ben ignored the page."));
    Verdict first = gate.decide(published(Mode.CONFIRM, report));

    Verdict second = gate.decide(confirming(published(Mode.CONFIRM, report), marks(first.open())));

    assertThat(second.mayBeShared()).isTrue();
    assertThat(second.kept())
        .extracting(KeptSentence::reason)
        .containsExactly(KeepReason.QUOTED, KeepReason.QUOTED);
  }

  @Test
  void a_confirmation_does_not_cover_a_sentence_that_was_not_shown() {
    Verdict first = gate.decide(published(Mode.CONFIRM, report(confirm("Ida broke it."))));
    Report changed = report(confirm("Ida broke it."), confirm("Ben ignored the page."));

    Verdict second = gate.decide(confirming(published(Mode.CONFIRM, changed), marks(first.open())));

    assertThat(second.open())
        .extracting(s -> s.finding().sentence())
        .containsExactly("Ben ignored the page.");
  }

  @Test
  void a_confirmation_for_another_page_covers_nothing() {
    Report report = report(confirm("Ida broke it."));
    Verdict other =
        gate.decide(
            new Submission(
                "Other",
                Mode.CONFIRM,
                PageState.PUBLISHED,
                report,
                Optional.empty(),
                List.of(),
                Optional.empty()));

    Verdict verdict = gate.decide(confirming(published(Mode.CONFIRM, report), marks(other.open())));

    assertThat(verdict.mayBeShared()).isFalse();
  }

  @Test
  void an_invented_confirmation_covers_nothing() {
    Report report = report(confirm("Ida broke it."));

    Verdict verdict =
        gate.decide(
            confirming(
                published(Mode.CONFIRM, report),
                Set.of("AAAAAAAAAAAAAAAAAAAAAA", MAC.of(confirm("Ida broke it.")))));

    assertThat(verdict.mayBeShared()).isFalse();
  }

  @Test
  void a_kept_sentence_stays_kept_and_is_forgotten_once_it_is_gone() {
    Finding finding = confirm("Ida broke it.");
    KeptSentence kept =
        new KeptSentence("rule", MAC.of(finding), KeepReason.AGREED_WITH_PERSON, "");

    Verdict still = gate.decide(withKept(report(finding), kept));
    Verdict gone = gate.decide(withKept(report(), kept));

    assertThat(still.mayBeShared()).isTrue();
    assertThat(still.kept()).containsExactly(kept);
    assertThat(gone.kept()).isEmpty();
  }

  @Test
  void what_is_kept_holds_neither_sentence_nor_user() {
    Report report = report(confirm("Ida broke it."));
    Verdict first = gate.decide(published(Mode.CONFIRM, report));

    Verdict second = gate.decide(confirming(published(Mode.CONFIRM, report), marks(first.open())));

    assertThat(second.kept().toString()).doesNotContain("Ida").doesNotContain("broke");
  }

  private static Submission published(Mode mode, Report report) {
    return new Submission(
        "P", mode, PageState.PUBLISHED, report, Optional.empty(), List.of(), Optional.empty());
  }

  private static Submission editing(Report after, Report before) {
    return new Submission(
        "P",
        Mode.CONFIRM,
        PageState.PUBLISHED,
        after,
        Optional.of(before),
        List.of(),
        Optional.empty());
  }

  private static Submission withKept(Report report, KeptSentence kept) {
    return new Submission(
        "P",
        Mode.CONFIRM,
        PageState.PUBLISHED,
        report,
        Optional.empty(),
        List.of(kept),
        Optional.empty());
  }

  private static Submission confirming(Submission s, Set<String> marks) {
    return new Submission(
        s.page(),
        s.mode(),
        s.state(),
        s.report(),
        s.before(),
        s.kept(),
        Optional.of(new Confirmation(marks, KeepReason.QUOTED, "")));
  }

  private static Set<String> marks(List<Suggestion> suggestions) {
    return Set.copyOf(suggestions.stream().map(Suggestion::mark).toList());
  }

  private static Report report(Finding... findings) {
    return new Report(Arrays.asList(findings), List.of(), true);
  }

  private static Finding hint(String sentence) {
    return finding(sentence, Severity.HINT, false);
  }

  private static Finding confirm(String sentence) {
    return finding(sentence, Severity.CONFIRM, false);
  }

  private static Finding block(String sentence) {
    return finding(sentence, Severity.BLOCK, false);
  }

  private static Finding finding(String sentence, Severity severity, boolean firstPerson) {
    Span span = new Span(0, sentence.length());
    return new Finding(
        new RuleId("rule"),
        Category.INDIVIDUAL_FAULT,
        severity,
        span,
        sentence,
        sentence,
        span,
        "A reader may hear that a person is the cause.",
        "It ends the search one step early.",
        "What was known at that moment?",
        List.of(),
        firstPerson);
  }
}
