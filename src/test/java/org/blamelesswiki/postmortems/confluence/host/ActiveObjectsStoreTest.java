package org.blamelesswiki.postmortems.confluence.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.blamelesswiki.postmortems.confluence.fake.FakeActiveObjects;
import org.blamelesswiki.postmortems.spi.Store;
import org.junit.jupiter.api.Test;

class ActiveObjectsStoreTest {

  private final FakeActiveObjects database = new FakeActiveObjects();
  private final Store store = new ActiveObjectsStore(database);

  @Test
  void a_row_is_read_as_it_was_written() {
    store.write("settings/site", 0, "{\"a\":1}");
    Store.Row second = store.write("settings/site", 1, "{\"a\":2}");

    assertThat(second.version()).isEqualTo(2);
    assertThat(store.read("settings/site")).contains(second);
    assertThat(database.size()).as("older versions are gone").isEqualTo(1);
  }

  @Test
  void a_write_over_an_unseen_version_changes_nothing() {
    store.write("a", 0, "1");
    store.write("a", 1, "2");

    assertThatThrownBy(() -> store.write("a", 1, "3")).isInstanceOf(Store.StaleRowException.class);
    assertThatThrownBy(() -> store.write("a", 0, "3")).isInstanceOf(Store.StaleRowException.class);
    assertThat(store.read("a")).map(Store.Row::json).contains("2");
  }

  @Test
  void of_two_nodes_that_write_the_same_version_one_is_told() throws Exception {
    ExecutorService nodes = Executors.newFixedThreadPool(2);
    try {
      for (int round = 0; round < 50; round++) {
        String key = "round-" + round;
        CyclicBarrier together = new CyclicBarrier(2);
        Callable<Boolean> write =
            () -> {
              together.await();
              try {
                new ActiveObjectsStore(database).write(key, 0, "{}");
                return true;
              } catch (Store.StaleRowException e) {
                return false;
              }
            };
        Future<Boolean> first = nodes.submit(write);
        Future<Boolean> second = nodes.submit(write);

        assertThat(List.of(first.get(), second.get())).containsExactlyInAnyOrder(true, false);
      }
    } finally {
      nodes.shutdownNow();
    }
  }

  @Test
  void keys_are_listed_by_their_prefix_in_order() {
    store.write("kept/b", 0, "1");
    store.write("kept/a", 0, "1");
    store.write("keptX", 0, "1");

    assertThat(store.keys("kept/")).containsExactly("kept/a", "kept/b");
  }

  @Test
  void a_deleted_row_may_be_written_anew() {
    store.write("a", 0, "1");
    store.delete("a");
    store.delete("a");

    assertThat(store.read("a")).isEmpty();
    assertThat(store.write("a", 0, "2").version()).isEqualTo(1);
  }

  @Test
  void a_key_that_is_no_path_is_refused() {
    assertThatThrownBy(() -> store.read("a//x")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> store.write("a%b", 0, "1"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void the_site_key_is_made_once() {
    byte[] first = new StoredSiteKey(store).bytes();

    assertThat(first).hasSize(32);
    assertThat(new StoredSiteKey(store).bytes()).isEqualTo(first);
  }
}
