package org.blamelesswiki.postmortems.phrasing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.blamelesswiki.postmortems.text.SectionRole;

/** Reads a rule pack: its words, its macros, its contexts and one file a rule. */
final class RulePackReader {

  /** A word that sentences are full of costs this much as a trigger; a rare one costs 1. */
  private static final int FREQUENT = 60;

  private static final String LISTED = "listed";

  private final String folder;
  private boolean regularVerbs;
  private final Lexicon.Builder words = Lexicon.builder();
  private final Set<String> wordClasses = new HashSet<>();
  private final PatternParser parser = new PatternParser();
  private final Map<String, String> macros = new LinkedHashMap<>();
  private final List<CompiledRules.Pattern> patterns = new ArrayList<>();

  private RulePackReader(String folder) {
    this.folder = folder;
  }

  /** Reads the pack in {@code folder} of the class path. */
  static RulePack read(String folder) {
    return new RulePackReader(folder).read();
  }

  private RulePack read() {
    YamlFile pack = YamlFile.ofResource(folder + "/pack.yaml");
    pack.allowOnly(
        Set.of(
            "language",
            "verbs",
            "endings",
            "abbreviations",
            "words",
            "meanings",
            "macros",
            "quiet",
            "innocent",
            "rules",
            "guess"));
    regularVerbs = pack.optionalText("verbs").orElse(LISTED).equals("regular-english");
    YamlFile endings = pack.mapping("endings");
    endings.keys().forEach(ending -> words.addEnding(ending, split(endings.text(ending))));
    for (String file : pack.texts("words")) {
      readWords(YamlFile.ofResource(folder + "/words/" + file + ".yaml"));
    }
    for (String file : pack.texts("meanings")) {
      readMeanings(YamlFile.ofResource(folder + "/words/" + file + ".yaml"));
    }
    YamlFile named = pack.mapping("macros");
    named.keys().forEach(name -> macros.put(name, expand(named.text(name))));
    pack.texts("quiet")
        .forEach(p -> add(-1, CompiledRules.Purpose.QUIET, p, Set.of(), Set.of(), false));
    pack.texts("innocent")
        .forEach(p -> add(-1, CompiledRules.Purpose.INNOCENT, p, Set.of(), Set.of(), false));
    List<Rule> rules = new ArrayList<>();
    for (String id : pack.texts("rules").stream().sorted().toList()) {
      rules.add(readRule(YamlFile.ofResource(folder + "/" + id + ".yaml"), id, rules.size()));
    }
    parser.words().forEach(words::hold);
    parser.lemmasAsked().forEach(this::needForms);
    Lexicon lexicon = words.build();
    checkNames(lexicon);
    index(lexicon);
    return new RulePack(
        pack.text("language"),
        rules,
        new CompiledRules(
            lexicon,
            Set.copyOf(split(pack.optionalText("abbreviations").orElse(""))),
            patterns,
            guess(pack)));
  }

  private void readWords(YamlFile file) {
    file.allowOnly(Set.of("verbs", "classes", "verb-classes", "forms"));
    if (!regularVerbs
        && !(file.texts("verbs").isEmpty() && file.mapping("verb-classes").keys().isEmpty())) {
      throw new IllegalArgumentException(
          folder + ": verbs without all their forms are English; list them below \"forms\"");
    }
    file.texts("verbs").forEach(verb -> words.addVerb(VerbForms.parse(verb)));
    YamlFile forms = file.mapping("forms");
    forms.keys().forEach(lemma -> words.addForms(lemma, split(forms.text(lemma))));
    YamlFile classes = file.mapping("classes");
    for (String wordClass : classes.keys()) {
      wordClasses.add(wordClass);
      for (String word : split(classes.text(wordClass))) {
        words.add(wordClass, word);
      }
    }
    YamlFile verbClasses = file.mapping("verb-classes");
    for (String wordClass : verbClasses.keys()) {
      wordClasses.add(wordClass);
      for (String verb : split(verbClasses.text(wordClass))) {
        words.addVerbTo(wordClass, verb);
      }
    }
  }

  /** In English a verb that no file lists is a regular one; elsewhere it would never match. */
  private void needForms(String lemma) {
    if (regularVerbs) {
      words.addVerb(VerbForms.regular(lemma));
    } else if (!words.hasForms(lemma)) {
      throw new IllegalArgumentException(folder + ": no forms of " + lemma + " are listed");
    }
  }

  private void readMeanings(YamlFile file) {
    file.allowOnly(Set.of("verbs", "words"));
    YamlFile verbs = file.mapping("verbs");
    for (String meaning : verbs.keys()) {
      for (String verb : split(verbs.text(meaning))) {
        if (regularVerbs) {
          VerbForms.regular(verb).forEachForm((form, word) -> words.mean(meaning, word));
        }
        words.mean(meaning, verb);
      }
    }
    YamlFile named = file.mapping("words");
    for (String meaning : named.keys()) {
      split(named.text(meaning)).forEach(word -> words.mean(meaning, word));
    }
  }

  private static List<String> split(String words) {
    return Arrays.stream(words.toLowerCase(Locale.ROOT).split("\\s+"))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /** The statistical stage; empty if the pack has none, or it is not trained yet. */
  private Optional<Guess> guess(YamlFile pack) {
    YamlFile file = pack.mapping("guess");
    String path = folder + "/guess.bin";
    if (file.keys().isEmpty() || RulePackReader.class.getResource(path) == null) {
      return Optional.empty();
    }
    file.allowOnly(
        Set.of(
            "hint", "longer", "chronicle", "agree", "doubt", "kind", "also", "message", "kinds"));
    Map<RuleId, Set<Category>> also = new HashMap<>();
    YamlFile others = file.mapping("also");
    for (String rule : others.keys()) {
      also.put(
          new RuleId(rule),
          split(others.text(rule)).stream()
              .map(key -> Category.valueOf(key.replace('-', '_').toUpperCase(Locale.ROOT)))
              .collect(Collectors.toUnmodifiableSet()));
    }
    YamlFile kinds = file.mapping("kinds");
    Map<Category, String> named = new EnumMap<>(Category.class);
    for (Category category : Category.values()) {
      named.put(category, kinds.text(category.key()));
    }
    return Optional.of(
        new Guess(
            GuessModel.ofResource(path),
            Double.parseDouble(file.text("hint")),
            Double.parseDouble(file.text("longer")),
            Double.parseDouble(file.text("chronicle")),
            Double.parseDouble(file.text("agree")),
            Double.parseDouble(file.text("doubt")),
            Double.parseDouble(file.text("kind")),
            also,
            file.text("message"),
            named));
  }

  private Rule readRule(YamlFile file, String id, int number) {
    file.allowOnly(
        Set.of(
            "id",
            "category",
            "severity",
            "summary",
            "message",
            "why",
            "question",
            "certain",
            "in",
            "notIn",
            "patterns",
            "exceptions",
            "rewrites",
            "flags",
            "leaves"));
    if (!file.text("id").equals(id)) {
      throw new IllegalArgumentException("file " + id + " holds the rule " + file.text("id"));
    }
    boolean certain = Boolean.parseBoolean(file.optionalText("certain").orElse("false"));
    Set<SectionRole> in = roles(file, "in");
    Set<SectionRole> notIn = roles(file, "notIn");
    file.texts("patterns")
        .forEach(p -> add(number, CompiledRules.Purpose.FINDING, p, in, notIn, certain));
    file.texts("exceptions")
        .forEach(p -> add(number, CompiledRules.Purpose.EXCEPTION, p, Set.of(), Set.of(), false));
    return new Rule(
        new RuleId(id),
        category(file.text("category")),
        Severity.valueOf(file.text("severity").toUpperCase(Locale.ROOT)),
        file.text("summary"),
        file.text("message"),
        file.text("why"),
        file.text("question"),
        file.texts("rewrites"),
        file.mappings("flags").stream().map(RulePackReader::example).toList(),
        file.texts("leaves"));
  }

  private static Example example(YamlFile file) {
    file.allowOnly(Set.of("text", "rewrite"));
    return new Example(file.text("text"), file.text("rewrite"));
  }

  private static Category category(String key) {
    return Arrays.stream(Category.values())
        .filter(category -> category.key().equals(key))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no category " + key));
  }

  private static Set<SectionRole> roles(YamlFile file, String key) {
    return file.texts(key).stream()
        .map(name -> SectionRole.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_')))
        .collect(Collectors.toUnmodifiableSet());
  }

  private void add(
      int rule,
      CompiledRules.Purpose purpose,
      String pattern,
      Set<SectionRole> in,
      Set<SectionRole> notIn,
      boolean certain) {
    patterns.add(new CompiledRules.Pattern(rule, purpose, parsed(pattern), in, notIn, certain));
  }

  private TokenPattern parsed(String pattern) {
    try {
      return parser.parse(expand(pattern));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("in pattern " + pattern, e);
    }
  }

  /** Puts the text of each macro in place of its {@code $name}. */
  private String expand(String pattern) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < pattern.length()) {
      int end = at + 1;
      if (pattern.charAt(at) == '$') {
        while (end < pattern.length()
            && (Character.isLetter(pattern.charAt(end)) || pattern.charAt(end) == '-')) {
          end++;
        }
      }
      if (end > at + 1) {
        String name = pattern.substring(at + 1, end);
        String text = macros.get(name);
        if (text == null) {
          throw new IllegalArgumentException("no macro $" + name + ": " + pattern);
        }
        out.append('(').append(text).append(')');
      } else {
        out.append(pattern.charAt(at));
      }
      at = end;
    }
    return out.toString();
  }

  /** A pattern that asks for a class nobody defined would never match: refuse it. */
  private void checkNames(Lexicon lexicon) {
    Set<String> missing = new HashSet<>(parser.classesAsked());
    missing.removeAll(wordClasses);
    lexicon.entries().forEach(entry -> missing.removeAll(entry.classes()));
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException("undefined word classes " + missing);
    }
  }

  /** Tells each word which tests it passes and which patterns to try where it stands. */
  private void index(Lexicon lexicon) {
    List<WordTest> tests = parser.tests();
    WordTest.Words all = new WordTest.Words(lexicon.entries());
    List<BitSet> passing = tests.stream().map(test -> test.passing(all)).toList();
    int[] costs = new int[tests.size()];
    for (int test = 0; test < costs.length; test++) {
      BitSet places = passing.get(test);
      for (int at = places.nextSetBit(0); at >= 0; at = places.nextSetBit(at + 1)) {
        WordEntry entry = all.at(at);
        entry.pass(test);
        costs[test] += entry.isIn("function") || entry.word().startsWith("<") ? FREQUENT : 1;
      }
    }
    for (int pattern = 0; pattern < patterns.size(); pattern++) {
      int cheapest =
          patterns.get(pattern).tokens().requirements().stream()
              .filter(TokenPattern.Requirement::isOfWords)
              .map(TokenPattern.Requirement::test)
              .min(Comparator.comparingInt(test -> costs[test]))
              .orElseThrow();
      BitSet places = passing.get(cheapest);
      for (int at = places.nextSetBit(0); at >= 0; at = places.nextSetBit(at + 1)) {
        all.at(at).trigger(pattern);
      }
    }
  }
}
