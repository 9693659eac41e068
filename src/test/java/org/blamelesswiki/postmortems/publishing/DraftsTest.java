package org.blamelesswiki.postmortems.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.blamelesswiki.postmortems.spi.InMemoryStore;
import org.junit.jupiter.api.Test;

class DraftsTest {

  private final InMemoryStore store = new InMemoryStore();
  private final MovingClock clock = new MovingClock();
  private final Drafts drafts = new Drafts(store, clock);

  @Test
  void text_title_and_note_come_back_as_they_were() {
    Draft kept = drafts.keep("ida", "Ünï <Page>", "text\r\n<b>&", "my \"note\"", "123");

    assertThat(drafts.find(kept.token(), "ida")).contains(kept);
  }

  @Test
  void nobody_else_sees_a_draft() {
    Draft kept = drafts.keep("ida", "P", "text", "", "");

    assertThat(drafts.find(kept.token(), "ben")).isEmpty();
    assertThat(drafts.latest("ben", "P")).isEmpty();
  }

  @Test
  void a_newer_draft_of_the_same_page_replaces_the_older_one() {
    Draft older = drafts.keep("ida", "P", "one", "", "");
    Draft newer = drafts.keep("ida", "P", "two", "", "");

    assertThat(drafts.find(older.token(), "ida")).isEmpty();
    assertThat(drafts.latest("ida", "P")).contains(newer);
  }

  @Test
  void a_shared_page_leaves_no_draft_behind() {
    drafts.keep("ida", "P", "text", "", "");
    drafts.keep("ida", "Q", "text", "", "");

    drafts.forget("ida", "P");

    assertThat(drafts.ownedBy("ida")).extracting(Draft::page).containsExactly("Q");
  }

  @Test
  void a_draft_is_gone_after_seven_days() {
    Draft kept = drafts.keep("ida", "P", "text", "", "");

    clock.now = clock.now.plus(Duration.ofDays(7)).plusSeconds(1);
    drafts.removeExpired();

    assertThat(drafts.find(kept.token(), "ida")).isEmpty();
    assertThat(store.keys("")).isEmpty();
  }

  @Test
  void keeping_a_draft_removes_what_others_left_behind() {
    drafts.keep("ben", "Q", "text", "", "");

    clock.now = clock.now.plus(Duration.ofDays(8));
    drafts.keep("ida", "P", "text", "", "");

    assertThat(store.keys("")).hasSize(1);
  }

  @Test
  void a_draft_that_a_newer_version_keeps_is_neither_shown_nor_lost() {
    store.write("drafts/new", 0, "{\"format\":2,\"words\":\"of a newer version\"}");

    drafts.keep("ida", "P", "text", "", "");

    assertThat(drafts.ownedBy("ida")).hasSize(1);
    assertThat(store.keys("drafts/")).contains("drafts/new");
  }

  @Test
  void a_token_that_is_no_token_finds_nothing() {
    assertThat(drafts.find("../settings/site", "ida")).isEmpty();
    assertThat(drafts.find("", "ida")).isEmpty();
  }

  private static final class MovingClock extends Clock {

    private Instant now = Instant.parse("2026-03-02T10:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
