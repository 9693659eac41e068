package org.blamelesswiki.postmortems.phrasing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.blamelesswiki.postmortems.text.Document;
import org.junit.jupiter.api.Test;

/** The paragraph that the try-it screen shows, and the same facts without fault. */
class StoryTest {

  @Test
  void a_bad_paragraph_yields_motive_hindsight_drama_and_knowledge() throws IOException {
    List<Finding> findings = check("/samples/story-before.txt");

    assertThat(findings)
        .extracting(Finding::category, Finding::excerpt)
        .contains(
            tuple(Category.MOTIVE, "did not bother to"),
            tuple(Category.HINDSIGHT, "Of course it fell over"),
            tuple(Category.DRAMA, "absolute disaster"),
            tuple(Category.KNOWLEDGE, "did not know"));
  }

  @Test
  void each_handle_is_recognised_as_a_person() throws IOException {
    assertThat(check("/samples/story-before.txt"))
        .filteredOn(finding -> finding.sentence().contains("@"))
        .extracting(finding -> finding.sentence().split("@", 2)[0])
        .containsExactly("dmitri", "hanne.l");
  }

  @Test
  void the_same_facts_with_systems_as_subjects_yield_nothing() throws IOException {
    assertThat(check("/samples/story-after.txt")).isEmpty();
  }

  private static List<Finding> check(String sample) throws IOException {
    try (InputStream in = StoryTest.class.getResourceAsStream(sample)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Phrasing.standard().check(Document.ofText(text)).findings();
    }
  }
}
