package org.blamelesswiki.postmortems.confluence.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FactsMacroTest {

  @Test
  void facts_come_back_as_they_were_written() {
    String facts = "severity: SEV-2\nservice: <search> & \"index\" ]]> end";

    String page = "<p>before</p>" + FactsMacro.storage(facts) + "<p>after</p>";

    assertThat(FactsMacro.bodyIn(page)).contains(facts);
  }

  @Test
  void a_page_without_the_macro_is_no_postmortem() {
    assertThat(FactsMacro.bodyIn("<p>PostmortemFacts are explained elsewhere</p>")).isEmpty();
  }

  @Test
  void the_editors_form_of_the_macro_is_found() {
    String page =
        "<table class=\"wysiwyg-macro\" data-macro-name=\"PostmortemFacts\"><tbody><tr>"
            + "<td class=\"wysiwyg-macro-body\"><pre>severity: SEV-1</pre></td></tr></tbody></table>";

    assertThat(FactsMacro.bodyIn(page)).contains("severity: SEV-1");
  }

  @Test
  void parameters_are_not_facts() {
    String page =
        "<ac:structured-macro ac:name=\"PostmortemFacts\"><ac:parameter ac:name=\"form\">short"
            + "</ac:parameter><ac:plain-text-body><![CDATA[a: b]]></ac:plain-text-body>"
            + "</ac:structured-macro>";

    assertThat(FactsMacro.bodyIn(page)).contains("a: b");
  }
}
