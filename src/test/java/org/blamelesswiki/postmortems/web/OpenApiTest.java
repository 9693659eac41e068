package org.blamelesswiki.postmortems.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.blamelesswiki.postmortems.phrasing.Phrasing;
import org.blamelesswiki.postmortems.settings.Mode;
import org.blamelesswiki.postmortems.settings.SpaceSettings;
import org.blamelesswiki.postmortems.spi.FakeWiki;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Holds {@code openapi.yaml} to what the endpoints take and answer. */
class OpenApiTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-02T10:00:00Z"), ZoneOffset.UTC);

  private Application application;
  private JsonNode api;

  @BeforeEach
  void start() throws IOException {
    FakeWiki wiki = new FakeWiki().withSpace("ops", "Operations");
    application =
        Application.withChecks(wiki.asWiki(), CLOCK, language -> Optional.of(Phrasing.standard()));
    application
        .site()
        .save(
            application
                .site()
                .value()
                .withSpace(SpaceSettings.off("ops", "Operations").withMode(Mode.CONFIRM)),
            0);
    try (InputStream in = OpenApiTest.class.getResourceAsStream("openapi.yaml")) {
      api = JSON.valueToTree(new Load(LoadSettings.builder().build()).loadFromInputStream(in));
    }
  }

  @AfterEach
  void stop() {
    application.close();
  }

  @Test
  void every_endpoint_is_in_the_file_and_nothing_else() {
    List<String> described = new ArrayList<>();
    api.path("paths").fieldNames().forEachRemaining(described::add);

    assertThat(described)
        .containsExactlyInAnyOrderElementsOf(
            application.router().paths().stream()
                .filter(path -> path.startsWith("/api/"))
                .toList());
  }

  @Test
  void each_example_is_a_request_of_its_schema_and_its_answer_is_as_described() {
    for (String path : (Iterable<String>) () -> api.path("paths").fieldNames()) {
      JsonNode post = api.path("paths").path(path).path("post");
      JsonNode content = post.path("requestBody").path("content").path("application/json");
      JsonNode example = content.path("example");

      assertThat(validate(content.path("schema"), example)).as("example of %s", path).isEmpty();
      Response response =
          application.router().handle(Requests.json(Requests.IDA, path, example.toString()));

      assertThat(response.status()).as(path).isEqualTo(200);
      assertThat(problems(post, response)).as("answer of %s", path).isEmpty();
    }
  }

  @Test
  void a_request_that_is_none_is_answered_as_described() {
    for (String path : (Iterable<String>) () -> api.path("paths").fieldNames()) {
      JsonNode post = api.path("paths").path(path).path("post");
      for (String body : List.of("", "[]", "{}", "{\"space\":7,\"text\":7}", "{".repeat(5000))) {
        Response response = application.router().handle(Requests.json(Requests.IDA, path, body));

        assertThat(response.status()).as("%s %s", path, body).isEqualTo(400);
        assertThat(problems(post, response)).as("%s %s", path, body).isEmpty();
      }
    }
  }

  private Set<ValidationMessage> problems(JsonNode operation, Response response) {
    JsonNode described = operation.path("responses").path("" + response.status());
    assertThat(described.isMissingNode())
        .as("status %d is not described", response.status())
        .isFalse();
    JsonNode schema = resolved(described).path("content").path("application/json").path("schema");
    try {
      return validate(schema, JSON.readTree(((Response.Json) response).json()));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private JsonNode resolved(JsonNode node) {
    String ref = node.path("$ref").asText();
    return ref.isEmpty() ? node : api.at(ref.substring(1));
  }

  /** The schemas of the file refer to each other, so the file's components come along. */
  private Set<ValidationMessage> validate(JsonNode schema, JsonNode value) {
    assertThat(schema.isMissingNode()).isFalse();
    ObjectNode whole = schema.deepCopy();
    whole.set("components", api.path("components"));
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(whole)
        .validate(value);
  }
}
