package org.blamelesswiki.postmortems.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.blamelesswiki.postmortems.Fuzz;

class CriteriaJsonFuzzTest {

  @Property
  void every_text_is_a_set_or_a_list_of_problems(@ForAll("nearlyRight") String text) {
    Fuzz.bounded(() -> assertThat(CriteriaSetCodec.read(text)).isNotNull());
  }

  @Provide
  Arbitrary<String> nearlyRight() {
    return Fuzz.like("criteria");
  }
}
