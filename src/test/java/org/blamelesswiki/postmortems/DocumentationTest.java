package org.blamelesswiki.postmortems;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documentation points at is there. */
class DocumentationTest {

  private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]+)[^)]*\\)");

  /** A path in backticks that starts at the top level and has no placeholder in it. */
  private static final Pattern PATH =
      Pattern.compile("`((?:docs|src|\\.ci|\\.mvn)/[^`\\s<>{}*]*)`");

  @Test
  void every_relative_link_leads_to_a_file() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path page : pages()) {
      links(page)
          .filter(link -> !link.matches("[a-z]+:.*"))
          .filter(link -> !Files.exists(page.resolveSibling(link)))
          .forEach(link -> broken.add(page + " -> " + link));
    }

    assertThat(broken).isEmpty();
  }

  @Test
  void every_path_that_is_mentioned_exists() throws IOException {
    List<String> missing = new ArrayList<>();
    for (Path page : pages()) {
      paths(page)
          .filter(path -> !Files.exists(Path.of(path)))
          .forEach(path -> missing.add(page + " -> " + path));
    }

    assertThat(missing).isEmpty();
  }

  @Test
  void every_decision_has_a_number_of_its_own() throws IOException {
    try (Stream<Path> decisions = Files.list(Path.of("docs/decisions"))) {
      List<String> numbers =
          decisions.map(path -> path.getFileName().toString().substring(0, 3)).toList();

      assertThat(numbers).doesNotHaveDuplicates().allMatch(number -> number.matches("\\d{3}"));
    }
  }

  private static Stream<String> links(Path page) throws IOException {
    return matches(LINK, page);
  }

  private static Stream<String> paths(Path page) throws IOException {
    return matches(PATH, page);
  }

  private static Stream<String> matches(Pattern pattern, Path page) throws IOException {
    return pattern
        .matcher(Files.readString(page))
        .results()
        .map((MatchResult match) -> match.group(1));
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> top = Files.list(Path.of(""));
        Stream<Path> docs = Files.walk(Path.of("docs"))) {
      return Stream.concat(top, docs)
          .filter(path -> path.toString().endsWith(".md"))
          .sorted()
          .toList();
    }
  }
}
