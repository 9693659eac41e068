package org.blamelesswiki.postmortems.jspwiki;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.blamelesswiki.postmortems.Fuzz;

class WikiMarkupFuzzTest {

  @Property
  void every_text_is_a_document_within_it(@ForAll("nearlyRight") String text) {
    Fuzz.bounded(
        () -> {
          WikiMarkup markup = WikiMarkup.read(text);
          assertThat(markup.macros()).allMatch(macro -> macro.span().end() <= text.length());
          SharedText.of(text);
        });
  }

  @Provide
  Arbitrary<String> nearlyRight() {
    return Fuzz.like("jspwiki");
  }
}
