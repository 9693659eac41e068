package org.blamelesswiki.postmortems.postmortem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import org.blamelesswiki.postmortems.text.SectionRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FormTest {

  @ParameterizedTest
  @EnumSource(Form.class)
  void every_form_opens_with_a_summary_and_leads_to_follow_ups(Form form) {
    assertThat(form.parts().get(0).role()).isEqualTo(SectionRole.SUMMARY);
    assertThat(form.parts().get(form.parts().size() - 1).role())
        .isEqualTo(SectionRole.ACTION_ITEMS);
  }

  @Test
  void the_check_knows_what_was_known_and_what_follows_in_a_page_about_a_decision() {
    ResourceBundle texts =
        ResourceBundle.getBundle("org.blamelesswiki.postmortems.i18n.messages", Locale.ENGLISH);

    assertThat(SectionRole.ofHeading(texts.getString("form.section.known-then")))
        .isEqualTo(SectionRole.KNOWN_AT_THE_TIME);
    assertThat(SectionRole.ofHeading(texts.getString("form.section.whom")))
        .isEqualTo(SectionRole.IMPACT);
    assertThat(SectionRole.ofHeading(texts.getString("form.section.follow-ups")))
        .isEqualTo(SectionRole.ACTION_ITEMS);
  }
}
