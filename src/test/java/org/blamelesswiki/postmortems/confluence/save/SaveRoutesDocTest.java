package org.blamelesswiki.postmortems.confluence.save;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.blamelesswiki.postmortems.web.I18n;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Holds docs/save-routes.md to the routes in the code and the fixtures beside them. */
class SaveRoutesDocTest {

  private String doc;

  @BeforeEach
  void read() throws IOException {
    doc = Files.readString(Path.of("docs/save-routes.md"));
  }

  @Test
  void every_route_has_a_row() {
    assertThat(Stream.of(Route.values()).map(route -> "(`" + route.key() + "`)"))
        .allSatisfy(key -> assertThat(doc).contains(key));
    assertThat(IntStream.rangeClosed(1, 21).mapToObj(number -> "\n| R" + number + " |"))
        .allSatisfy(row -> assertThat(doc).contains(row));
  }

  @Test
  void every_fixture_it_names_is_there() throws IOException {
    List<String> fixtures;
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/save"))) {
      fixtures =
          files.map(file -> file.getFileName().toString().replace(".test", "")).sorted().toList();
    }

    assertThat(names())
        .isNotEmpty()
        .allSatisfy(
            name ->
                assertThat(fixtures)
                    .anyMatch(
                        fixture ->
                            name.endsWith("*")
                                ? fixture.startsWith(name.substring(0, name.length() - 1))
                                : fixture.equals(name)));
    assertThat(fixtures)
        .filteredOn(fixture -> fixture.matches("[fl].*"))
        .allMatch(
            fixture ->
                names().stream()
                    .anyMatch(
                        name ->
                            name.endsWith("*")
                                ? fixture.startsWith(name.substring(0, name.length() - 1))
                                : fixture.equals(name)));
  }

  /** Names of fixtures start with their exchange's number, or say what they look like. */
  private List<String> names() {
    return Pattern.compile("`((?:f\\d|look-alike|form-|deep-|not-)[a-z0-9*-]*)`")
        .matcher(doc)
        .results()
        .map(MatchResult::group)
        .map(name -> name.replace("`", ""))
        .toList();
  }

  @Test
  void the_coverage_screen_has_words_for_every_route() {
    for (Route route : Route.values()) {
      assertThat(I18n.of(Locale.ENGLISH).has("hook.route." + route.key())).as(route.key()).isTrue();
    }
  }
}
