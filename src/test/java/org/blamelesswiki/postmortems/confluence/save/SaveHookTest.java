package org.blamelesswiki.postmortems.confluence.save;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.blamelesswiki.postmortems.confluence.save.SaveHookSettings.Phase;
import org.blamelesswiki.postmortems.confluence.save.SavedContent.Stored;
import org.blamelesswiki.postmortems.publishing.KeptSentence;
import org.blamelesswiki.postmortems.publishing.Suggestion;
import org.blamelesswiki.postmortems.settings.CheckedPages;
import org.blamelesswiki.postmortems.settings.SiteSettings.WhenCheckFails;
import org.blamelesswiki.postmortems.spi.Viewer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SaveHookTest {

  private static final String FACTS =
      "<img class='editor-inline-macro' data-macro-name='PostmortemFacts'>";
  private static final String BAD = "<p>Bob's fault.</p>";

  private SaveWorld world;

  @BeforeEach
  void pageInASpaceThatConfirms() {
    world = new SaveWorld();
    world.content.with(
        new Stored("1", "OPS", "Outage", true, false),
        "<ac:structured-macro ac:name='PostmortemFacts'/><p>It broke.</p>");
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void a_hook_that_observes_reads_and_counts_and_holds_nothing() {
    world.phase(Phase.OBSERVE);

    assertThat(world.hook.decide(edit(BAD))).isInstanceOf(Decision.Pass.class);
    assertThat(world.coverage(Route.EDITOR_PUBLISH))
        .isEqualTo(new Coverage.Row(Route.EDITOR_PUBLISH, 1, 1, 0, 0));
  }

  @Test
  void a_site_starts_by_observing() {
    assertThat(SaveHookSettings.INITIAL.phase()).isEqualTo(Phase.OBSERVE);
  }

  @Test
  void a_hook_that_advises_reads_nothing() {
    world.phase(Phase.ADVISE);
    SentRequest request = edit(BAD);

    assertThat(world.hook.decide(request)).isEqualTo(Decision.PASS);
    assertThat(request.bodyWasRead).isFalse();
  }

  @Test
  void a_hook_that_was_switched_off_only_counts() {
    world.switchedOff = true;
    SentRequest request = edit(BAD);

    assertThat(world.hook.decide(request)).isEqualTo(Decision.PASS);
    assertThat(request.bodyWasRead).isFalse();
    assertThat(world.coverage(Route.EDITOR_PUBLISH).seen()).isEqualTo(1);
  }

  @Test
  void a_service_account_is_never_held() {
    world.serviceAccounts("robot", "ida");

    assertThat(world.hook.decide(edit(BAD))).isEqualTo(Decision.PASS);
  }

  @Test
  void nobody_is_left_to_confluence() {
    world.viewer = Viewer.ANONYMOUS;
    SentRequest request = edit(BAD);

    assertThat(world.hook.decide(request)).isEqualTo(Decision.PASS);
    assertThat(request.bodyWasRead).isFalse();
    assertThat(world.content.read).isEmpty();
  }

  @Test
  void stored_text_is_not_read_for_who_may_not_edit_it() {
    world.content.with(
        new Stored("2", "OPS", "Draft", false, false),
        "<ac:structured-macro ac:name='PostmortemFacts'/><p>Bob's fault.</p>");
    world.content.closed.add("2");

    Decision decision =
        world.hook.decide(
            SentRequest.json(
                "PUT /rest/api/content/2?status=draft", "{\"id\":\"2\",\"status\":\"current\"}"));

    assertThat(decision).isEqualTo(Decision.PASS);
    assertThat(world.content.read).isEmpty();
  }

  @Test
  void what_was_kept_passes_and_is_remembered_once_confluence_has_saved() {
    Decision.Hold held = (Decision.Hold) world.hook.decide(edit(BAD));
    String mark = held.verdict().orElseThrow().open().get(0).mark();

    Decision decision =
        world.hook.decide(
            edit(BAD)
                .withHeader(
                    "X-Postmortems-Keep",
                    "pm-keep=quoted&pm-keep-words=from+the+log&pm-shown=" + mark));

    assertThat(decision).isInstanceOf(Decision.Pass.class);
    assertThat(world.kept.of("1")).isEmpty();
    world.hook.saved(((Decision.Pass) decision).kept().orElseThrow());
    assertThat(world.kept.of("1"))
        .singleElement()
        .extracting(KeptSentence::words)
        .isEqualTo("from the log");
    assertThat(world.hook.decide(edit(BAD))).isInstanceOf(Decision.Pass.class);
  }

  @Test
  void a_mark_of_another_page_keeps_nothing() {
    world.content.with(new Stored("3", "OPS", "Other", true, false), "");
    Decision.Hold other = (Decision.Hold) world.hook.decide(put("3", FACTS + BAD));
    String mark = other.verdict().orElseThrow().open().get(0).mark();

    assertThat(
            world.hook.decide(
                edit(BAD).withHeader("X-Postmortems-Keep", "pm-keep=quoted&pm-shown=" + mark)))
        .isInstanceOf(Decision.Hold.class);
  }

  @Test
  void a_page_that_has_no_id_yet_is_remembered_under_the_id_it_gets() {
    Decision.Hold held = (Decision.Hold) world.hook.decide(create());
    String mark = held.verdict().orElseThrow().open().get(0).mark();
    Decision.Pass pass =
        (Decision.Pass)
            world.hook.decide(
                create().withHeader("X-Postmortems-Keep", "pm-keep=quoted&pm-shown=" + mark));

    world.content.with(new Stored("77", "OPS", "New", true, false), "");
    world.hook.saved(pass.kept().orElseThrow());

    assertThat(world.kept.of("77")).hasSize(1);
  }

  @Test
  void a_phrase_that_admins_ruled_out_cannot_be_kept_where_the_space_blocks() {
    world.content.with(
        new Stored("4", "HARD", "Hard", true, false),
        "<ac:structured-macro ac:name='PostmortemFacts'/>");

    Decision.Hold held =
        (Decision.Hold) world.hook.decide(put("4", FACTS + "<p>Bob is useless.</p>"));

    assertThat(held.verdict().orElseThrow().mayKeepAll()).isFalse();
    String mark = held.verdict().orElseThrow().open().get(0).mark();
    assertThat(
            world.hook.decide(
                put("4", FACTS + "<p>Bob is useless.</p>")
                    .withHeader("X-Postmortems-Keep", "pm-keep=quoted&pm-shown=" + mark)))
        .isInstanceOf(Decision.Hold.class);
  }

  @Test
  void a_check_that_fails_lets_the_page_pass() {
    world.check =
        document -> {
          throw new IllegalStateException("broken");
        };

    assertThat(world.hook.decide(edit(BAD))).isEqualTo(Decision.PASS);
    assertThat(world.coverage(Route.EDITOR_PUBLISH).failed()).isEqualTo(1);
  }

  @Test
  void an_admin_may_choose_that_a_page_waits_when_the_check_fails() {
    world.whenCheckFails(WhenCheckFails.HOLD);
    world.check =
        document -> {
          throw new IllegalStateException("broken");
        };

    assertThat(world.hook.decide(edit(BAD)))
        .isInstanceOfSatisfying(Decision.Hold.class, hold -> assertThat(hold.verdict()).isEmpty());
  }

  @Test
  void then_a_postmortem_that_cannot_be_read_waits_too_and_other_pages_do_not() {
    world.whenCheckFails(WhenCheckFails.HOLD);
    world.content.with(new Stored("5", "OPS", "Notes", true, false), "<p>notes</p>");

    assertThat(world.hook.decide(edit(BAD).withHeader("Content-Encoding", "gzip")))
        .isInstanceOf(Decision.Hold.class);
    assertThat(world.hook.decide(edit(BAD).withBody(tooLong()))).isInstanceOf(Decision.Hold.class);
    assertThat(world.hook.decide(put("5", BAD).withBody(tooLong()))).isEqualTo(Decision.PASS);
  }

  @Test
  void a_body_that_is_too_long_passes_and_is_counted() {
    assertThat(world.hook.decide(edit(BAD).withBody(tooLong()))).isEqualTo(Decision.PASS);
    assertThat(world.coverage(Route.EDITOR_PUBLISH).unread()).isEqualTo(1);
  }

  @Test
  void a_client_that_went_away_is_left_to_confluence() {
    SaveRequest.Body broken = new SaveRequest.Body(new byte[] {'{'}, SaveRequest.Body.End.BROKEN);

    assertThat(world.hook.decide(edit(BAD).withBody(broken))).isEqualTo(Decision.PASS);
    assertThat(world.coverage(Route.EDITOR_PUBLISH).unread()).isZero();
  }

  @Test
  void three_errors_in_ten_minutes_take_the_hook_back_to_advice() {
    world.check =
        document -> {
          throw new IllegalStateException("broken");
        };

    for (int i = 0; i < SelfTrip.ERRORS; i++) {
      world.hook.decide(edit(BAD));
    }

    assertThat(world.settings.value().phase()).isEqualTo(Phase.ADVISE);
    assertThat(world.trips).containsExactly(SaveHookSettings.Tripped.ERRORS);
  }

  @Test
  void errors_of_the_host_count_as_errors_and_let_the_page_pass() {
    world.viewer = null;

    for (int i = 0; i < SelfTrip.ERRORS; i++) {
      assertThat(world.hook.decide(edit(BAD))).isEqualTo(Decision.PASS);
    }

    assertThat(world.settings.value().phase()).isEqualTo(Phase.ADVISE);
  }

  @Test
  void twenty_held_saves_in_ten_minutes_take_the_hook_back_to_advice() {
    for (int i = 0; i < SelfTrip.REFUSALS; i++) {
      assertThat(world.hook.decide(edit(BAD))).isInstanceOf(Decision.Hold.class);
    }

    assertThat(world.hook.decide(edit(BAD))).isEqualTo(Decision.PASS);
    assertThat(world.trips).containsExactly(SaveHookSettings.Tripped.REFUSALS);
  }

  @Test
  void held_saves_that_are_far_apart_are_what_the_hook_is_for() {
    for (int i = 0; i < 3 * SelfTrip.REFUSALS; i++) {
      world.hook.decide(edit(BAD));
      world.clock.advance(Duration.ofMinutes(1));
    }

    assertThat(world.settings.value().phase()).isEqualTo(Phase.ON);
  }

  @Test
  void nothing_is_stored_about_a_save_that_was_held() {
    var before = world.store.keys("");

    world.hook.decide(edit(BAD));

    assertThat(world.store.keys("")).isEqualTo(before);
  }

  @Test
  void open_suggestions_lead_to_the_text_as_it_was_sent() {
    Decision.Hold held = (Decision.Hold) world.hook.decide(edit(BAD));

    Suggestion suggestion = held.verdict().orElseThrow().open().get(0);

    assertThat(suggestion.finding().span().of(held.text())).isEqualTo("fault");
  }

  private static SaveRequest.Body tooLong() {
    return new SaveRequest.Body(new byte[0], SaveRequest.Body.End.TOO_LONG);
  }

  @Test
  void a_page_without_facts_is_taken_where_its_space_takes_its_label() {
    world.pages(new CheckedPages(true, List.of(), List.of("outage"), List.of()));
    world.content.with(new Stored("3", "OPS", "Lunch", true, false), "<p>Soup.</p>");

    assertThat(world.hook.decide(put("3", BAD))).isInstanceOf(Decision.Pass.class);
    world.content.labels.put("3", Set.of("outage"));
    assertThat(world.hook.decide(put("3", BAD))).isInstanceOf(Decision.Hold.class);
  }

  @Test
  void a_page_without_facts_is_taken_below_a_page_that_its_space_names() {
    world.pages(new CheckedPages(true, List.of(), List.of(), List.of("Postmortems")));
    world.content.with(new Stored("3", "OPS", "Lunch", true, false), "<p>Soup.</p>");

    assertThat(world.hook.decide(put("3", BAD))).isInstanceOf(Decision.Pass.class);
    world.content.above.put("3", List.of("Home", "Postmortems"));
    assertThat(world.hook.decide(put("3", BAD))).isInstanceOf(Decision.Hold.class);
  }

  @Test
  void postmortems_of_a_form_that_the_space_leaves_out_are_left_alone() {
    world.pages(new CheckedPages(true, List.of("short"), List.of(), List.of()));

    assertThat(world.hook.decide(edit(BAD))).isInstanceOf(Decision.Pass.class);
  }

  private static SentRequest edit(String text) {
    return put("1", FACTS + text);
  }

  private static SentRequest put(String id, String text) {
    return SentRequest.json(
        "PUT /rest/api/content/" + id + "?status=draft",
        "{\"id\":\""
            + id
            + "\",\"type\":\"page\",\"status\":\"current\",\"title\":\"Outage\","
            + "\"body\":{\"editor\":{\"value\":\""
            + text
            + "\",\"representation\":\"editor\"}}}");
  }

  private static SentRequest create() {
    return SentRequest.json(
        "POST /rest/api/content",
        "{\"type\":\"page\",\"title\":\"New\",\"space\":{\"key\":\"OPS\"},\"body\":{\"editor\":"
            + "{\"value\":\""
            + FACTS
            + BAD
            + "\"}}}");
  }
}
