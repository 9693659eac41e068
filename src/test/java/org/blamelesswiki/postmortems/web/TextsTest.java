package org.blamelesswiki.postmortems.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The texts of the screens: all there, in every language, and worded as help. */
class TextsTest {

  private static final Path RESOURCES = Path.of("src/main/resources/org/blamelesswiki/postmortems");
  private static final Path ENGLISH = RESOURCES.resolve("i18n/messages.properties");
  private static final Pattern USED = Pattern.compile("\\$t\\.text\\(\"([a-z0-9.-]+)\"");

  @Test
  void every_text_a_view_asks_for_is_there() throws IOException {
    I18n texts = I18n.of(Locale.ENGLISH);
    TreeSet<String> missing = new TreeSet<>();
    try (Stream<Path> views = Files.list(RESOURCES.resolve("web/views"))) {
      for (Path view : views.toList()) {
        Matcher used = USED.matcher(Files.readString(view));
        while (used.find()) {
          if (!texts.has(used.group(1))) {
            missing.add(view.getFileName() + ": " + used.group(1));
          }
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void no_language_lacks_a_text_or_has_one_too_many() throws IOException {
    try (Stream<Path> files = Files.list(RESOURCES.resolve("i18n"))) {
      for (Path file : files.filter(f -> !f.equals(ENGLISH)).toList()) {
        assertThat(keys(file)).as(file.toString()).isEqualTo(keys(ENGLISH));
      }
    }
  }

  @Test
  void no_text_sounds_like_a_court() throws IOException {
    try (Stream<Path> files = Files.list(RESOURCES.resolve("i18n"))) {
      for (Path file : files.toList()) {
        String text = Files.readString(file).toLowerCase(Locale.ROOT);
        for (String word :
            List.of("violation", "offender", "blame detected", "failed check", "compliance")) {
          assertThat(text).as(file.toString()).doesNotContain(word);
        }
      }
    }
  }

  private static TreeSet<Object> keys(Path file) throws IOException {
    Properties properties = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    return new TreeSet<>(properties.keySet());
  }
}
