package org.blamelesswiki.postmortems.phrasing;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.blamelesswiki.postmortems.Fuzz;

class YamlFileFuzzTest {

  @Property
  void every_text_is_read_or_refused_by_name(@ForAll("nearlyRight") String text) {
    Fuzz.bounded(
        () -> {
          try {
            YamlFile.parse("rule.yaml", text).allowOnly(java.util.Set.of("id"));
          } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("rule.yaml");
          }
        });
  }

  @Provide
  Arbitrary<String> nearlyRight() {
    return Fuzz.like("yaml");
  }
}
