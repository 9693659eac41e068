package org.blamelesswiki.postmortems.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.blamelesswiki.postmortems.spi.InMemoryStore;
import org.blamelesswiki.postmortems.spi.Store;
import org.junit.jupiter.api.Test;

/** Two nodes on one store. */
class SharedRowsTest {

  private static final RecordCodec<Text> CODEC = new RecordCodec<>(Text.class, 1);

  record Text(String text) {}

  private final InMemoryStore store = new InMemoryStore();
  private Instant now = Instant.parse("2026-05-12T10:00:00Z");
  private final SharedRows<Text> one = node(store);
  private final SharedRows<Text> two = node(store);

  @Test
  void what_one_node_writes_changes_and_removes_the_other_sees() {
    put(one, "rows/a", "first");
    assertThat(two.find("rows/a")).contains(new Text("first"));

    put(two, "rows/a", "second");
    put(two, "rows/b", "other");
    assertThat(one.values()).containsExactlyInAnyOrder(new Text("second"), new Text("other"));

    one.remove("rows/a");
    assertThat(two.values()).containsExactly(new Text("other"));
  }

  @Test
  void a_node_that_missed_more_than_is_announced_reads_all_again() {
    for (int i = 0; i < 250; i++) {
      put(one, "rows/" + i, "t");
    }
    one.remove("rows/3");

    assertThat(two.values()).hasSize(249);
  }

  @Test
  void a_node_that_starts_late_reads_what_is_there() {
    put(one, "rows/a", "first");

    assertThat(node(store).values()).containsExactly(new Text("first"));
  }

  @Test
  void no_change_is_lost_when_both_nodes_change_one_row_at_once() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (SharedRows<Text> node : List.of(one, two, one, two)) {
        running.add(
            threads.submit(
                () -> {
                  for (int i = 0; i < 50; i++) {
                    node.update("rows/a", old -> new Text(old.map(Text::text).orElse("") + "x"));
                  }
                }));
      }
      for (Future<?> future : running) {
        future.get();
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(one.find("rows/a").orElseThrow().text()).hasSize(200);
    assertThat(two.find("rows/a")).isEqualTo(one.find("rows/a"));
  }

  @Test
  void a_node_killed_before_it_announced_a_change_is_made_good_within_the_hour() {
    store.write("rows/a", 0, CODEC.toJson(new Text("written, not announced")));
    assertThat(two.values()).isEmpty();

    now = now.plus(SharedRows.WHOLE_AFTER).plusSeconds(1);

    assertThat(two.values()).containsExactly(new Text("written, not announced"));
  }

  @Test
  void a_node_killed_while_announcing_leaves_its_change_to_the_next_announcement() {
    Killed dying = new Killed(store);
    SharedRows<Text> dead = node(dying);
    dying.killOn = "changes/rows";
    assertThatThrownBy(() -> put(dead, "rows/a", "first")).hasMessage("killed");

    put(one, "rows/a", "second");

    assertThat(two.find("rows/a")).contains(new Text("second"));
  }

  @Test
  void a_row_that_a_newer_version_wrote_is_left_alone() {
    put(one, "rows/b", "ours");
    String newer = "{\"format\":2,\"text\":\"theirs\",\"more\":1}";
    store.write("rows/a", 0, newer);
    SharedRows<Text> restarted = node(store);

    assertThat(restarted.values()).containsExactly(new Text("ours"));
    assertThatThrownBy(() -> put(restarted, "rows/a", "mine"))
        .isInstanceOf(NewerFormatException.class);
    restarted.remove("rows/a");

    assertThat(store.read("rows/a").orElseThrow().json()).isEqualTo(newer);
  }

  private static void put(SharedRows<Text> node, String key, String text) {
    node.update(key, old -> new Text(text));
  }

  private SharedRows<Text> node(Store on) {
    return new SharedRows<>(on, "rows/", CODEC, clock());
  }

  private Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return now;
      }
    };
  }

  /** A node's view of the store, up to the write at which the node dies. */
  private static final class Killed implements Store {

    private final Store store;
    private String killOn = "";

    Killed(Store store) {
      this.store = store;
    }

    @Override
    public Optional<Row> read(String key) {
      return store.read(key);
    }

    @Override
    public Row write(String key, long expectedVersion, String json) {
      if (key.equals(killOn)) {
        throw new IllegalStateException("killed");
      }
      return store.write(key, expectedVersion, json);
    }

    @Override
    public void delete(String key) {
      store.delete(key);
    }

    @Override
    public List<String> keys(String prefix) {
      return store.keys(prefix);
    }
  }
}
