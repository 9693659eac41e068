package org.blamelesswiki.postmortems.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.blamelesswiki.postmortems.phrasing.Phrasing;
import org.blamelesswiki.postmortems.phrasing.PhrasingCheck;
import org.blamelesswiki.postmortems.phrasing.Report;
import org.blamelesswiki.postmortems.phrasing.RuleId;
import org.blamelesswiki.postmortems.postmortem.PageState;
import org.blamelesswiki.postmortems.settings.Mode;
import org.blamelesswiki.postmortems.settings.RecordCodec;
import org.blamelesswiki.postmortems.settings.Setting;
import org.blamelesswiki.postmortems.settings.SiteSettings;
import org.blamelesswiki.postmortems.settings.SiteSettings.WhenCheckFails;
import org.blamelesswiki.postmortems.settings.SpaceSettings;
import org.blamelesswiki.postmortems.spi.InMemoryStore;
import org.blamelesswiki.postmortems.text.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of a page when the check itself does not work. */
class PageGateTest {

  private static final String CALM = "Checkout failed for 12 minutes.";
  private static final String BLAMING = "Tom did not bother to check the alert.";

  private static final PhrasingCheck THROWS =
      document -> {
        throw new IllegalStateException("the text was: secret");
      };

  /** The standard check, beside a rule that threw. */
  private static final PhrasingCheck PARTLY =
      document ->
          new Report(
              Phrasing.standard().check(document).findings(),
              List.of(new Report.RuleFailure(new RuleId("odd"), "java.lang.ArithmeticException")),
              true);

  private final InMemoryStore store = new InMemoryStore();
  private final ExecutorService executor =
      new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new ArrayBlockingQueue<>(1));
  private final Setting<SiteSettings> site =
      new Setting<>(
          store, "settings/site", new RecordCodec<>(SiteSettings.class, 1), SiteSettings.initial());

  @AfterEach
  void stop() {
    executor.shutdownNow();
  }

  @Test
  void a_check_that_throws_lets_the_page_through_and_says_so_without_its_words() {
    assertThat(save(WhenCheckFails.SHARE, THROWS, BLAMING))
        .isEqualTo(
            new Outcome.CheckFailed(true, false, Optional.of("java.lang.IllegalStateException")));
  }

  @Test
  void a_check_that_throws_holds_the_page_where_an_admin_chose_that() {
    Outcome outcome = save(WhenCheckFails.HOLD, THROWS, CALM);

    assertThat(outcome.mayBeShared()).isFalse();
    assertThat(outcome).isInstanceOf(Outcome.CheckFailed.class);
  }

  @Test
  void a_check_over_its_time_is_called_off() throws InterruptedException {
    CountDownLatch calledOff = new CountDownLatch(1);
    PhrasingCheck endless =
        document -> {
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            calledOff.countDown();
          }
          return new Report(List.of(), List.of(), true);
        };

    Outcome outcome = save(WhenCheckFails.SHARE, endless, CALM);

    assertThat(outcome)
        .isEqualTo(new Outcome.CheckFailed(true, true, Optional.of("longer than 50 ms")));
    assertThat(calledOff.await(5, TimeUnit.SECONDS)).isTrue();
    assertThat(save(WhenCheckFails.HOLD, endless, CALM).mayBeShared()).isFalse();
  }

  @Test
  void a_check_that_is_called_off_frees_its_thread() throws Exception {
    String endlessPage = (BLAMING + " ").repeat(60_000);

    assertThat(save(WhenCheckFails.SHARE, Phrasing.standard(), endlessPage))
        .isInstanceOf(Outcome.CheckFailed.class);

    assertThat(executor.submit(() -> "free").get(10, TimeUnit.SECONDS)).isEqualTo("free");
  }

  @Test
  void more_pages_at_once_than_can_wait_count_as_a_check_over_its_time() {
    CountDownLatch end = new CountDownLatch(1);
    executor.execute(() -> await(end));
    executor.execute(() -> await(end));

    assertThat(save(WhenCheckFails.SHARE, Phrasing.standard(), BLAMING))
        .isEqualTo(new Outcome.CheckFailed(true, true, Optional.of("too many pages at once")));
    end.countDown();
  }

  @Test
  void the_other_rules_still_decide_when_one_threw() {
    Outcome outcome = save(WhenCheckFails.SHARE, PARTLY, BLAMING);

    assertThat(outcome.mayBeShared()).isFalse();
    assertThat(outcome.answer().orElseThrow().open()).hasSize(1);
  }

  @Test
  void a_rule_that_threw_is_told_and_not_hidden() {
    Outcome shared = save(WhenCheckFails.SHARE, PARTLY, CALM);
    Outcome held = save(WhenCheckFails.HOLD, PARTLY, CALM);

    assertThat(shared.mayBeShared()).isTrue();
    assertThat(shared.failure()).contains("rule odd threw java.lang.ArithmeticException");
    assertThat(held.mayBeShared()).isFalse();
  }

  private Outcome save(WhenCheckFails then, PhrasingCheck check, String text) {
    site.save(
        new SiteSettings(
            true,
            "",
            then,
            check == PARTLY || check == THROWS ? 10_000 : 50,
            List.of(SpaceSettings.off("ops", "Operations").withMode(Mode.CONFIRM))),
        site.read().version());
    PageGate gate =
        new PageGate(
            site,
            language -> Optional.of(check),
            new Gate(new SentenceMac(new byte[32])),
            new KeptSentences(store),
            executor);
    return gate.decide(
        new PageEdit(
            "Page",
            "ops",
            PageState.PUBLISHED,
            Document.ofText(text),
            Optional.empty(),
            Optional.empty()));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
