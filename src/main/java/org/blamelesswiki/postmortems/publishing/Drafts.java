package org.blamelesswiki.postmortems.publishing;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.blamelesswiki.postmortems.settings.NewerFormatException;
import org.blamelesswiki.postmortems.settings.RecordCodec;
import org.blamelesswiki.postmortems.spi.Store;

/** Keeps drafts until they are shared, discarded, or {@link #KEPT_FOR} old. */
public final class Drafts {

  /** How long a draft waits for its author. */
  public static final Duration KEPT_FOR = Duration.ofDays(7);

  private static final String PREFIX = "drafts/";

  private final Store store;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final RecordCodec<StoredDraft> codec = new RecordCodec<>(StoredDraft.class, 1);

  public Drafts(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Keeps text for its owner; an older draft of theirs for the same page is replaced. What has
   * expired goes at the same time, so that a wiki without a schedule of ours forgets too.
   */
  public Draft keep(String owner, String page, String text, String note, String base) {
    removeExpired();
    Draft draft = new Draft(newToken(), owner, page, text, note, base, clock.instant());
    store.write(PREFIX + draft.token(), 0, codec.toJson(StoredDraft.of(draft)));
    ownedBy(owner).stream()
        .filter(older -> older.page().equals(page) && !older.token().equals(draft.token()))
        .forEach(older -> store.delete(PREFIX + older.token()));
    return draft;
  }

  /** The draft, if it is still kept and belongs to {@code owner}. */
  public Optional<Draft> find(String token, String owner) {
    if (!token.matches("[A-Za-z0-9_-]{1,64}")) {
      return Optional.empty();
    }
    return read(PREFIX + token).filter(draft -> draft.owner().equals(owner));
  }

  /** The newest draft of {@code owner} for the page. */
  public Optional<Draft> latest(String owner, String page) {
    return ownedBy(owner).stream().filter(draft -> draft.page().equals(page)).findFirst();
  }

  /** The drafts of {@code owner}, newest first. */
  public List<Draft> ownedBy(String owner) {
    return store.keys(PREFIX).stream()
        .flatMap(key -> read(key).stream())
        .filter(draft -> draft.owner().equals(owner))
        .sorted(Comparator.comparing(Draft::kept).reversed())
        .toList();
  }

  /** Every draft that is kept; for what is done at start, whoever they belong to. */
  public List<Draft> all() {
    return store.keys(PREFIX).stream().flatMap(key -> read(key).stream()).toList();
  }

  /** Forgets one draft. */
  public void forget(Draft draft) {
    store.delete(PREFIX + draft.token());
  }

  /** Carries every draft for a page over to its new id: it is still the page its author means. */
  public void moved(String oldPage, String newPage) {
    for (String key : store.keys(PREFIX)) {
      store.read(key).ifPresent(row -> move(row, oldPage, newPage));
    }
  }

  private void move(Store.Row row, String oldPage, String newPage) {
    StoredDraft draft = codec.fromJson(row.json());
    if (draft.page().equals(oldPage)) {
      store.write(row.key(), row.version(), codec.toJson(draft.on(newPage)));
    }
  }

  /** Forgets the drafts of {@code owner} for the page: it was shared, or they were discarded. */
  public void forget(String owner, String page) {
    ownedBy(owner).stream()
        .filter(draft -> draft.page().equals(page))
        .forEach(draft -> store.delete(PREFIX + draft.token()));
  }

  /** Forgets every draft of {@code owner}. */
  public void forgetOwner(String owner) {
    ownedBy(owner).forEach(draft -> store.delete(PREFIX + draft.token()));
  }

  /** Removes every draft that waited for longer than {@link #KEPT_FOR}. */
  public void removeExpired() {
    store.keys(PREFIX).stream()
        .filter(key -> stored(key).filter(draft -> !isKept(draft)).isPresent())
        .forEach(store::delete);
  }

  private Optional<Draft> read(String key) {
    return stored(key).filter(this::isKept);
  }

  private boolean isKept(Draft draft) {
    return draft.kept().isAfter(clock.instant().minus(KEPT_FOR));
  }

  /** What a newer version of the plugin keeps is not ours to read, nor to remove. */
  private Optional<Draft> stored(String key) {
    try {
      return store.read(key).map(row -> codec.fromJson(row.json()).draft());
    } catch (NewerFormatException e) {
      return Optional.empty();
    }
  }

  private String newToken() {
    byte[] bytes = new byte[18];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** The JSON form of a draft. */
  record StoredDraft(
      String token,
      String owner,
      String page,
      String text,
      String note,
      String base,
      long keptMillis) {

    static StoredDraft of(Draft draft) {
      return new StoredDraft(
          draft.token(),
          draft.owner(),
          draft.page(),
          draft.text(),
          draft.note(),
          draft.base(),
          draft.kept().toEpochMilli());
    }

    StoredDraft on(String newPage) {
      return new StoredDraft(token, owner, newPage, text, note, base, keptMillis);
    }

    Draft draft() {
      return new Draft(token, owner, page, text, note, base, Instant.ofEpochMilli(keptMillis));
    }
  }
}
