package org.blamelesswiki.postmortems.cli;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.blamelesswiki.postmortems.Fuzz;

class MarkdownParserFuzzTest {

  @Property
  void every_text_is_a_document(@ForAll("nearlyRight") String text) {
    Fuzz.bounded(() -> new MarkdownParser().parse(text));
  }

  @Provide
  Arbitrary<String> nearlyRight() {
    return Fuzz.like("markdown");
  }
}
