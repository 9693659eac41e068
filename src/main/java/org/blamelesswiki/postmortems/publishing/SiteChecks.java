package org.blamelesswiki.postmortems.publishing;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.blamelesswiki.postmortems.phrasing.KnownPeople;
import org.blamelesswiki.postmortems.phrasing.Phrasing;
import org.blamelesswiki.postmortems.phrasing.PhrasingCheck;
import org.blamelesswiki.postmortems.phrasing.RulePack;
import org.blamelesswiki.postmortems.settings.RuleSettings;
import org.blamelesswiki.postmortems.settings.Setting;

/** The check with the site's rules; made anew when they change, not for every page. */
public final class SiteChecks implements Checks {

  private final Setting<RuleSettings> rules;
  private final KnownPeople people;
  private final Map<String, Made> byLanguage = new ConcurrentHashMap<>();
  private final Set<String> broken = ConcurrentHashMap.newKeySet();

  /** Checks that know {@code people} by name. */
  public SiteChecks(Setting<RuleSettings> rules, KnownPeople people) {
    this.rules = rules;
    this.people = people;
  }

  @Override
  public Optional<PhrasingCheck> in(String language) {
    Optional<RulePack> pack = pack(language);
    if (pack.isEmpty()) {
      return Optional.empty();
    }
    RuleSettings current = rules.value();
    Made made = byLanguage.get(pack.get().language());
    if (made == null || !made.from.equals(current)) {
      made = new Made(current, Phrasing.of(pack.get(), current.options(people)));
      byLanguage.put(pack.get().language(), made);
    }
    return Optional.of(made.check);
  }

  /** A pack with a mistake in its files is none; the command line tells what is wrong with it. */
  private Optional<RulePack> pack(String language) {
    if (broken.contains(language)) {
      return Optional.empty();
    }
    try {
      return RulePack.forLanguage(language);
    } catch (IllegalArgumentException e) {
      broken.add(language);
      return Optional.empty();
    }
  }

  private record Made(RuleSettings from, PhrasingCheck check) {}
}
