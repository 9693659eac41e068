package org.blamelesswiki.postmortems;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/proven.md names as proof exists. */
class ProvenTest {

  @Test
  void every_test_that_it_names_is_there() throws IOException {
    Set<String> tests;
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      tests =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".java"))
              .map(name -> name.replace(".java", ""))
              .collect(Collectors.toSet());
    }

    Set<String> named = new TreeSet<>();
    Pattern.compile("`([A-Z]\\w+(?:Test|IT))`")
        .matcher(Files.readString(Path.of("docs/proven.md")))
        .results()
        .forEach(found -> named.add(found.group(1)));

    assertThat(named).hasSizeGreaterThan(20);
    assertThat(tests).containsAll(named);
  }
}
