package org.blamelesswiki.postmortems.confluence.storage;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.blamelesswiki.postmortems.Fuzz;

class StorageFormatFuzzTest {

  @Property
  void every_text_is_a_document_within_it(@ForAll("nearlyRight") String text) {
    Fuzz.bounded(
        () -> {
          new StorageFormat()
              .parse(text)
              .sections()
              .forEach(
                  section ->
                      section
                          .blocks()
                          .forEach(
                              block ->
                                  assertThat(block.text().text().length())
                                      .isLessThanOrEqualTo(2 * text.length())));
          FactsMarker.in(text);
        });
  }

  @Provide
  Arbitrary<String> nearlyRight() {
    return Fuzz.like("storage");
  }
}
