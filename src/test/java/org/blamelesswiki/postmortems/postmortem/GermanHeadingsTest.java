package org.blamelesswiki.postmortems.postmortem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import org.blamelesswiki.postmortems.text.Block;
import org.blamelesswiki.postmortems.text.BlockKind;
import org.blamelesswiki.postmortems.text.Document;
import org.blamelesswiki.postmortems.text.MappedText;
import org.blamelesswiki.postmortems.text.Section;
import org.blamelesswiki.postmortems.text.SectionRole;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A page made in German is as complete as its English twin. */
class GermanHeadingsTest {

  private static final ResourceBundle GERMAN =
      ResourceBundle.getBundle("org.blamelesswiki.postmortems.i18n.messages", Locale.GERMAN);

  @ParameterizedTest
  @EnumSource(
      value = Form.class,
      names = {"INCIDENT", "SHORT"})
  void every_heading_of_a_form_says_what_its_section_is_for(Form form) {
    for (Form.Part part : form.parts()) {
      String heading = GERMAN.getString(part.headingKey());

      assertThat(SectionRole.ofHeading(heading)).as(heading).isEqualTo(part.role());
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Form.class,
      names = {"INCIDENT", "SHORT"})
  void a_page_with_every_section_lacks_none(Form form) {
    List<Section> sections =
        form.parts().stream().map(part -> section(GERMAN.getString(part.headingKey()))).toList();

    assertThat(Completeness.of(new Document(sections, List.of()), "", Optional.of(form)))
        .noneMatch(gap -> gap.kind() == Gap.Kind.SECTION_MISSING);
  }

  private static Section section(String heading) {
    Block block = new Block(BlockKind.PARAGRAPH, MappedText.verbatim("Um 10 Uhr stand alles."));
    return new Section(heading, 2, SectionRole.ofHeading(heading), List.of(block));
  }
}
