package org.blamelesswiki.postmortems.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.blamelesswiki.postmortems.phrasing.Phrasing;
import org.blamelesswiki.postmortems.phrasing.PhrasingCheck;
import org.blamelesswiki.postmortems.postmortem.PageState;
import org.blamelesswiki.postmortems.publishing.Confirmation;
import org.blamelesswiki.postmortems.publishing.KeepReason;
import org.blamelesswiki.postmortems.publishing.KeptSentence;
import org.blamelesswiki.postmortems.publishing.KeptSentences;
import org.blamelesswiki.postmortems.publishing.PageEdit;
import org.blamelesswiki.postmortems.publishing.SentenceMac;
import org.blamelesswiki.postmortems.settings.Mode;
import org.blamelesswiki.postmortems.settings.SpaceSettings;
import org.blamelesswiki.postmortems.spi.FakeWiki;
import org.blamelesswiki.postmortems.spi.Viewer;
import org.blamelesswiki.postmortems.text.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CheckScreenTest {

  private static final String FLAGGED = "The on-call engineer did not bother to check the alert.";
  private static final String CALM = "Checkout failed for 12 minutes.";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final FakeWiki wiki = new FakeWiki().withSpace("ops", "Operations");
  private final PhrasingCheck check = Phrasing.standard();
  private final Application application =
      Application.withChecks(
          wiki.asWiki(),
          Clock.fixed(Instant.parse("2026-03-02T10:00:00Z"), ZoneOffset.UTC),
          language -> language.equals("en") ? Optional.of(check) : Optional.empty());

  @AfterEach
  void stop() {
    application.close();
  }

  @Test
  void suggestions_come_back_with_their_block_and_places_in_it() {
    use(Mode.CONFIRM);

    JsonNode answer = check("", CALM, "  " + FLAGGED);

    assertThat(answer.path("status").asText()).isEqualTo("checked");
    assertThat(answer.at("/blocks/0/suggestions")).isEmpty();
    JsonNode suggestion = answer.at("/blocks/1/suggestions/0");
    assertThat(suggestion.path("sentenceStart").asInt()).isEqualTo(2);
    assertThat(suggestion.path("sentenceEnd").asInt()).isEqualTo(2 + FLAGGED.length());
    assertThat(
            ("  " + FLAGGED)
                .substring(suggestion.path("start").asInt(), suggestion.path("end").asInt()))
        .isEqualTo(suggestion.path("flagged").asText());
    assertThat(
            suggestion.path("before").asText()
                + suggestion.path("flagged").asText()
                + suggestion.path("after").asText())
        .isEqualTo(FLAGGED);
    assertThat(suggestion.path("holds").asBoolean()).isTrue();
  }

  @Test
  void a_mark_from_here_keeps_the_sentence_when_the_page_is_shared() {
    use(Mode.CONFIRM);
    wiki.withPage("Outage", "ops", CALM);

    String mark = check("Outage", FLAGGED).at("/blocks/0/suggestions/0/mark").asText();

    assertThat(Confirmation.ofForm(mark, "quoted", "").orElseThrow().reasons()).containsKey(mark);
    var edit =
        new PageEdit(
            "Outage",
            "ops",
            PageState.PUBLISHED,
            Document.ofText(FLAGGED),
            Optional.empty(),
            Confirmation.ofForm(mark, "quoted", ""));
    assertThat(application.gate().decide(edit).mayBeShared()).isTrue();
  }

  @Test
  void a_sentence_that_stood_there_before_holds_nothing() {
    use(Mode.CONFIRM);
    wiki.withPage("Outage", "ops", FLAGGED);

    assertThat(check("Outage", FLAGGED).at("/blocks/0/suggestions/0/holds").asBoolean(true))
        .isFalse();
  }

  @Test
  void a_kept_sentence_is_no_suggestion_for_who_may_edit_the_page_and_a_secret_for_others() {
    use(Mode.CONFIRM);
    use("hidden", Mode.CONFIRM);
    wiki.withClosedSpace("hidden", "Hidden", "ben").withPage("Secret", "hidden", CALM);
    String mac =
        new SentenceMac(new byte[32]).of(check.check(Document.ofText(FLAGGED)).findings().get(0));
    new KeptSentences(wiki.store())
        .replace("Secret", List.of(new KeptSentence("r", mac, KeepReason.QUOTED, "")));
    Viewer ben = Viewer.user("ben", "Ben", false);

    assertThat(check(ben, "hidden", "Secret", FLAGGED).at("/blocks/0/suggestions")).isEmpty();
    assertThat(check(Requests.IDA, "ops", "Secret", FLAGGED).at("/blocks/0/suggestions"))
        .hasSize(1);
  }

  @Test
  void a_draft_holds_nothing() {
    use(Mode.CONFIRM);
    ObjectNode body = body("ops", "", FLAGGED).put("state", "draft");

    assertThat(ok(Requests.IDA, body).at("/blocks/0/suggestions/0/holds").asBoolean(true))
        .isFalse();
  }

  @Test
  void the_heading_above_a_block_tells_what_it_is_for() {
    use(Mode.CONFIRM);
    List<String> sections = new ArrayList<>();
    Application listening =
        Application.withChecks(
            wiki.asWiki(),
            Clock.systemUTC(),
            language ->
                Optional.of(
                    document -> {
                      document.sections().forEach(s -> sections.add(s.role().key()));
                      return check.check(document);
                    }));
    ObjectNode body = body("ops", "", CALM, CALM);
    ((ObjectNode) body.at("/blocks/0")).put("section", "Timeline");
    ((ObjectNode) body.at("/blocks/1")).put("section", "Action items");

    listening.router().handle(Requests.json(Requests.IDA, "/api/check", body.toString()));
    listening.close();

    assertThat(sections).containsExactly("timeline", "action-items");
  }

  @Test
  void a_space_that_is_off_or_has_no_rules_or_whose_check_fails_says_so() {
    assertThat(check("", FLAGGED).path("status").asText()).isEqualTo("off");

    save(SpaceSettings.off("ops", "Operations").withMode(Mode.CONFIRM), "fr");
    assertThat(check("", FLAGGED).path("status").asText()).isEqualTo("no-pack");

    Application failing =
        Application.withChecks(
            wiki.asWiki(),
            Clock.systemUTC(),
            language ->
                Optional.of(
                    document -> {
                      throw new IllegalStateException();
                    }));
    Response response =
        failing
            .router()
            .handle(Requests.json(Requests.IDA, "/api/check", body("ops", "", CALM).toString()));
    failing.close();
    assertThat(((Response.Json) response).json()).contains("\"status\":\"failed\"");
  }

  @Test
  void a_space_that_the_viewer_may_not_see_looks_like_a_missing_one() {
    wiki.withClosedSpace("hidden", "Hidden", "ben");

    Response hidden = send(Requests.IDA, body("hidden", "", CALM));
    Response missing = send(Requests.IDA, body("nowhere", "", CALM));

    assertThat(hidden.status()).isEqualTo(404);
    assertThat(missing).isEqualTo(hidden);
  }

  @Test
  void only_who_is_logged_in_and_has_the_token_is_answered() {
    assertThat(send(Viewer.ANONYMOUS, body("ops", "", CALM)).status()).isEqualTo(403);
    assertThat(application.router().handle(Requests.forged(Requests.IDA, "/api/check")).status())
        .isEqualTo(403);
    assertThat(application.router().handle(Requests.get(Requests.IDA, "/api/check")).status())
        .isEqualTo(405);
  }

  @Test
  void what_is_too_large_is_refused_by_its_size() {
    use(Mode.CONFIRM);

    assertThat(send(Requests.IDA, body("ops", "", "x".repeat(100_001))).status()).isEqualTo(413);
    String large = "x ".repeat(49_000);
    assertThat(send(Requests.IDA, body("ops", "", large, large, large)).status()).isEqualTo(413);
    assertThat(
            application
                .router()
                .handle(Requests.json(Requests.IDA, "/api/check", " ".repeat(2_000_001)))
                .status())
        .isEqualTo(413);
  }

  @Test
  void two_blocks_with_one_id_are_refused() {
    ObjectNode body = body("ops", "", CALM, CALM);
    ((ObjectNode) body.at("/blocks/1")).put("id", "b0");

    assertThat(send(Requests.IDA, body).status()).isEqualTo(400);
  }

  @Test
  void nothing_is_stored() {
    use(Mode.CONFIRM);
    List<String> before = wiki.store().keys("");

    check("Outage", FLAGGED);

    assertThat(wiki.store().keys("")).isEqualTo(before);
  }

  private void use(Mode mode) {
    use("ops", mode);
  }

  private void use(String space, Mode mode) {
    save(SpaceSettings.off(space, space).withMode(mode), "en");
  }

  private void save(SpaceSettings space, String language) {
    var now = application.site().read();
    application
        .site()
        .save(
            now.value()
                .withSpace(
                    new SpaceSettings(
                        space.key(),
                        space.name(),
                        space.mode(),
                        "",
                        "",
                        "",
                        space.pages(),
                        language)),
            now.version());
  }

  private JsonNode check(String page, String... texts) {
    return check(Requests.IDA, "ops", page, texts);
  }

  private JsonNode check(Viewer viewer, String space, String page, String... texts) {
    return ok(viewer, body(space, page, texts));
  }

  private JsonNode ok(Viewer viewer, ObjectNode body) {
    Response response = send(viewer, body);
    assertThat(response.status()).isEqualTo(200);
    try {
      return JSON.readTree(((Response.Json) response).json());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Response send(Viewer viewer, ObjectNode body) {
    return application.router().handle(Requests.json(viewer, "/api/check", body.toString()));
  }

  private static ObjectNode body(String space, String page, String... texts) {
    ObjectNode body = JSON.createObjectNode().put("space", space).put("page", page);
    ArrayNode blocks = body.putArray("blocks");
    for (int i = 0; i < texts.length; i++) {
      blocks.addObject().put("id", "b" + i).put("text", texts[i]);
    }
    return body;
  }
}
