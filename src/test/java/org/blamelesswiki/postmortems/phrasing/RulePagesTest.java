package org.blamelesswiki.postmortems.phrasing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RulePagesTest {

  @Test
  void each_rule_has_the_page_that_its_file_tells() throws IOException {
    for (Rule rule : RulePack.english().rules()) {
      assertThat(RulePages.file(rule))
          .as("mvn -Prule-pages writes the pages anew")
          .hasContent(RulePages.page(rule));
    }
  }

  @Test
  void no_page_is_left_of_a_rule_that_is_gone() throws IOException {
    try (Stream<Path> pages = Files.list(RulePages.FOLDER)) {
      assertThat(pages).hasSameSizeAs(RulePack.english().rules());
    }
  }
}
