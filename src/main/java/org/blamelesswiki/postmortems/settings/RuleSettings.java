package org.blamelesswiki.postmortems.settings;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.blamelesswiki.postmortems.phrasing.CheckOptions;
import org.blamelesswiki.postmortems.phrasing.KnownPeople;
import org.blamelesswiki.postmortems.phrasing.OwnRule;
import org.blamelesswiki.postmortems.phrasing.RuleId;
import org.blamelesswiki.postmortems.phrasing.Severity;

/**
 * What the site's admins chose about the rules.
 *
 * @param off ids of rules that do not run
 * @param severities rules whose severity differs from the shipped one
 * @param allowedTerms words that are never part of a suggestion, 200 at most
 * @param ownRules rules that admins added
 */
public record RuleSettings(
    Set<String> off,
    Map<String, Severity> severities,
    List<String> allowedTerms,
    List<OwnRule> ownRules) {

  private static final int MOST = 200;

  public RuleSettings {
    off = new TreeSet<>(off);
    severities = new TreeMap<>(severities);
    allowedTerms = List.copyOf(allowedTerms);
    ownRules = List.copyOf(ownRules);
    if (allowedTerms.size() > MOST || ownRules.size() > MOST) {
      throw new IllegalArgumentException(
          MOST + " allowed terms and " + MOST + " rules of your own are the most there can be");
    }
  }

  /** The rules as they are shipped. */
  public static RuleSettings initial() {
    return new RuleSettings(Set.of(), Map.of(), List.of(), List.of());
  }

  /** The same as the check takes it. */
  public CheckOptions options(KnownPeople people) {
    return new CheckOptions(
        off.stream().map(RuleId::new).collect(Collectors.toUnmodifiableSet()),
        severities.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    entry -> new RuleId(entry.getKey()), Map.Entry::getValue)),
        ownRules,
        allowedTerms,
        people,
        Severity.HINT);
  }
}
