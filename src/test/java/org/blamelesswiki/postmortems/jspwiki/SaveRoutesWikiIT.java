package org.blamelesswiki.postmortems.jspwiki;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/**
 * Every way a page becomes current in a real JSPWiki; docs/save-routes.md names these tests. Two
 * editors, conflicts, comments and expired sessions are in {@link SaveHookWikiIT}.
 */
class SaveRoutesWikiIT {

  private static final String CALM = "The queue grew faster than it was read.\n";
  private static final String BLAMING = "Then @tom did not bother to test it.\n";
  private static final String FACTS =
      "[{PostmortemFacts form='short' state='published'\n\nstarted: 2026-03-02 10:00 UTC\n}]\n";

  private static final RunningWiki WIKI = RunningWiki.get();

  private final WikiVisitor mira = WIKI.as("mira");
  private String page = "";

  @BeforeAll
  static void aSpaceByName() {
    new DemoSpaces(WIKI).withShifts();
  }

  @AfterAll
  static void theSpacesOfTheDemo() {
    new DemoSpaces(WIKI).alone();
  }

  @BeforeEach
  void ownPage(TestInfo test) {
    page = "Shift review " + test.getTestMethod().orElseThrow().getName().hashCode();
  }

  @Test
  void an_append_is_held_with_the_whole_page_in_the_editor() {
    mira.write(page, CALM);

    HttpResponse<String> answer = mira.edit(page).save(BLAMING, "a note", Map.of("append", "true"));

    assertHeld(answer, CALM + BLAMING, "a note");
    assertThat(stored()).isEqualTo(CALM);
  }

  @Test
  void the_section_of_an_editor_is_part_of_its_page() {
    mira.write(page, "!One\n" + CALM + "!Two\n" + CALM);

    WikiVisitor.Editor section = mira.open("Edit.jsp?page=" + encoded() + "&section=1");

    assertHeld(
        section.save("!One\n" + CALM + "!Two\n" + BLAMING, "note"),
        "!One\n" + CALM + "!Two\n" + BLAMING,
        "note");
  }

  @Test
  void a_restored_old_version_is_looked_at_again() {
    mira.write(page, CALM);
    mira.open(WikiVisitor.location(mira.edit(page).save(CALM + BLAMING, "")))
        .save(CALM + BLAMING, "", Map.of("pm-keep", "quoted"));
    mira.write(page, CALM + "Mended.\n");

    WikiVisitor.Editor old = mira.open("Edit.jsp?page=" + encoded() + "&version=2");

    assertThat(old.text()).isEqualTo(CALM + BLAMING);
    assertHeld(old.save(old.text(), "restored"), CALM + BLAMING, "restored");
    assertThat(stored()).isEqualTo(CALM + "Mended.\n");
  }

  @Test
  void a_copy_is_a_new_page() {
    String old = "Elsewhere " + page.hashCode();
    mira.write(old, BLAMING);

    WikiVisitor.Editor copy =
        mira.open("Edit.jsp?page=" + encoded() + "&clone=" + WikiVisitor.encoded(old));

    assertThat(copy.text()).contains("did not bother");
    assertHeld(copy.save(copy.text(), "copied"), copy.text(), "copied");
  }

  @Test
  void a_blog_entry_is_a_page_like_any_other() {
    String address = WikiVisitor.location(mira.get("NewBlogEntry.jsp?page=" + encoded()));
    WikiVisitor.Editor entry = mira.open(address.substring(address.indexOf("Edit.jsp")));

    HttpResponse<String> answer = entry.save(BLAMING, "entry");

    assertThat(address).contains("blogentry");
    assertHeld(answer, BLAMING, "entry");
  }

  @Test
  void a_text_of_the_visual_editor_comes_back_as_markup() {
    HttpResponse<String> answer =
        mira.edit(page)
            .save(
                "",
                "visual",
                Map.of("htmlPageText", "<p>Then Tom <b>did not bother</b> to test it.</p>"));

    assertHeld(answer, "Then Tom __did not bother__ to test it.\n", "visual");
  }

  @Test
  void a_page_that_another_plugin_saves_is_held_and_its_words_are_in_no_log() throws IOException {
    String reports = "Reports " + page.hashCode();
    mira.write(
        reports,
        "[{BugReportHandler title='Unwatched' page='"
            + page
            + "' description='Then @tom did not bother to test it.'}]\n");

    HttpResponse<String> view = mira.get("Wiki.jsp?page=" + WikiVisitor.encoded(reports));

    assertThat(view.statusCode()).isEqualTo(200);
    assertThat(stored()).isEmpty();
    try (Stream<Path> logs = Files.list(WIKI.folder().logs())) {
      for (Path log : logs.toList()) {
        assertThat(Files.readString(log)).doesNotContain("did not bother");
      }
    }
  }

  @Test
  void a_page_moved_into_a_space_that_holds_pages_is_shown_to_who_edits_it_next() {
    String old = "Elsewhere " + page.hashCode();
    mira.write(old, BLAMING);

    rename(old, page);

    assertThat(stored()).as("nobody wrote anything, so nothing is held").isEqualTo(BLAMING);
    assertThat(WIKI.as("sam").edit(page).html()).contains("id=\"pm-panel\"");
    assertThat(WIKI.as("lee").get("Wiki.jsp?page=" + encoded()).body()).doesNotContain("pm-panel");
    assertThat(WikiVisitor.location(mira.edit(page).save(BLAMING + CALM, ""))).contains("Wiki.jsp");
  }

  @Test
  void a_renamed_page_keeps_its_kept_sentences_and_when_it_was_published() throws IOException {
    String old = page + " old";
    mira.open(WikiVisitor.location(mira.edit(old).save(FACTS + BLAMING, "")))
        .save(FACTS + BLAMING, "", Map.of("pm-keep", "quoted"));
    String published = published(old);

    rename(old, page);

    assertThat(published(page)).isEqualTo(published);
    assertThat(WikiVisitor.location(mira.edit(page).save(FACTS + BLAMING + CALM, "")))
        .as("the sentence is still kept")
        .contains("Wiki.jsp");
    assertThat(rows(old)).isEmpty();
  }

  @Test
  void a_draft_follows_its_page_to_the_new_name() {
    String old = page + " old";
    mira.write(old, CALM);
    mira.edit(old).save(CALM + BLAMING, "waiting");

    WIKI.as("sam").write(old + " other", CALM);
    rename(old, page);

    String html = mira.edit(page).html();
    assertThat(html).contains("is kept and not saved yet");
    String address = html.replaceAll("(?s).*href=\"([^\"]*pm-draft[^\"]*)\".*", "$1");
    WikiVisitor.Editor draft = mira.open(WikiVisitor.unescaped(address));
    assertThat(draft.text()).isEqualTo(CALM + BLAMING);
    assertThat(draft.field("changenote")).isEqualTo("waiting");
  }

  @Test
  void a_page_that_is_made_again_inherits_no_kept_sentence() throws IOException {
    mira.open(WikiVisitor.location(mira.edit(page).save(BLAMING, "")))
        .save(BLAMING, "", Map.of("pm-keep", "quoted"));
    assertThat(rows(page)).isNotEmpty();

    WIKI.as("admin").post("Delete.jsp", Map.of("page", page, "delete-all", "x"));

    assertThat(rows(page)).isEmpty();
    assertHeld(mira.edit(page).save(BLAMING, "again"), BLAMING, "again");
  }

  @Test
  void a_form_that_is_too_large_is_refused_by_name_and_changes_nothing() {
    mira.write(page, CALM);

    HttpResponse<String> answer = mira.edit(page).save("words ".repeat(3_000_000), "large");

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("larger than the server takes at once");
    assertThat(stored()).isEqualTo(CALM);
  }

  @Test
  void a_draft_outlives_its_session_and_a_restart_of_the_store() {
    mira.edit(page).save(BLAMING, "kept");

    WikiVisitor later = WIKI.as("mira");

    String html = later.edit(page).html();
    String address = html.replaceAll("(?s).*href=\"([^\"]*pm-draft[^\"]*)\".*", "$1");
    assertThat(later.open(WikiVisitor.unescaped(address)).text()).isEqualTo(BLAMING);
  }

  private void assertHeld(HttpResponse<String> answer, String text, String note) {
    String address = WikiVisitor.location(answer);
    assertThat(address).contains(EditorForm.DRAFT);
    WikiVisitor.Editor again = mira.open(address);
    assertThat(again.text().strip()).isEqualTo(text.strip());
    assertThat(again.field("changenote")).isEqualTo(note);
    assertThat(again.html()).contains("A reader may hear fault here");
  }

  private String stored() {
    return mira.edit(page).text();
  }

  private String encoded() {
    return WikiVisitor.encoded(page);
  }

  private void rename(String from, String to) {
    HttpResponse<String> answer =
        mira.post("Rename.jsp", Map.of("page", from, "renameto", to, "references", "x"));
    assertThat(WikiVisitor.location(answer)).contains("Wiki.jsp");
  }

  private static String published(String page) throws IOException {
    return rows(page).stream()
        .filter(row -> row.contains("publishedMillis"))
        .map(row -> row.replaceAll("(?s).*\"publishedMillis\":(\\d+).*", "$1"))
        .findFirst()
        .orElse("");
  }

  /** What the plugin keeps under the page's id. */
  private static List<String> rows(String page) throws IOException {
    try (Stream<Path> files = Files.walk(WIKI.folder().store())) {
      return files
          .filter(Files::isRegularFile)
          .map(SaveRoutesWikiIT::content)
          .filter(row -> row.contains("\"page\":\"" + page + "\""))
          .toList();
    }
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return "";
    }
  }
}
