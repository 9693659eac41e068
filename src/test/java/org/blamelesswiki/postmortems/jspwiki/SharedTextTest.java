package org.blamelesswiki.postmortems.jspwiki;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.blamelesswiki.postmortems.postmortem.FactsMacro;
import org.blamelesswiki.postmortems.postmortem.Form;
import org.blamelesswiki.postmortems.postmortem.NewPage;
import org.blamelesswiki.postmortems.postmortem.PageState;
import org.blamelesswiki.postmortems.text.Block;
import org.blamelesswiki.postmortems.text.BlockKind;
import org.junit.jupiter.api.Test;

class SharedTextTest {

  private static final NewPage PAGE =
      new NewPage(
          "payments", "Checkout slow", Form.INCIDENT, "service: checkout", false, Locale.ENGLISH);

  private final String draft = new PageText(PAGE, "payments", "mira").markup();

  @Test
  void a_new_page_is_a_draft_of_its_author_in_its_space() {
    WikiMarkup markup = WikiMarkup.read(draft);

    assertThat(PageSaves.state(markup)).isEqualTo(PageState.DRAFT);
    assertThat(Keywords.of(markup)).containsExactly("payments");
    assertThat(SavedPages.macro(markup.call(FactsMacro.NAME).orElseThrow()))
        .isEqualTo(new FactsMacro(Form.INCIDENT, PageState.DRAFT, false, "service: checkout"));
  }

  @Test
  void a_new_page_has_every_section_and_its_words_are_guidance() {
    var sections = WikiMarkup.read(draft).document().sections();

    assertThat(sections).hasSize(Form.INCIDENT.parts().size());
    assertThat(sections)
        .allSatisfy(
            section ->
                assertThat(section.blocks()).extracting(Block::kind).contains(BlockKind.GUIDANCE));
  }

  @Test
  void a_shared_page_says_so_and_is_open_to_others() {
    String shared = SharedText.of(draft);

    assertThat(PageSaves.state(WikiMarkup.read(shared))).isEqualTo(PageState.PUBLISHED);
    assertThat(shared).doesNotContain("ALLOW").contains("state='published'");
    assertThat(shared.replace("published", "draft"))
        .isEqualTo(draft.replace("[{ALLOW modify,rename mira}]\n", ""));
  }

  @Test
  void line_ends_of_a_browser_leave_no_empty_line() {
    assertThat(SharedText.of(draft.replace("\n", "\r\n")))
        .isEqualTo(SharedText.of(draft).replace("\n", "\r\n"));
  }

  @Test
  void other_access_rules_stay() {
    assertThat(SharedText.of("[{ALLOW view Payments}]\n" + draft))
        .startsWith("[{ALLOW view Payments}]\n");
  }

  @Test
  void facts_without_a_state_get_one() {
    assertThat(SharedText.of("[{PostmortemFacts\n\nservice: a\n}]"))
        .isEqualTo("[{PostmortemFacts state='published'\n\nservice: a\n}]");
  }

  @Test
  void a_page_that_everybody_sees_is_published_whatever_it_says() {
    String open = draft.replace("[{ALLOW modify,rename mira}]\n", "");

    assertThat(PageSaves.state(WikiMarkup.read(open))).isEqualTo(PageState.PUBLISHED);
  }
}
