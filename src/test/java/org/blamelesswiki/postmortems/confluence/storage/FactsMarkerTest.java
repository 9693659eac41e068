package org.blamelesswiki.postmortems.confluence.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.blamelesswiki.postmortems.postmortem.FactsMacro;
import org.blamelesswiki.postmortems.postmortem.Form;
import org.junit.jupiter.api.Test;

class FactsMarkerTest {

  private static final String STORED =
      org.blamelesswiki.postmortems.confluence.storage.FactsMacro.storage(
          "service: search", Map.of("form", "short", "practice", "true"));

  @Test
  void the_stored_macro_tells_its_form_and_whether_it_is_a_trial() {
    FactsMacro facts = FactsMarker.in("<p>Before</p>" + STORED).orElseThrow();

    assertThat(facts.form()).isEqualTo(Form.SHORT);
    assertThat(facts.practice()).isTrue();
    assertThat(facts.body()).isEqualTo("service: search");
  }

  @Test
  void the_editors_form_of_it_tells_the_same() {
    String edited =
        "<table class=\"wysiwyg-macro\" data-macro-name=\"PostmortemFacts\""
            + " data-macro-parameters=\"form=short|practice=true\" data-macro-body-type=\"PLAIN_TEXT\">"
            + "<tbody><tr><td class=\"wysiwyg-macro-body\"><pre>service: search</pre></td></tr></tbody></table>";

    assertThat(FactsMarker.in(edited)).isEqualTo(FactsMarker.in(STORED));
  }

  @Test
  void a_parameter_of_another_macro_or_in_the_facts_themselves_is_none_of_it() {
    String page =
        "<ac:structured-macro ac:name=\"toc\"><ac:parameter ac:name=\"form\">short</ac:parameter>"
            + "</ac:structured-macro>"
            + org.blamelesswiki.postmortems.confluence.storage.FactsMacro.storage(
                "note: <ac:parameter ac:name=\"form\">short</ac:parameter>");

    assertThat(FactsMarker.in(page).orElseThrow().form()).isEqualTo(Form.INCIDENT);
  }

  @Test
  void a_page_without_the_macro_has_no_facts() {
    assertThat(FactsMarker.in("<p>PostmortemFacts</p>")).isEmpty();
  }
}
