package org.blamelesswiki.postmortems.jspwiki;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Pages that take longer to check than they may, in a real JSPWiki. */
class CheckFailsWikiIT {

  private static final RunningWiki WIKI = RunningWiki.get();

  /** Sentences that differ, so that none of them is known from before. */
  private static final String LONG = longText();

  private final WikiVisitor mira = WIKI.as("mira");

  @AfterAll
  static void theSettingsOfTheDemo() {
    new DemoSpaces(WIKI).withShifts(when("SHARE", "500"));
    new DemoSpaces(WIKI).alone();
  }

  @Test
  void a_page_that_takes_too_long_is_saved_and_its_author_told() {
    new DemoSpaces(WIKI).withShifts(when("SHARE", "50"));

    String next = WikiVisitor.location(mira.edit("Shift review long").save(LONG, ""));

    assertThat(next).contains("Wiki.jsp");
    assertThat(mira.get("Wiki.jsp?page=Main").body()).contains("The check took too long");
    assertThat(mira.get("Wiki.jsp?page=Main").body()).doesNotContain("The check took too long");
  }

  @Test
  void it_waits_with_its_text_where_an_admin_chose_that() {
    new DemoSpaces(WIKI).withShifts(when("HOLD", "50"));

    String next = WikiVisitor.location(mira.edit("Shift review wait").save(LONG, "a note"));

    assertThat(next).contains(EditorForm.DRAFT);
    WikiVisitor.Editor again = mira.open(next);
    assertThat(again.text()).isEqualTo(LONG);
    assertThat(again.field("changenote")).isEqualTo("a note");
    assertThat(again.html()).contains("the check did not work");
    assertThat(mira.edit("Shift review wait").text()).isEmpty();
  }

  private static List<Map.Entry<String, String>> when(String way, String budget) {
    return List.of(Map.entry("fails", way), Map.entry("budget", budget));
  }

  private static String longText() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 40_000; i++) {
      text.append("Then @tom")
          .append(i)
          .append(" did not bother to test host ")
          .append(i)
          .append(".\n");
    }
    return text.toString();
  }
}
