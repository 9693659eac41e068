package org.blamelesswiki.postmortems.postmortem;

import java.time.ZoneOffset;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.blamelesswiki.postmortems.Fuzz;
import org.blamelesswiki.postmortems.criteria.StarterCriteria;

class FactsTextFuzzTest {

  private final FactsText facts =
      new FactsText(StarterCriteria.library().definitions(), ZoneOffset.UTC);

  @Property
  void every_text_is_read(@ForAll("nearlyRight") String text) {
    Fuzz.bounded(() -> facts.parse(text));
  }

  @Provide
  Arbitrary<String> nearlyRight() {
    return Fuzz.like("facts");
  }
}
