package org.blamelesswiki.postmortems.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.blamelesswiki.postmortems.phrasing.Category;
import org.blamelesswiki.postmortems.phrasing.Finding;
import org.blamelesswiki.postmortems.phrasing.Rewrite;
import org.blamelesswiki.postmortems.phrasing.RuleId;
import org.blamelesswiki.postmortems.phrasing.Severity;
import org.blamelesswiki.postmortems.publishing.Suggestion;
import org.blamelesswiki.postmortems.publishing.Verdict;
import org.blamelesswiki.postmortems.text.Span;
import org.junit.jupiter.api.Test;

class ViewsTest {

  private final Views views = new Views();
  private final I18n texts = I18n.of(Locale.ENGLISH);
  private final Request request = Requests.get(Requests.IDA, "/try");

  @Test
  void everything_a_user_typed_is_escaped() {
    String evil = "<script>alert(1)</script>\"'&";

    String html =
        views.render("try", new TryView(evil, null, Problems.none()), texts, request).html();

    assertThat(html)
        .doesNotContain("<script>")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;");
  }

  @Test
  void a_sentence_with_markup_is_shown_as_text() {
    String html = panel(finding("Ida <b>broke</b> it.", "<b>broke</b>"), true);

    assertThat(html).contains("Ida <mark>&lt;b&gt;broke&lt;/b&gt;</mark> it.");
  }

  @Test
  void a_held_page_says_that_nothing_is_lost_and_offers_to_keep() {
    String html = panel(finding("Ida broke it.", "broke"), true);

    assertThat(html)
        .contains("one sentence is worth a second look")
        .contains("Your text, title and note are all here.")
        .contains("name=\"pm-keep\"")
        .contains("form=\"editform\"")
        .contains("name=\"pm-shown\" value=\"mark\"");
  }

  @Test
  void a_hint_offers_nothing_to_keep() {
    String html = panel(finding("Ida broke it.", "broke"), false);

    assertThat(html).contains("One suggestion.").doesNotContain("pm-keep");
  }

  @Test
  void a_clean_text_says_so() {
    String html = render(new Verdict(List.of(), List.of(), List.of()), "");

    assertThat(html).contains("Nothing to suggest.").doesNotContain("<ol");
  }

  @Test
  void places_count_a_line_end_as_one_character_as_a_text_area_does() {
    Finding finding = finding("Ida broke it.", "broke");
    Finding moved =
        new Finding(
            finding.rule(),
            finding.category(),
            finding.severity(),
            new Span(8, 13),
            finding.excerpt(),
            finding.sentence(),
            new Span(4, 17),
            finding.message(),
            finding.why(),
            finding.question(),
            finding.rewrites(),
            false);
    Verdict verdict =
        new Verdict(List.of(new Suggestion(moved, Severity.CONFIRM, "mark")), List.of(), List.of());

    SuggestionsView view = SuggestionsView.of(verdict, "\r\n\r\nIda broke it.\r\n", "editform");

    assertThat(view.items().get(0).start()).isEqualTo(6);
    assertThat(view.items().get(0).sentenceStart()).isEqualTo(2);
  }

  @Test
  void a_rewrite_that_fits_can_be_used_and_a_pattern_cannot() {
    assertThat(panel(finding("Ida broke it.", "broke"), true))
        .contains("data-pm-use=\"The deploy broke it.\"")
        .doesNotContain("data-pm-use=\"The … did not …\"")
        .contains("The … did not …");
  }

  private String panel(Finding finding, boolean holds) {
    Suggestion suggestion = new Suggestion(finding, finding.severity(), "mark");
    Verdict verdict =
        holds
            ? new Verdict(List.of(suggestion), List.of(), List.of())
            : new Verdict(List.of(), List.of(suggestion), List.of());
    return render(verdict, finding.sentence());
  }

  private String render(Verdict verdict, String source) {
    PanelView view = new PanelView(SuggestionsView.of(verdict, source, "editform"), "#editorarea");
    return views.render("panel", view, texts, request).html();
  }

  private static Finding finding(String sentence, String excerpt) {
    int at = sentence.indexOf(excerpt);
    return new Finding(
        new RuleId("person-broke-it"),
        Category.INDIVIDUAL_FAULT,
        Severity.CONFIRM,
        new Span(at, at + excerpt.length()),
        excerpt,
        sentence,
        new Span(0, sentence.length()),
        "A reader may hear that a person is the cause.",
        "It ends the search one step early.",
        "What was known at that moment?",
        List.of(new Rewrite("The deploy broke it.", true), new Rewrite("The … did not …", false)),
        false);
  }
}
