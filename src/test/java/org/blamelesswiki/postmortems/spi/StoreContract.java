package org.blamelesswiki.postmortems.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every {@link Store} keeps to, the one in memory and those of the wikis. */
public abstract class StoreContract {

  /** A store without any row. */
  protected abstract Store emptyStore();

  @Test
  void a_row_that_was_never_written_is_absent() {
    assertThat(emptyStore().read("settings/site")).isEmpty();
  }

  @Test
  void a_written_row_comes_back_with_version_one() {
    Store store = emptyStore();

    store.write("settings/site", 0, "{\"name\":\"Straße 你好\"}");

    assertThat(store.read("settings/site"))
        .contains(new Store.Row("settings/site", 1, "{\"name\":\"Straße 你好\"}"));
  }

  @Test
  void each_write_raises_the_version_by_one() {
    Store store = emptyStore();
    store.write("a", 0, "1");

    Store.Row second = store.write("a", 1, "2");

    assertThat(second.version()).isEqualTo(2);
    assertThat(store.read("a")).map(Store.Row::json).contains("2");
  }

  @Test
  void a_write_over_an_unseen_version_is_refused_and_changes_nothing() {
    Store store = emptyStore();
    store.write("a", 0, "1");
    store.write("a", 1, "2");

    assertThatThrownBy(() -> store.write("a", 1, "3"))
        .isInstanceOf(Store.StaleRowException.class)
        .hasMessageContaining("a");
    assertThat(store.read("a")).map(Store.Row::json).contains("2");
  }

  @Test
  void a_new_row_is_refused_where_one_stands() {
    Store store = emptyStore();
    store.write("a", 0, "1");

    assertThatThrownBy(() -> store.write("a", 0, "2")).isInstanceOf(Store.StaleRowException.class);
  }

  @Test
  void a_write_to_a_deleted_row_is_refused() {
    Store store = emptyStore();
    store.write("a", 0, "1");
    store.delete("a");

    assertThatThrownBy(() -> store.write("a", 1, "2")).isInstanceOf(Store.StaleRowException.class);
  }

  @Test
  void deleting_what_is_not_there_does_nothing() {
    Store store = emptyStore();

    store.delete("a");

    assertThat(store.keys("")).isEmpty();
  }

  @Test
  void keys_are_listed_by_prefix_in_order() {
    Store store = emptyStore();
    store.write("drafts/b", 0, "1");
    store.write("drafts/a", 0, "1");
    store.write("drafts-of-old", 0, "1");
    store.write("kept/c", 0, "1");

    assertThat(store.keys("drafts/")).containsExactly("drafts/a", "drafts/b");
  }

  @Test
  void a_key_that_is_no_key_is_refused_by_name() {
    Store store = emptyStore();

    for (String key : List.of("", "../etc", "a//b", "a b", "/a", "a/", "ü", "x".repeat(201))) {
      assertThatThrownBy(() -> store.write(key, 0, "1"))
          .as(key)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void of_two_writers_at_once_exactly_one_wins() throws Exception {
    Store store = emptyStore();
    store.write("a", 0, "0");
    ExecutorService both = Executors.newFixedThreadPool(2);
    try {
      for (int version = 1; version <= 50; version++) {
        long seen = version;
        Callable<Boolean> writer =
            () -> {
              try {
                store.write("a", seen, "" + seen);
                return true;
              } catch (Store.StaleRowException e) {
                return false;
              }
            };
        List<Boolean> won = new ArrayList<>();
        for (Future<Boolean> result : both.invokeAll(List.of(writer, writer))) {
          won.add(result.get());
        }
        assertThat(won).containsExactlyInAnyOrder(true, false);
      }
    } finally {
      both.shutdownNow();
    }
  }
}
