package org.blamelesswiki.postmortems.jspwiki;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** What happens to saves in a real JSPWiki. */
class SaveHookWikiIT {

  private static final String PILOT = "[{SET keywords='payments'}]\n";
  private static final String CALM = PILOT + "The queue grew faster than it was read.\n";
  private static final String BLAMING =
      PILOT + "Then @tom did not bother to test & <b>merged</b> it.\n";

  private final RunningWiki wiki = RunningWiki.get();
  private final WikiVisitor mira = wiki.as("mira");
  private String page = "";

  @BeforeEach
  void ownPage(TestInfo test) {
    page = "Test " + test.getTestMethod().orElseThrow().getName().hashCode();
  }

  @Test
  void a_calm_page_is_saved() {
    HttpResponse<String> answer = mira.edit(page).save(CALM, "first words");

    assertThat(WikiVisitor.location(answer)).contains("Wiki.jsp");
    assertThat(mira.edit(page).text()).isEqualTo(CALM);
  }

  @Test
  void a_page_outside_the_pilot_space_is_not_looked_at() {
    String text = BLAMING.replace(PILOT, "");
    HttpResponse<String> answer = mira.edit(page).save(text, "");

    assertThat(WikiVisitor.location(answer)).contains("Wiki.jsp");
    assertThat(mira.edit(page).html()).doesNotContain("pm-panel");
  }

  @Test
  void a_page_that_is_held_opens_in_the_editor_with_text_and_note() {
    HttpResponse<String> answer = mira.edit(page).save(BLAMING, "a \"note\" & more");

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(WikiVisitor.location(answer)).contains("Edit.jsp").contains(EditorForm.DRAFT);
    WikiVisitor.Editor again = mira.open(WikiVisitor.location(answer));
    assertThat(again.text()).isEqualTo(BLAMING);
    assertThat(again.field("changenote")).isEqualTo("a \"note\" & more");
    assertThat(again.html()).contains("id=\"pm-panel\"").contains("A reader may hear fault here");
    assertThat(again.html()).doesNotContain("<b>merged</b>");
    assertThat(mira.get("Wiki.jsp?page=" + WikiVisitor.encoded(page)).body())
        .doesNotContain("bother");
  }

  @Test
  void a_reworded_page_is_saved_and_its_draft_gone() {
    String held = WikiVisitor.location(mira.edit(page).save(BLAMING, "note"));

    HttpResponse<String> answer = mira.open(held).save(CALM, "note");

    assertThat(WikiVisitor.location(answer)).contains("Wiki.jsp");
    assertThat(mira.edit(page).text()).isEqualTo(CALM);
    assertThat(mira.open(held).html()).contains("not kept any more");
  }

  @Test
  void a_kept_sentence_is_saved_and_not_asked_about_again() {
    WikiVisitor.Editor again =
        mira.open(WikiVisitor.location(mira.edit(page).save(BLAMING, "note")));

    HttpResponse<String> kept = again.save(BLAMING, "note", Map.of("pm-keep", "quoted"));

    assertThat(WikiVisitor.location(kept)).contains("Wiki.jsp");
    HttpResponse<String> second = mira.edit(page).save(BLAMING + "More words.\n", "");
    assertThat(WikiVisitor.location(second)).contains("Wiki.jsp");
  }

  @Test
  void a_confirmation_does_not_hold_for_a_changed_sentence() {
    WikiVisitor.Editor again =
        mira.open(WikiVisitor.location(mira.edit(page).save(BLAMING, "note")));

    HttpResponse<String> answer =
        again.save(BLAMING.replace("@tom", "@ann"), "note", Map.of("pm-keep", "quoted"));

    assertThat(WikiVisitor.location(answer)).contains(EditorForm.DRAFT);
  }

  @Test
  void old_sentences_of_others_hold_nothing() {
    String outside = BLAMING.replace(PILOT, "");
    mira.write(page, outside);

    HttpResponse<String> answer = wiki.as("sam").edit(page).save(PILOT + outside + "Mine.\n", "");

    assertThat(WikiVisitor.location(answer)).contains("Wiki.jsp");
  }

  @Test
  void a_draft_is_its_authors_alone() {
    String held = WikiVisitor.location(mira.edit(page).save(BLAMING, "note"));

    assertThat(wiki.as("sam").open(held).html())
        .doesNotContain("bother")
        .contains("not kept any more");
  }

  @Test
  void a_version_saved_in_between_is_not_overwritten() {
    mira.write(page, CALM);
    String held = WikiVisitor.location(mira.edit(page).save(BLAMING, "note"));
    wiki.as("sam").write(page, CALM + "Sam was here.\n");

    WikiVisitor.Editor again = mira.open(held);
    HttpResponse<String> answer = again.save(CALM + "Mira was here.\n", "my note");

    assertThat(again.html()).contains("Somebody else saved this page");
    assertThat(WikiVisitor.location(answer)).contains("PageModified.jsp");
    assertThat(mira.get(WikiVisitor.location(answer)).body())
        .contains("Mira was here.")
        .contains("Your text and note are kept.");
    assertThat(mira.edit(page).text()).contains("Sam was here.");
    assertThat(mira.edit(page).html()).contains("is kept and not saved yet");
  }

  @Test
  void the_text_of_an_expired_session_opens_after_the_login() {
    WikiVisitor late = wiki.as("mira");
    WikiVisitor.Editor editor = late.edit(page);
    late.get("Logout.jsp");

    HttpResponse<String> refused = editor.save(CALM, "late note");

    assertThat(WikiVisitor.location(refused)).contains("Login.jsp");
    late.logIn("mira");
    String back = WikiVisitor.location(late.get("Wiki.jsp?page=Main"));
    assertThat(back).contains(EditorForm.DRAFT);
    WikiVisitor.Editor again = late.open(back);
    assertThat(again.text()).isEqualTo(CALM);
    assertThat(again.field("changenote")).isEqualTo("late note");
    assertThat(WikiVisitor.location(again.save(CALM, "late note"))).contains("Wiki.jsp");
  }

  @Test
  void a_held_comment_opens_in_the_comment_editor() {
    mira.write(page, CALM);
    WikiVisitor.Editor comment = mira.open("Comment.jsp?page=" + WikiVisitor.encoded(page));

    HttpResponse<String> answer = comment.save("Then @tom did not bother to look.", "");

    assertThat(WikiVisitor.location(answer)).contains("Comment.jsp").contains(EditorForm.DRAFT);
    WikiVisitor.Editor again = mira.open(WikiVisitor.location(answer));
    assertThat(again.text().strip()).isEqualTo("Then @tom did not bother to look.");
    assertThat(again.html()).contains("pm-panel");
    assertThat(mira.edit(page).text()).doesNotContain("bother");
  }

  @Test
  void a_draft_that_others_do_not_see_is_only_advised() {
    String draft =
        "[{ALLOW modify,rename mira}]\n[{PostmortemFacts form='short' state='draft'\n\n\n}]\n"
            + BLAMING;

    HttpResponse<String> answer = mira.edit(page).save(draft, "");

    assertThat(WikiVisitor.location(answer)).contains("Wiki.jsp");
    assertThat(mira.edit(page).html()).contains("A reader may hear fault here");
    assertThat(wiki.as("lee").get("Wiki.jsp?page=" + WikiVisitor.encoded(page)).body())
        .doesNotContain("bother");
  }

  @Test
  void what_everybody_sees_is_no_draft_whatever_it_calls_itself() {
    String open = "[{PostmortemFacts form='short' state='draft'\n\n\n}]\n" + BLAMING;

    assertThat(WikiVisitor.location(mira.edit(page).save(open, ""))).contains(EditorForm.DRAFT);
  }

  @Test
  void who_may_not_edit_is_asked_to_log_in_or_refused() {
    assertThat(wiki.anonymous().get("Edit.jsp?page=" + WikiVisitor.encoded(page)).statusCode())
        .isEqualTo(302);
    assertThat(wiki.as("lee").get("Edit.jsp?page=" + WikiVisitor.encoded(page)).body())
        .doesNotContain("editorarea");
  }
}
