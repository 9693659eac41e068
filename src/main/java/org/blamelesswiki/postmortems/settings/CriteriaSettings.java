package org.blamelesswiki.postmortems.settings;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.blamelesswiki.postmortems.criteria.CriteriaSet;
import org.blamelesswiki.postmortems.criteria.CriteriaSetCodec;
import org.blamelesswiki.postmortems.criteria.Scope;
import org.blamelesswiki.postmortems.criteria.SetVersion;
import org.blamelesswiki.postmortems.criteria.SpaceCriteria;
import org.blamelesswiki.postmortems.criteria.StarterCriteria;
import org.blamelesswiki.postmortems.spi.RowKeys;
import org.blamelesswiki.postmortems.spi.Store;

/**
 * The criteria of the site and of the spaces that have some of their own: what holds now, and every
 * earlier version.
 */
public final class CriteriaSettings {

  private static final String SITE = "criteria/site";
  private static final String SITE_VERSION = "criteria/site-versions/";
  private static final String SPACE = "criteria/space/";
  private static final String SPACE_VERSION = "criteria/space-versions/";

  private final Store store;
  private final Setting<CriteriaSet> site;
  private final Map<String, Setting<CriteriaSet>> spaces = new ConcurrentHashMap<>();

  /** What holds in a space was put together from two sets; the same two are put together once. */
  private final Map<String, Effective> effective = new ConcurrentHashMap<>();

  /** Criteria kept in {@code store}; until an admin saves some, the starters, all switched off. */
  public CriteriaSettings(Store store) {
    this.store = store;
    this.site =
        new Setting<>(store, SITE, new Json(CriteriaSetCodec::fromJson), StarterCriteria.library());
  }

  /** The site's set that holds now. */
  public Versioned<CriteriaSet> read() {
    return site.read();
  }

  /** The site's set that holds now, without the version of its row. */
  public CriteriaSet value() {
    return site.value();
  }

  /** What the space adds to the site's set; nothing at version 0 until its owners saved some. */
  public Versioned<CriteriaSet> space(String key) {
    return setting(key).read();
  }

  /** What holds in the space: the site's set, with what the space adds or in the space's place. */
  public CriteriaSet holdingIn(String space) {
    CriteriaSet forSite = site.value();
    Versioned<CriteriaSet> ofSpace = space(space);
    if (ofSpace.version() == 0) {
      return forSite;
    }
    Effective known = effective.get(space);
    if (known == null || !known.site.equals(forSite) || !known.space.equals(ofSpace.value())) {
      known =
          new Effective(forSite, ofSpace.value(), SpaceCriteria.combined(forSite, ofSpace.value()));
      effective.put(space, known);
    }
    return known.both;
  }

  /** What held in the space when a verdict was marked with {@code version}; empty if unknown. */
  public Optional<CriteriaSet> version(String space, SetVersion version) {
    Optional<CriteriaSet> ofSite = version(version.site());
    if (version.space() == 0) {
      return ofSite;
    }
    Optional<CriteriaSet> ofSpace = spaceVersion(space, version.space());
    return version.site() == 0
        ? ofSpace
        : ofSite.flatMap(s -> ofSpace.map(added -> SpaceCriteria.combined(s, added)));
  }

  /**
   * Makes {@code changed} the site's set that holds from {@code today}, as the next version.
   *
   * @param seenVersion the row's version that the change was made from
   * @throws Store.StaleRowException if somebody else saved in between; nothing is changed
   */
  public CriteriaSet save(CriteriaSet changed, long seenVersion, LocalDate today) {
    return save(site, SITE_VERSION, changed, seenVersion, today);
  }

  /**
   * Makes {@code changed} the set of a space that holds from {@code today}, as the next version.
   *
   * @param seenVersion the row's version that the change was made from
   * @throws Store.StaleRowException if somebody else saved in between; nothing is changed
   * @throws IllegalArgumentException if it is no space's set
   */
  public CriteriaSet saveSpace(CriteriaSet changed, long seenVersion, LocalDate today) {
    if (!(changed.scope() instanceof Scope.Space scope)) {
      throw new IllegalArgumentException("a space's set, not " + changed.scope());
    }
    String versions = RowKeys.ofPage(SPACE_VERSION, scope.key()) + "/";
    return save(setting(scope.key()), versions, changed, seenVersion, today);
  }

  /** An earlier version of the site's set, or the one that holds now. */
  public Optional<CriteriaSet> version(int number) {
    return store.read(SITE_VERSION + number).map(row -> CriteriaSetCodec.fromJson(row.json()));
  }

  /** An earlier version of a space's set, or the one that holds now. */
  public Optional<CriteriaSet> spaceVersion(String space, int number) {
    return store
        .read(RowKeys.ofPage(SPACE_VERSION, space) + "/" + number)
        .map(row -> CriteriaSetCodec.spaceFromJson(row.json()));
  }

  /** Every version of the site's set that was saved, the latest first. */
  public List<CriteriaSet> versions() {
    return versions(site.read().version() == 0 ? 0 : value().version(), this::version);
  }

  /** Every version of the space's set that was saved, the latest first. */
  public List<CriteriaSet> spaceVersions(String space) {
    Versioned<CriteriaSet> now = space(space);
    return versions(
        now.version() == 0 ? 0 : now.value().version(), number -> spaceVersion(space, number));
  }

  private static List<CriteriaSet> versions(int latest, IntFunction<Optional<CriteriaSet>> read) {
    List<CriteriaSet> versions = new ArrayList<>();
    for (int number = latest; number >= 1; number--) {
      read.apply(number).ifPresent(versions::add);
    }
    return Collections.unmodifiableList(versions);
  }

  /**
   * Takes a user who left out of every version: a set of which one of {@code names} is the owner
   * has none then. What the criteria say stays as it is.
   */
  public void forgetOwner(Set<String> names) {
    for (String prefix : List.of(SITE, SITE_VERSION, SPACE, SPACE_VERSION)) {
      boolean isOfSite = prefix.equals(SITE) || prefix.equals(SITE_VERSION);
      Json json = new Json(isOfSite ? CriteriaSetCodec::fromJson : CriteriaSetCodec::spaceFromJson);
      for (String key : store.keys(prefix)) {
        if (!prefix.equals(SITE) || key.equals(SITE)) {
          forgetOwner(key, names, json);
        }
      }
    }
  }

  private void forgetOwner(String key, Set<String> names, Json json) {
    while (true) {
      Optional<Store.Row> row = store.read(key);
      Optional<CriteriaSet> set =
          row.map(found -> json.fromJson(found.json())).filter(s -> names.contains(s.owner()));
      if (set.isEmpty()) {
        return;
      }
      try {
        store.write(key, row.orElseThrow().version(), json.toJson(set.get().withOwner("")));
        return;
      } catch (Store.StaleRowException e) {
        // Somebody saved the criteria in between: look at what they left.
      }
    }
  }

  private CriteriaSet save(
      Setting<CriteriaSet> setting,
      String versions,
      CriteriaSet changed,
      long seenVersion,
      LocalDate today) {
    Versioned<CriteriaSet> old = setting.read();
    int next = old.version() == 0 ? 1 : old.value().version() + 1;
    CriteriaSet set = changed.asVersion(next, today);
    setting.save(set, seenVersion);
    if (store.read(versions + next).isEmpty()) {
      store.write(versions + next, 0, CriteriaSetCodec.toJson(set));
    }
    return set;
  }

  private Setting<CriteriaSet> setting(String space) {
    return spaces.computeIfAbsent(
        space,
        key ->
            new Setting<>(
                store,
                RowKeys.ofPage(SPACE, key),
                new Json(CriteriaSetCodec::spaceFromJson),
                nothing(key)));
  }

  /** The set of a space that adds nothing, in the calendar and on the scale of the site. */
  private CriteriaSet nothing(String key) {
    CriteriaSet forSite = site.value();
    return CriteriaSet.empty(forSite.effectiveFrom())
        .withScope(new Scope.Space(key, false))
        .withScale(forSite.scale())
        .withCalendar(forSite.calendar())
        .withReviewEvery(forSite.reviewEvery());
  }

  private record Effective(CriteriaSet site, CriteriaSet space, CriteriaSet both) {}

  private record Json(Function<String, CriteriaSet> reading) implements Codec<CriteriaSet> {
    @Override
    public String toJson(CriteriaSet value) {
      return CriteriaSetCodec.toJson(value);
    }

    @Override
    public CriteriaSet fromJson(String json) {
      return reading.apply(json);
    }
  }
}
