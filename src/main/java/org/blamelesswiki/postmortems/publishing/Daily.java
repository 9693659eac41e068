package org.blamelesswiki.postmortems.publishing;

import java.time.LocalDate;
import java.util.Optional;
import org.blamelesswiki.postmortems.settings.RecordCodec;
import org.blamelesswiki.postmortems.spi.Store;

/**
 * Work that is done once a day in the whole site, however many nodes it has and however often they
 * start: whoever writes down the day first does it.
 */
public final class Daily {

  private final Store store;
  private final String key;
  private final RecordCodec<Done> codec = new RecordCodec<>(Done.class, 1);

  /** The JSON form: the last day it was done on, as ISO 8601. */
  record Done(String day) {}

  /**
   * The work of one name.
   *
   * @param name a word of a row's key
   */
  public Daily(Store store, String name) {
    this.store = store;
    this.key = "daily/" + name;
  }

  /** Whether the work of that day is the caller's to do now; true once a day. */
  public boolean claim(LocalDate today) {
    Optional<Store.Row> row = store.read(key);
    Optional<LocalDate> done =
        row.map(found -> LocalDate.parse(codec.fromJson(found.json()).day()));
    if (done.filter(day -> !day.isBefore(today)).isPresent()) {
      return false;
    }
    try {
      store.write(
          key, row.map(Store.Row::version).orElse(0L), codec.toJson(new Done(today.toString())));
      return true;
    } catch (Store.StaleRowException e) {
      return false;
    }
  }
}
