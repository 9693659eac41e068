package org.blamelesswiki.postmortems.phrasing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Reads the pattern language of rule files.
 *
 * <pre>
 * forgot            the word          ~forget        any form of the verb
 * %adverb           a word class      !x             any word that is not x
 * ~forget&amp;past      both              (a | b c)      either
 * x? x* x+ x{0,3}   repeated          .              any word inside the clause
 * {@literal @}person people            [ … ]          the words to show
 * ^ $               the sentence's first word, its end
 * </pre>
 *
 * {@code *} and {@code +} stop at six.
 */
final class PatternParser {

  /** Repetition without a number stops here: a pattern has a greatest width. */
  private static final int MOST = 6;

  private static final int LONGEST_PROGRAM = 600;

  private static final Map<String, Integer> PEOPLE =
      Map.ofEntries(
          Map.entry("@person", PeoplePhrase.OTHERS),
          Map.entry("@named", PeoplePhrase.NAMED),
          Map.entry("@role", PeoplePhrase.ROLE),
          Map.entry("@team", PeoplePhrase.TEAM),
          Map.entry("@pronoun", PeoplePhrase.PRONOUN),
          Map.entry("@someone", PeoplePhrase.INDEFINITE),
          Map.entry("@we", PeoplePhrase.WE),
          Map.entry("@i", PeoplePhrase.I),
          Map.entry("@us", PeoplePhrase.WE | PeoplePhrase.I),
          Map.entry("@you", PeoplePhrase.YOU),
          Map.entry("@human", PeoplePhrase.OTHERS | PeoplePhrase.WE),
          Map.entry("@maybe", PeoplePhrase.OTHERS | PeoplePhrase.UNKNOWN_NAME),
          Map.entry(
              "@anyone",
              PeoplePhrase.OTHERS | PeoplePhrase.WE | PeoplePhrase.I | PeoplePhrase.YOU));

  private final List<Predicate<WordEntry>> tests = new ArrayList<>();
  private final List<String> testNames = new ArrayList<>();
  private final Map<String, Integer> testIds = new LinkedHashMap<>();
  private final Set<String> words = new LinkedHashSet<>();
  private final Set<String> classesAsked = new LinkedHashSet<>();
  private final Set<String> lemmasAsked = new LinkedHashSet<>();

  /** A pattern, and the tests of which one must pass somewhere in a sentence that it matches. */
  record Parsed(TokenPattern pattern, List<List<Integer>> mandatory) {}

  /** The literal words that patterns read so far name. */
  Set<String> words() {
    return words;
  }

  Set<String> classesAsked() {
    return classesAsked;
  }

  Set<String> lemmasAsked() {
    return lemmasAsked;
  }

  /** Every test, by its number. */
  List<Predicate<WordEntry>> tests() {
    return List.copyOf(tests);
  }

  Parsed parse(String pattern) {
    Reading reading = new Reading(pattern);
    Node node = reading.alternatives();
    if (!reading.atEnd()) {
      throw new IllegalArgumentException("unbalanced ')' in pattern: " + pattern);
    }
    List<TokenPattern.Step> steps = new ArrayList<>();
    node.emit(steps);
    steps.add(new TokenPattern.Step(TokenPattern.Op.MATCH, 0, 0));
    if (steps.size() > LONGEST_PROGRAM) {
      throw new IllegalArgumentException("pattern is too wide: " + pattern);
    }
    List<List<Integer>> mandatory = node.mandatory();
    if (mandatory.isEmpty()) {
      throw new IllegalArgumentException("pattern names no word it needs: " + pattern);
    }
    return new Parsed(new TokenPattern(steps), mandatory);
  }

  private int test(String text) {
    Integer known = testIds.get(text);
    return known != null ? known : register(text, predicate(text));
  }

  private int either(List<Integer> alternatives) {
    List<String> names = alternatives.stream().map(testNames::get).toList();
    List<Predicate<WordEntry>> each = alternatives.stream().map(tests::get).toList();
    return register(
        String.join("|", names), entry -> each.stream().anyMatch(one -> one.test(entry)));
  }

  private int bothTests(int one, int other) {
    return register(
        "(" + testNames.get(one) + ")&" + testNames.get(other),
        tests.get(one).and(tests.get(other)));
  }

  /** The number of a test; the same name is the same test. */
  private int register(String name, Predicate<WordEntry> test) {
    Integer known = testIds.get(name);
    if (known != null) {
      return known;
    }
    int id = tests.size();
    tests.add(test);
    testNames.add(name);
    testIds.put(name, id);
    return id;
  }

  private Predicate<WordEntry> predicate(String text) {
    if (text.length() == 1) {
      return word(text);
    }
    int and = text.indexOf('&', 1);
    if (and > 0) {
      return predicate(text.substring(0, and)).and(predicate(text.substring(and + 1)));
    }
    String rest = text.substring(1);
    return switch (text.charAt(0)) {
      case '!' -> predicate(rest).negate();
      case '~' -> {
        lemmasAsked.add(rest);
        yield entry -> entry.isFormOf(rest);
      }
      case '%' -> {
        classesAsked.add(rest);
        yield entry -> entry.isIn(rest);
      }
      case '\\' -> word(rest);
      default -> word(text);
    };
  }

  private Predicate<WordEntry> word(String text) {
    words.add(text);
    return entry -> entry.word().equals(text);
  }

  /** A part of a pattern. */
  private interface Node {
    void emit(List<TokenPattern.Step> steps);

    /** For each of several parts that must match: the tests of which one must pass. */
    List<List<Integer>> mandatory();
  }

  private record Leaf(TokenPattern.Op op, int a) implements Node {
    @Override
    public void emit(List<TokenPattern.Step> steps) {
      steps.add(new TokenPattern.Step(op, a, 0));
    }

    @Override
    public List<List<Integer>> mandatory() {
      return op == TokenPattern.Op.TEST ? List.of(List.of(a)) : List.of();
    }
  }

  private record Sequence(List<Node> parts) implements Node {
    @Override
    public void emit(List<TokenPattern.Step> steps) {
      parts.forEach(part -> part.emit(steps));
    }

    @Override
    public List<List<Integer>> mandatory() {
      List<List<Integer>> all = new ArrayList<>();
      parts.forEach(part -> all.addAll(part.mandatory()));
      return all;
    }
  }

  private record Either(List<Node> alternatives) implements Node {
    @Override
    public void emit(List<TokenPattern.Step> steps) {
      List<Integer> jumps = new ArrayList<>();
      for (int i = 0; i < alternatives.size(); i++) {
        boolean last = i == alternatives.size() - 1;
        int split = steps.size();
        if (!last) {
          steps.add(new TokenPattern.Step(TokenPattern.Op.SPLIT, 0, 0));
        }
        alternatives.get(i).emit(steps);
        if (!last) {
          jumps.add(steps.size());
          steps.add(new TokenPattern.Step(TokenPattern.Op.JUMP, 0, 0));
          steps.set(split, new TokenPattern.Step(TokenPattern.Op.SPLIT, split + 1, steps.size()));
        }
      }
      for (int jump : jumps) {
        steps.set(jump, new TokenPattern.Step(TokenPattern.Op.JUMP, steps.size(), 0));
      }
    }

    @Override
    public List<List<Integer>> mandatory() {
      List<Integer> union = new ArrayList<>();
      for (Node alternative : alternatives) {
        List<List<Integer>> of = alternative.mandatory();
        if (of.isEmpty()) {
          return List.of();
        }
        union.addAll(of.get(of.size() - 1));
      }
      return List.of(union);
    }
  }

  private record Repeated(Node part, int least, int most) implements Node {
    @Override
    public void emit(List<TokenPattern.Step> steps) {
      for (int i = 0; i < least; i++) {
        part.emit(steps);
      }
      List<Integer> splits = new ArrayList<>();
      for (int i = least; i < most; i++) {
        splits.add(steps.size());
        steps.add(new TokenPattern.Step(TokenPattern.Op.SPLIT, 0, 0));
        part.emit(steps);
      }
      for (int split : splits) {
        steps.set(split, new TokenPattern.Step(TokenPattern.Op.SPLIT, split + 1, steps.size()));
      }
    }

    @Override
    public List<List<Integer>> mandatory() {
      return least == 0 ? List.of() : part.mandatory();
    }
  }

  /** One pattern being read. */
  private final class Reading {
    private final String pattern;
    private int at;

    Reading(String pattern) {
      this.pattern = pattern;
    }

    boolean atEnd() {
      skipSpace();
      return at >= pattern.length();
    }

    Node alternatives() {
      List<Node> all = new ArrayList<>();
      all.add(sequence());
      while (!atEnd() && pattern.charAt(at) == '|') {
        at++;
        all.add(sequence());
      }
      if (all.size() == 1) {
        return all.get(0);
      }
      List<Integer> single = new ArrayList<>();
      for (Node node : all) {
        if (node instanceof Leaf leaf && leaf.op == TokenPattern.Op.TEST) {
          single.add(leaf.a);
        }
      }
      return single.size() == all.size()
          ? new Leaf(TokenPattern.Op.TEST, either(single))
          : new Either(all);
    }

    private Node sequence() {
      List<Node> parts = new ArrayList<>();
      while (!atEnd() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
        parts.add(quantified(part()));
      }
      if (parts.isEmpty()) {
        throw new IllegalArgumentException("empty alternative in pattern: " + pattern);
      }
      return parts.size() == 1 ? parts.get(0) : new Sequence(parts);
    }

    private Node part() {
      char c = pattern.charAt(at);
      return switch (c) {
        case '(' -> group();
        case '[' -> sign(TokenPattern.Op.SPAN_START);
        case ']' -> sign(TokenPattern.Op.SPAN_END);
        case '^' -> sign(TokenPattern.Op.SENTENCE_START);
        case '$' -> sign(TokenPattern.Op.SENTENCE_END);
        case '.' -> sign(TokenPattern.Op.ANY);
        default -> word();
      };
    }

    private Node sign(TokenPattern.Op op) {
      at++;
      return new Leaf(op, 0);
    }

    private Node group() {
      at++;
      Node inner = alternatives();
      if (atEnd() || pattern.charAt(at) != ')') {
        throw new IllegalArgumentException("unclosed '(' in pattern: " + pattern);
      }
      at++;
      return at < pattern.length() && pattern.charAt(at) == '&' ? both(inner) : inner;
    }

    /** {@code (a | b)&c}: one of several words that is also something else. */
    private Node both(Node inner) {
      at++;
      if (!(inner instanceof Leaf leaf && word() instanceof Leaf other)
          || leaf.op != TokenPattern.Op.TEST
          || other.op != TokenPattern.Op.TEST) {
        throw new IllegalArgumentException("'&' joins single words only: " + pattern);
      }
      return new Leaf(TokenPattern.Op.TEST, bothTests(leaf.a, other.a));
    }

    private Node word() {
      int from = at;
      if (pattern.charAt(at) == '\\') {
        at += 2;
      }
      while (at < pattern.length() && " ()[]|?*+{}".indexOf(pattern.charAt(at)) < 0) {
        at++;
      }
      String text = pattern.substring(from, at);
      if (text.isEmpty()) {
        throw new IllegalArgumentException(
            "misplaced '" + pattern.charAt(at) + "' in pattern: " + pattern);
      }
      if (text.startsWith("@")) {
        Integer kinds = PEOPLE.get(text);
        if (kinds == null) {
          throw new IllegalArgumentException("no people called " + text + ": " + pattern);
        }
        return new Leaf(TokenPattern.Op.PEOPLE, kinds);
      }
      return new Leaf(TokenPattern.Op.TEST, test(text));
    }

    private Node quantified(Node part) {
      if (at >= pattern.length()) {
        return part;
      }
      char sign = pattern.charAt(at);
      if ("?*+{".indexOf(sign) < 0) {
        return part;
      }
      at++;
      return switch (sign) {
        case '?' -> new Repeated(part, 0, 1);
        case '*' -> new Repeated(part, 0, MOST);
        case '+' -> new Repeated(part, 1, MOST);
        default -> counted(part);
      };
    }

    private Node counted(Node part) {
      int close = pattern.indexOf('}', at);
      String[] ends = pattern.substring(at, close).split(",", -1);
      at = close + 1;
      return new Repeated(part, Integer.parseInt(ends[0].trim()), Integer.parseInt(ends[1].trim()));
    }

    private void skipSpace() {
      while (at < pattern.length() && pattern.charAt(at) == ' ') {
        at++;
      }
    }
  }
}
