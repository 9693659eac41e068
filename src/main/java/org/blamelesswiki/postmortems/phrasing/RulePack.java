package org.blamelesswiki.postmortems.phrasing;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The rules of one language with the words they speak of. Immutable, shared, and read once from the
 * files under {@code rules/<language>/} of the class path; adding a language needs no Java
 * (docs/language-packs.md).
 */
public final class RulePack {

  /** The rule id of the statistical stage's findings. */
  public static final RuleId GUESS = new RuleId("guess");

  private static final String ENGLISH = "en";

  /** Packs read so far, and languages known to have none. */
  private static final Map<String, Optional<RulePack>> READ = new ConcurrentHashMap<>();

  private final String language;
  private final List<Rule> rules;
  private final CompiledRules compiled;

  RulePack(String language, List<Rule> rules, CompiledRules compiled) {
    this.language = language;
    this.rules = List.copyOf(rules);
    this.compiled = compiled;
  }

  /** The pack that is always there. */
  public static RulePack english() {
    return English.PACK;
  }

  /**
   * The pack of a language; empty if there is none: a page in it is unchecked, and must be said to
   * be.
   *
   * @param tag a BCP 47 tag such as {@code en-GB}; only its language counts
   * @throws IllegalArgumentException if there is a pack but its files are wrong; the message says
   *     what and where
   */
  public static Optional<RulePack> forLanguage(String tag) {
    String language = Locale.forLanguageTag(tag.replace('_', '-')).getLanguage();
    if (language.equals(ENGLISH)) {
      return Optional.of(english());
    }
    return READ.computeIfAbsent(language, RulePack::read);
  }

  private static Optional<RulePack> read(String language) {
    String folder = "/rules/" + language;
    // the language subtag is two to eight letters or nothing at all: no path leads out of the
    // folder
    if (language.isEmpty() || RulePack.class.getResource(folder + "/pack.yaml") == null) {
      return Optional.empty();
    }
    RulePack pack = RulePackReader.read(folder);
    if (!pack.language().equals(language)) {
      throw new IllegalArgumentException(
          folder + "/pack.yaml is of the language " + pack.language());
    }
    return Optional.of(pack);
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
    static final RulePack PACK = RulePackReader.read("/rules/" + ENGLISH);
  }
}
