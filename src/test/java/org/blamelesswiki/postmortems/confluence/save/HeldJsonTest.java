package org.blamelesswiki.postmortems.confluence.save;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.blamelesswiki.postmortems.phrasing.Category;
import org.blamelesswiki.postmortems.phrasing.Finding;
import org.blamelesswiki.postmortems.phrasing.RuleId;
import org.blamelesswiki.postmortems.phrasing.Severity;
import org.blamelesswiki.postmortems.publishing.Suggestion;
import org.blamelesswiki.postmortems.publishing.Verdict;
import org.blamelesswiki.postmortems.text.Span;
import org.blamelesswiki.postmortems.web.I18n;
import org.junit.jupiter.api.Test;

class HeldJsonTest {

  private static final I18n ENGLISH = I18n.of(Locale.ENGLISH);

  @Test
  void it_has_the_shape_of_confluences_own_errors() throws IOException {
    JsonNode body = json(hold(suggestion("<b>Bob's</b> fault", Severity.CONFIRM)));

    assertThat(body.get("statusCode").asInt()).isEqualTo(400);
    assertThat(body.get("message").isTextual()).isTrue();
    assertThat(body.get("reason").asText()).isEqualTo("Bad Request");
    JsonNode data = body.get("data");
    assertThat(data.get("authorized").asBoolean()).isTrue();
    assertThat(data.get("valid").asBoolean()).isFalse();
    assertThat(data.get("allowedInReadOnlyMode").asBoolean()).isTrue();
    assertThat(data.get("successful").asBoolean()).isFalse();
    assertThat(data.get("errors")).hasSize(1);
    assertThat(names(body)).containsExactlyInAnyOrder("statusCode", "data", "message", "reason");
  }

  @Test
  void the_message_holds_no_word_of_the_page_and_no_markup() throws IOException {
    JsonNode body = json(hold(suggestion("<script>alert(1)</script> & fault", Severity.CONFIRM)));

    assertThat(body.get("message").asText())
        .contains("One sentence")
        .contains("Nothing is lost")
        .doesNotContain("script")
        .doesNotContainPattern("[<>&]");
    assertThat(body.at("/data/errors/0/message/translation").asText())
        .doesNotContainPattern("[<>&]");
  }

  /** The editor looks for Confluence's sentences about a title that is taken. */
  @Test
  void no_words_are_those_of_confluences_own_errors() throws IOException {
    for (Decision.Hold hold :
        List.of(
            hold(suggestion("fault", Severity.CONFIRM)),
            hold(suggestion("fault", Severity.BLOCK)),
            unchecked())) {
      assertThat(json(hold).get("message").asText().toLowerCase(Locale.ROOT))
          .doesNotContain("already exists", "same title", "title");
    }
  }

  @Test
  void the_arguments_tell_a_script_what_to_reword_and_how_to_keep_it() throws IOException {
    JsonNode body =
        json(
            hold(
                suggestion("Bob's fault", Severity.CONFIRM),
                suggestion("useless", Severity.BLOCK)));

    assertThat(body.at("/data/errors/0/message/key").asText()).isEqualTo(HeldJson.KEY);
    assertThat(body.at("/data/errors/0/message/args/0").asText()).isEqualTo("Bob's fault");
    assertThat(body.at("/data/errors/0/message/args/3").asText()).isEqualTo("rule");
    assertThat(body.at("/data/errors/0/message/args/4").asText()).isEqualTo("mark");
    assertThat(body.at("/data/errors/1/message/args/4").asText()).isEmpty();
    assertThat(body.get("message").asText()).contains("Reword first");
  }

  @Test
  void a_page_that_could_not_be_checked_says_so() throws IOException {
    JsonNode body = json(unchecked());

    assertThat(body.get("message").asText()).contains("could not be checked");
    assertThat(body.at("/data/errors/0/message/key").asText()).isEqualTo(HeldJson.UNCHECKED_KEY);
  }

  private static Decision.Hold unchecked() {
    return new Decision.Hold(Route.EDITOR_PUBLISH, Optional.empty(), "");
  }

  private static Decision.Hold hold(Suggestion... suggestions) {
    Verdict verdict = new Verdict(List.of(suggestions), List.of(), List.of());
    return new Decision.Hold(Route.EDITOR_PUBLISH, Optional.of(verdict), "text");
  }

  private static Suggestion suggestion(String words, Severity severity) {
    Span span = new Span(0, words.length());
    Finding finding =
        new Finding(
            new RuleId("rule"),
            Category.INDIVIDUAL_FAULT,
            severity,
            span,
            words,
            words,
            span,
            "A reader may hear that a person is the cause.",
            "It ends the search one step early.",
            "What was known then?",
            List.of(),
            false);
    return new Suggestion(finding, severity, "mark");
  }

  private static JsonNode json(Decision.Hold hold) throws IOException {
    return new ObjectMapper().readTree(HeldJson.of(hold, ENGLISH));
  }

  private static Set<String> names(JsonNode node) {
    Set<String> names = new HashSet<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
