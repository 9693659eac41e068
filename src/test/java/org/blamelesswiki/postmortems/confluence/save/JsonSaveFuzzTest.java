package org.blamelesswiki.postmortems.confluence.save;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.blamelesswiki.postmortems.Fuzz;

class JsonSaveFuzzTest {

  @Property
  void every_body_is_read_or_passed(@ForAll("nearlyRight") String body) {
    Fuzz.bounded(() -> JsonSave.read(body.getBytes(StandardCharsets.UTF_8), Optional.empty()));
  }

  @Provide
  Arbitrary<String> nearlyRight() {
    return Fuzz.like("save");
  }
}
