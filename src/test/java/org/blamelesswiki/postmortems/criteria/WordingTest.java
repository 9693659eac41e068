package org.blamelesswiki.postmortems.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordingTest {

  private static final Path SOURCES =
      Path.of("src/main/java/org/blamelesswiki/postmortems/criteria");
  private static final Pattern KEY =
      Pattern.compile(
          "\"((?:verdict|evidence|threshold|problem|describe|difference|alike|amount|times)"
              + "\\.[a-z.-]*)\"");

  @Test
  void every_message_of_the_code_has_its_words() throws IOException {
    Set<String> keys = texts("wording.properties").stringPropertyNames();

    assertThat(keysOfCode())
        .isNotEmpty()
        .allSatisfy(
            key ->
                assertThat(keys)
                    .anyMatch(text -> key.endsWith(".") ? text.startsWith(key) : text.equals(key)));
  }

  @Test
  void the_languages_have_the_same_texts() throws IOException {
    assertThat(texts("wording_de.properties").stringPropertyNames())
        .isEqualTo(texts("wording.properties").stringPropertyNames());
  }

  @Test
  void each_language_writes_numbers_its_way() {
    Facts facts =
        Facts.none()
            .with("users-affected", FactValue.Amount.of(5200, Unit.USERS))
            .with("downtime", FactValue.Amount.of(45.5, Unit.MINUTES));
    CriteriaSet set =
        StarterCriteria.library()
            .withCriteria(
                StarterCriteria.library().criteria().stream()
                    .map(criterion -> criterion.withEnabled(true))
                    .toList());
    Message sentence = Evaluator.evaluate(set, facts, History.none()).sentence();

    assertThat(Wording.of(Locale.US).text(sentence))
        .isEqualTo(
            "A postmortem is required: 5,200 users affected, threshold 5,000 (business); downtime"
                + " that users saw 45.5 min, threshold 30 min (product).");
    assertThat(Wording.of(Locale.GERMANY).text(sentence))
        .isEqualTo(
            "Ein Postmortem ist vorgesehen: 5.200 betroffene Nutzer, Schwelle 5.000 (Geschäft);"
                + " Ausfall, den Nutzer sahen 45,5 min, Schwelle 30 min (Produkt).");
    assertThat(Wording.of(Locale.JAPAN).text(sentence)).startsWith("A postmortem is required");
  }

  private static Set<String> keysOfCode() throws IOException {
    Set<String> keys = new TreeSet<>();
    try (Stream<Path> files = Files.list(SOURCES)) {
      for (Path file : files.toList()) {
        KEY.matcher(Files.readString(file))
            .results()
            .map((MatchResult match) -> match.group(1))
            .forEach(keys::add);
      }
    }
    return keys;
  }

  private static Properties texts(String name) throws IOException {
    Properties texts = new Properties();
    try (InputStream in = Wording.class.getResourceAsStream(name)) {
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    return texts;
  }
}
