package org.blamelesswiki.postmortems.jspwiki;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which pages of a space are checked, as an admin sets it in a real JSPWiki. */
class CheckedPagesWikiIT {

  private static final String BLAMING = "Then @tom did not bother to test it.\n";
  private static final String FACTS = "[{PostmortemFacts form='short' state='published'\n\n\n}]\n";

  private final RunningWiki wiki = RunningWiki.get();
  private final WikiVisitor mira = wiki.as("mira");

  @BeforeEach
  void aSpaceThatTakesPostmortemsAndAKeyword() {
    new DemoSpaces(wiki).withShifts();
  }

  @AfterEach
  void theSpacesOfTheDemo() {
    new DemoSpaces(wiki).alone();
  }

  @Test
  void a_page_that_nothing_takes_is_left_alone() {
    assertThat(saved("Shift lunch", BLAMING)).contains("Wiki.jsp");
    assertThat(mira.edit("Shift lunch").html()).doesNotContain("pm-panel");
  }

  @Test
  void a_page_is_taken_by_its_facts() {
    assertThat(saved("Shift facts", FACTS + BLAMING)).contains(EditorForm.DRAFT);
  }

  @Test
  void a_page_is_taken_by_its_keyword() {
    assertThat(saved("Shift word", "[{SET keywords='menu, Outage'}]\n" + BLAMING))
        .contains(EditorForm.DRAFT);
  }

  @Test
  void a_page_is_taken_by_its_name() {
    assertThat(saved("Shift review 12", BLAMING)).contains(EditorForm.DRAFT);
  }

  @Test
  void taking_the_facts_out_does_not_take_the_page_out() {
    mira.write("Shift before", FACTS + "It broke.\n");

    assertThat(saved("Shift before", "It broke.\n" + BLAMING)).contains(EditorForm.DRAFT);
  }

  private String saved(String page, String text) {
    return WikiVisitor.location(mira.edit(page).save(text, ""));
  }
}
