package org.blamelesswiki.postmortems.jspwiki;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which pages of a space are checked, as an admin sets it in a real JSPWiki. */
class CheckedPagesWikiIT {

  private static final String SPACES = "postmortems/admin/spaces";
  private static final Pattern FIELD =
      Pattern.compile("name=\"(pm-token|version)\" value=\"([^\"]*)\"");
  private static final String BLAMING = "Then @tom did not bother to test it.\n";
  private static final String FACTS = "[{PostmortemFacts form='short' state='published'\n\n\n}]\n";

  private final RunningWiki wiki = RunningWiki.get();
  private final WikiVisitor admin = wiki.as("admin");
  private final WikiVisitor mira = wiki.as("mira");

  @BeforeEach
  void aSpaceThatTakesPostmortemsAndAKeyword() {
    saveSpaces(
        List.of(
            Map.entry("name", "Night shift"),
            Map.entry("key", "shift"),
            Map.entry("pattern", "Shift*"),
            Map.entry("keyword", ""),
            Map.entry("owners", ""),
            Map.entry("mode", "confirm"),
            Map.entry("keywords", "outage"),
            Map.entry("places", "Shift review *"),
            Map.entry("language", "en"),
            Map.entry("facts", "2")));
  }

  @AfterEach
  void theSpacesOfTheDemo() {
    saveSpaces(List.of());
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

  /** The demo's two spaces, and {@code more}. */
  private void saveSpaces(List<Map.Entry<String, String>> more) {
    List<Map.Entry<String, String>> form = new ArrayList<>();
    Matcher fields = FIELD.matcher(admin.get(SPACES).body());
    while (fields.find()) {
      form.add(Map.entry(fields.group(1), fields.group(2)));
    }
    space(form, "0", "Payments (pilot)", "payments", "payments", "PaymentsOwners", "confirm", "*");
    space(form, "1", "The rest of the wiki", "wiki", "", "", "off", "");
    form.addAll(more);
    assertThat(WikiVisitor.location(admin.post(SPACES, form))).endsWith("?saved");
  }

  private static void space(
      List<Map.Entry<String, String>> form,
      String number,
      String name,
      String key,
      String keyword,
      String owners,
      String mode,
      String places) {
    form.add(Map.entry("name", name));
    form.add(Map.entry("key", key));
    form.add(Map.entry("pattern", ""));
    form.add(Map.entry("keyword", keyword));
    form.add(Map.entry("owners", owners));
    form.add(Map.entry("mode", mode));
    form.add(Map.entry("keywords", ""));
    form.add(Map.entry("places", places));
    form.add(Map.entry("language", "en"));
    form.add(Map.entry("facts", number));
  }
}
