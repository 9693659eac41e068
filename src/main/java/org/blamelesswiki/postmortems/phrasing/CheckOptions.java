package org.blamelesswiki.postmortems.phrasing;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an admin chose about the check.
 *
 * @param off rules that do not run; {@link RulePack#GUESS} switches the statistical stage off
 * @param severities rules whose severity differs from the shipped one; {@code block} only for rules
 *     of the admin's own
 * @param ownRules rules of the admin's own
 * @param allowedTerms words or phrases that are never part of a finding, such as a product called
 *     "Blunder"; compared without case
 * @param people who is a person in this wiki
 * @param lowest the lowest severity to report; above {@code hint}, the statistical stage is asked
 *     only about what a rule found
 */
public record CheckOptions(
    Set<RuleId> off,
    Map<RuleId, Severity> severities,
    List<OwnRule> ownRules,
    List<String> allowedTerms,
    KnownPeople people,
    Severity lowest) {

  public CheckOptions {
    off = Set.copyOf(off);
    severities = Map.copyOf(severities);
    ownRules = List.copyOf(ownRules);
    allowedTerms = List.copyOf(allowedTerms);
  }

  /** The rules as shipped, and nobody known by name. */
  public static CheckOptions standard() {
    return new CheckOptions(
        Set.of(), Map.of(), List.of(), List.of(), KnownPeople.none(), Severity.HINT);
  }

  public CheckOptions withPeople(KnownPeople known) {
    return new CheckOptions(off, severities, ownRules, allowedTerms, known, lowest);
  }

  public CheckOptions withOff(Set<RuleId> rules) {
    return new CheckOptions(rules, severities, ownRules, allowedTerms, people, lowest);
  }

  public CheckOptions withSeverities(Map<RuleId, Severity> chosen) {
    return new CheckOptions(off, chosen, ownRules, allowedTerms, people, lowest);
  }

  public CheckOptions withOwnRules(List<OwnRule> rules) {
    return new CheckOptions(off, severities, rules, allowedTerms, people, lowest);
  }

  public CheckOptions withAllowedTerms(List<String> terms) {
    return new CheckOptions(off, severities, ownRules, terms, people, lowest);
  }

  public CheckOptions withLowest(Severity severity) {
    return new CheckOptions(off, severities, ownRules, allowedTerms, people, severity);
  }
}
