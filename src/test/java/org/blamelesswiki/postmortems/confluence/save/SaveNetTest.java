package org.blamelesswiki.postmortems.confluence.save;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.blamelesswiki.postmortems.confluence.save.SavedContent.Stored;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SaveNetTest {

  private static final String FACTS = "<ac:structured-macro ac:name='PostmortemFacts'/>";

  private SaveWorld world;

  @BeforeEach
  void pageWithTwoKeptSentences() {
    world = new SaveWorld();
    world.content.with(new Stored("1", "OPS", "Outage", true, false), FACTS);
    String text = FACTS + "<p>Bob's fault.</p><p>Ida's fault.</p>";
    SentRequest save = put(text);
    Decision.Hold held = (Decision.Hold) world.hook.decide(save);
    List<String> marks =
        held.verdict().orElseThrow().open().stream().map(open -> open.mark()).toList();
    Decision.Pass pass =
        (Decision.Pass)
            world.hook.decide(
                put(text)
                    .withHeader(
                        "X-Postmortems-Keep",
                        "pm-keep=quoted&pm-shown=" + String.join(",", marks)));
    world.hook.saved(pass.kept().orElseThrow());
    assertThat(world.kept.of("1")).hasSize(2);
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void a_sentence_that_is_gone_is_kept_no_longer_whatever_the_route() {
    world.net.shared("1", "OPS", "Outage", FACTS + "<p>Bob's fault.</p><p>More.</p>");

    assertThat(world.kept.of("1")).hasSize(1);
  }

  @Test
  void a_sentence_that_nobody_confirmed_is_not_kept_by_being_shared() {
    world.net.shared("1", "OPS", "Outage", FACTS + "<p>Bob's fault.</p><p>Eve's fault.</p>");

    assertThat(world.kept.of("1")).hasSize(1);
  }

  @Test
  void a_page_without_kept_sentences_is_not_even_read() {
    var before = world.store.keys("");

    world.net.shared("2", "OPS", "Other", FACTS + "<p>Bob's fault.</p>");

    assertThat(world.store.keys("")).isEqualTo(before);
  }

  @Test
  void a_page_that_is_gone_leaves_nothing() {
    world.net.removed("1");

    assertThat(world.store.keys("kept/")).isEmpty();
  }

  private static SentRequest put(String text) {
    return SentRequest.json(
        "PUT /rest/api/content/1",
        "{\"id\":\"1\",\"title\":\"Outage\",\"body\":{\"storage\":{\"value\":\"" + text + "\"}}}");
  }
}
