package org.blamelesswiki.postmortems.confluence;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.confluence.user.AuthenticatedUserThreadLocal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.blamelesswiki.postmortems.confluence.fake.FakeConfluence;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AfterSaveTest {

  private final FakeConfluence wiki = FakeConfluence.withSampleUsers();
  private final List<String> done = Collections.synchronizedList(new ArrayList<>());
  private final AfterSave afterSave =
      new AfterSave(executor -> wiki.executors().createExecutor(executor), Duration.ofSeconds(10));

  @AfterEach
  void stop() {
    wiki.logIn("");
    afterSave.close();
  }

  @Test
  void a_save_finds_our_part_done_in_the_name_of_who_saved_on_another_thread() {
    wiki.logIn("ben");
    Thread saving = Thread.currentThread();

    afterSave.run(
        "1",
        () -> {
          assertThat(Thread.currentThread()).isNotSameAs(saving);
          done.add(AuthenticatedUserThreadLocal.get().getName());
        });

    assertThat(done).containsExactly("ben");
  }

  @Test
  void what_fails_reaches_nobody_and_the_next_is_done() {
    afterSave.run(
        "1",
        () -> {
          throw new IllegalStateException("no database");
        });
    afterSave.run("2", () -> done.add("second"));

    assertThat(done).containsExactly("second");
  }

  @Test
  void a_save_does_not_wait_for_ever_and_what_was_begun_is_finished_in_order() throws Exception {
    CountDownLatch released = new CountDownLatch(1);
    CountDownLatch finished = new CountDownLatch(2);
    try (AfterSave hasty = new AfterSave(executor -> executor, Duration.ofMillis(1))) {
      hasty.run(
          "1",
          () -> {
            await(released);
            done.add("first");
            finished.countDown();
          });
      hasty.run(
          "2",
          () -> {
            done.add("second");
            finished.countDown();
          });
      assertThat(done).isEmpty();
      released.countDown();
      await(finished);
    }

    assertThat(done).containsExactly("first", "second");
  }

  @Test
  void after_the_plugin_was_stopped_a_page_is_saved_all_the_same() {
    afterSave.close();

    afterSave.run("1", () -> done.add("too late"));

    assertThat(done).isEmpty();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
