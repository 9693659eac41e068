package org.blamelesswiki.postmortems.settings;

import java.time.LocalDate;
import java.util.Optional;
import org.blamelesswiki.postmortems.criteria.CriteriaSet;
import org.blamelesswiki.postmortems.criteria.CriteriaSetCodec;
import org.blamelesswiki.postmortems.criteria.StarterCriteria;
import org.blamelesswiki.postmortems.spi.Store;

/** The site's criteria: the set that holds now, and every earlier version of it. */
public final class CriteriaSettings {

  private static final String CURRENT = "criteria/site";
  private static final String VERSION = "criteria/site-versions/";

  private final Store store;
  private final Setting<CriteriaSet> current;

  /** Criteria kept in {@code store}; until an admin saves some, the starters, all switched off. */
  public CriteriaSettings(Store store) {
    this.store = store;
    this.current = new Setting<>(store, CURRENT, new Json(), StarterCriteria.library());
  }

  /** The set that holds now. */
  public Versioned<CriteriaSet> read() {
    return current.read();
  }

  /** The set that holds now, without the version of its row. */
  public CriteriaSet value() {
    return current.value();
  }

  /**
   * Makes {@code changed} the set that holds from {@code today}, as the next version.
   *
   * @param seenVersion the row's version that the change was made from
   * @throws Store.StaleRowException if somebody else saved in between; nothing is changed
   */
  public CriteriaSet save(CriteriaSet changed, long seenVersion, LocalDate today) {
    Versioned<CriteriaSet> old = current.read();
    int next = old.version() == 0 ? 1 : old.value().version() + 1;
    CriteriaSet set = changed.asVersion(next, today);
    current.save(set, seenVersion);
    String key = VERSION + next;
    if (store.read(key).isEmpty()) {
      store.write(key, 0, CriteriaSetCodec.toJson(set));
    }
    return set;
  }

  /** An earlier version, or the one that holds now. */
  public Optional<CriteriaSet> version(int number) {
    return store.read(VERSION + number).map(row -> CriteriaSetCodec.fromJson(row.json()));
  }

  private static final class Json implements Codec<CriteriaSet> {

    @Override
    public String toJson(CriteriaSet value) {
      return CriteriaSetCodec.toJson(value);
    }

    @Override
    public CriteriaSet fromJson(String json) {
      return CriteriaSetCodec.fromJson(json);
    }
  }
}
