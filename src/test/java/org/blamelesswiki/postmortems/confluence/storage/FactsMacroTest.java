package org.blamelesswiki.postmortems.confluence.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FactsMacroTest {

  private static final String FACTS = "severity: 1\nnote: a]]>b & <c>";

  @Test
  void what_was_written_is_read() {
    String source = "<p>before</p>" + FactsMacro.storage(FACTS) + "<p>after</p>";

    assertThat(FactsMacro.bodyIn(source)).contains(FACTS);
  }

  @Test
  void other_facts_take_their_place_and_the_rest_of_the_page_stays() {
    String source =
        "<p>before</p>"
            + FactsMacro.storage("service: a", Map.of("form", "short"))
            + "<p>after</p>";

    String changed = FactsMacro.replaced(source, FACTS).orElseThrow();

    assertThat(changed)
        .isEqualTo(
            "<p>before</p>" + FactsMacro.storage(FACTS, Map.of("form", "short")) + "<p>after</p>");
    assertThat(FactsMacro.bodyIn(changed)).contains(FACTS);
  }

  @Test
  void a_page_without_the_macro_has_no_facts_to_change() {
    assertThat(FactsMacro.replaced("<p>PostmortemFacts</p>", FACTS)).isEmpty();
  }

  @Test
  void the_editors_form_holds_the_same_facts() {
    String source =
        "<table class=\"wysiwyg-macro\" data-macro-name=\"PostmortemFacts\""
            + " data-macro-body-type=\"PLAIN_TEXT\"><tbody><tr><td class=\"wysiwyg-macro-body\">"
            + "<pre>severity: 1\nnote: a]]&gt;b &amp; &lt;c&gt;</pre></td></tr></tbody></table>";

    assertThat(FactsMacro.bodyIn(source)).contains(FACTS);
  }

  @Test
  void a_rich_text_body_gives_one_line_for_each_paragraph() {
    String source =
        "<ac:structured-macro ac:name=\"PostmortemFacts\"><ac:parameter ac:name=\"x\">y</ac:parameter>"
            + "<ac:rich-text-body><p>severity: 1</p><p>users: 20%</p></ac:rich-text-body>"
            + "</ac:structured-macro>";

    assertThat(FactsMacro.bodyIn(source)).contains("severity: 1\nusers: 20%");
  }

  @Test
  void a_macro_without_a_body_still_marks_the_page() {
    assertThat(FactsMacro.bodyIn("<ac:structured-macro ac:name=\"PostmortemFacts\" /><p>x</p>"))
        .contains("");
    assertThat(FactsMacro.bodyIn("<img data-macro-name=\"PostmortemFacts\"><p>x</p>")).contains("");
  }

  @Test
  void words_about_the_macro_are_not_the_macro() {
    assertThat(FactsMacro.isIn("<p>Use PostmortemFacts, or ac:name=\"PostmortemFacts\".</p>"))
        .isFalse();
    assertThat(
            FactsMacro.isIn(
                "<ac:structured-macro ac:name=\"code\"><ac:plain-text-body><![CDATA["
                    + FactsMacro.storage("x").replace("]]>", "]]]]><![CDATA[>")
                    + "]]></ac:plain-text-body></ac:structured-macro>"))
        .isFalse();
  }

  @Test
  void the_first_of_two_counts() {
    assertThat(FactsMacro.bodyIn(FactsMacro.storage("one") + FactsMacro.storage("two")))
        .contains("one");
  }
}
