package org.blamelesswiki.postmortems.publishing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.blamelesswiki.postmortems.action.Snapshot;
import org.blamelesswiki.postmortems.spi.RowKeys;
import org.blamelesswiki.postmortems.spi.Store;
import org.jspecify.annotations.Nullable;

/** What was kept of pages when they were shared: the last sharing of each page. */
public final class Snapshots {

  /** The rows of snapshots. */
  public static final String ROWS = "snapshot/";

  private static final int FORMAT = 1;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Store store;

  public Snapshots(Store store) {
    this.store = store;
  }

  /** What was kept of the page, if it was shared. One that cannot be read counts as none. */
  public Optional<Snapshot> find(String pageId) {
    return store.read(RowKeys.ofPage(ROWS, pageId)).flatMap(row -> read(row.json()));
  }

  /**
   * Keeps {@code snapshot} of the page in place of the one before, unless a newer version of the
   * plugin kept that one.
   */
  public void keep(String pageId, Snapshot snapshot) {
    String key = RowKeys.ofPage(ROWS, pageId);
    Optional<Store.Row> old = store.read(key);
    if (old.filter(row -> format(row.json()) > FORMAT).isEmpty()) {
      store.write(key, old.map(Store.Row::version).orElse(0L), write(snapshot));
    }
  }

  private static int format(String json) {
    try {
      return JSON.readTree(json).path("format").asInt();
    } catch (JsonProcessingException e) {
      return 0;
    }
  }

  /** Takes a user who left out of every snapshot, by the names they went by. */
  public void forgetOwner(Set<String> names) {
    for (String key : store.keys(ROWS)) {
      Optional<Store.Row> row = store.read(key);
      Optional<Snapshot> kept = row.flatMap(found -> read(found.json()));
      if (kept.isPresent() && !kept.get().withoutOwner(names).equals(kept.get())) {
        store.write(key, row.orElseThrow().version(), write(kept.get().withoutOwner(names)));
      }
    }
  }

  /** Carries what was kept of a page over to its new id. */
  public void moved(String oldPageId, String newPageId) {
    find(oldPageId).ifPresent(snapshot -> keep(newPageId, snapshot));
    forget(oldPageId);
  }

  /** Forgets what was kept of the page. */
  public void forget(String pageId) {
    store.delete(RowKeys.ofPage(ROWS, pageId));
  }

  private static String write(Snapshot snapshot) {
    ObjectNode node = JSON.createObjectNode();
    node.put("format", FORMAT);
    node.put("takenAt", snapshot.takenAt().toString());
    node.put("hidden", snapshot.hidden());
    ArrayNode lines = node.putArray("lines");
    for (Snapshot.Line line : snapshot.lines()) {
      ObjectNode item = lines.addObject();
      item.put("tracker", line.tracker());
      item.put("key", line.key());
      item.put("type", line.type());
      item.put("statusClass", line.statusClass());
      item.put("due", line.due() == null ? "" : line.due().toString());
      item.put("title", line.title());
      item.put("owner", line.owner());
    }
    try {
      return JSON.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree is always JSON", e);
    }
  }

  private static Optional<Snapshot> read(String json) {
    try {
      JsonNode node = JSON.readTree(json);
      if (node.path("format").asInt() != FORMAT) {
        return Optional.empty();
      }
      List<Snapshot.Line> lines = new ArrayList<>();
      for (JsonNode item : node.path("lines")) {
        lines.add(
            new Snapshot.Line(
                item.path("tracker").asText(),
                item.path("key").asText(),
                item.path("type").asText(),
                item.path("statusClass").asText(),
                date(item.path("due").asText()),
                item.path("title").asText(),
                item.path("owner").asText()));
      }
      Instant takenAt = Instant.parse(node.path("takenAt").asText());
      return Optional.of(new Snapshot(takenAt, lines, node.path("hidden").asInt()));
    } catch (JsonProcessingException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static @Nullable LocalDate date(String text) {
    return text.isEmpty() ? null : LocalDate.parse(text);
  }
}
