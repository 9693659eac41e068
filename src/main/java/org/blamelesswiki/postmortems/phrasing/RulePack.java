package org.blamelesswiki.postmortems.phrasing;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The rules of one language with the words they speak of. Immutable, shared, and read once from the
 * files under {@code rules/} of this jar; adding a language needs no Java.
 */
public final class RulePack {

  /** The rule id of the statistical stage's findings. */
  public static final RuleId GUESS = new RuleId("guess");

  private final String language;
  private final List<Rule> rules;
  private final CompiledRules compiled;

  RulePack(String language, List<Rule> rules, CompiledRules compiled) {
    this.language = language;
    this.rules = List.copyOf(rules);
    this.compiled = compiled;
  }

  public static RulePack english() {
    return English.PACK;
  }

  /**
   * The pack of a language; empty if there is none: a page in it is unchecked, and must be said to
   * be.
   *
   * @param tag a BCP 47 tag such as {@code en-GB}; only its language counts
   */
  public static Optional<RulePack> forLanguage(String tag) {
    String wanted = tag.split("[-_]", 2)[0];
    return wanted.equalsIgnoreCase("en") ? Optional.of(english()) : Optional.empty();
  }

  /** The languages there is a pack for, as BCP 47 tags. */
  public static Set<String> languages() {
    return Set.of("en");
  }

  /** The language it is for, as a BCP 47 tag. */
  public String language() {
    return language;
  }

  /** Its rules, in the order of their ids. */
  public List<Rule> rules() {
    return rules;
  }

  public Optional<Rule> rule(RuleId id) {
    return rules.stream().filter(rule -> rule.id().equals(id)).findFirst();
  }

  CompiledRules compiled() {
    return compiled;
  }

  /** Read when first asked for. */
  private static final class English {
    static final RulePack PACK = RulePackReader.read("/rules/en");
  }
}
