package org.blamelesswiki.postmortems.phrasing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

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

  private final List<WordTest> tests = new ArrayList<>();
  private final List<String> testNames = new ArrayList<>();
  private final Map<String, Integer> testIds = new LinkedHashMap<>();
  private final Set<String> words = new LinkedHashSet<>();
  private final Set<String> classesAsked = new LinkedHashSet<>();
  private final Set<String> lemmasAsked = new LinkedHashSet<>();

  /**
   * What a sentence must hold for a pattern to match: a word that passes one of the tests, or
   * people of one of the kinds.
   */
  private record Need(List<Integer> tests, int people) {

    boolean isOfWords() {
      return people == 0;
    }

    /** What must hold if one of several alternatives does. */
    static Need ofAny(List<Need> alternatives) {
      List<Integer> tests =
          alternatives.stream().flatMap(need -> need.tests.stream()).distinct().toList();
      return new Need(
          tests, alternatives.stream().mapToInt(Need::people).reduce(0, (a, b) -> a | b));
    }
  }

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
  List<WordTest> tests() {
    return List.copyOf(tests);
  }

  TokenPattern parse(String pattern) {
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
    List<Need> needs = node.needs();
    if (needs.stream().noneMatch(Need::isOfWords)) {
      throw new IllegalArgumentException("pattern names no word it needs: " + pattern);
    }
    return new TokenPattern(
        steps, start(steps), needs.stream().map(this::requirement).distinct().toList());
  }

  private TokenPattern.Requirement requirement(Need need) {
    return new TokenPattern.Requirement(
        need.tests().isEmpty() ? TokenPattern.NO_TEST : either(need.tests()), need.people());
  }

  /** What the first word of a match must be; nothing if a pattern may begin with any. */
  private Optional<TokenPattern.Requirement> start(List<TokenPattern.Step> steps) {
    Set<Integer> reached = new LinkedHashSet<>();
    Deque<Integer> open = new ArrayDeque<>(List.of(0));
    List<Integer> first = new ArrayList<>();
    int people = 0;
    while (!open.isEmpty()) {
      int pc = open.pop();
      if (!reached.add(pc)) {
        continue;
      }
      TokenPattern.Step step = steps.get(pc);
      switch (step.op()) {
        case TEST -> first.add(step.a());
        case PEOPLE -> people |= step.a();
        case SPLIT -> {
          open.push(step.a());
          open.push(step.b());
        }
        case JUMP -> open.push(step.a());
        case SPAN_START, SPAN_END, SENTENCE_START -> open.push(pc + 1);
        case ANY, SENTENCE_END, MATCH -> {
          return Optional.empty();
        }
      }
    }
    return Optional.of(requirement(new Need(first.stream().distinct().sorted().toList(), people)));
  }

  private int test(String text) {
    Integer known = testIds.get(text);
    return known != null ? known : register(text, predicate(text));
  }

  private int either(List<Integer> alternatives) {
    List<String> names = alternatives.stream().map(testNames::get).toList();
    return register(
        String.join("|", names),
        new WordTest.Either(alternatives.stream().map(tests::get).toList()));
  }

  private int bothTests(int one, int other) {
    return register(
        "(" + testNames.get(one) + ")&" + testNames.get(other),
        new WordTest.Both(tests.get(one), tests.get(other)));
  }

  /** The number of a test; the same name is the same test. */
  private int register(String name, WordTest test) {
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

  private WordTest predicate(String text) {
    if (text.length() == 1) {
      return word(text);
    }
    int and = text.indexOf('&', 1);
    if (and > 0) {
      return new WordTest.Both(
          predicate(text.substring(0, and)), predicate(text.substring(and + 1)));
    }
    String rest = text.substring(1);
    return switch (text.charAt(0)) {
      case '!' -> new WordTest.Not(predicate(rest));
      case '~' -> {
        lemmasAsked.add(rest);
        yield new WordTest.IsFormOf(rest);
      }
      case '%' -> {
        classesAsked.add(rest);
        yield new WordTest.IsIn(rest);
      }
      case '\\' -> word(rest);
      default -> word(text);
    };
  }

  private WordTest word(String text) {
    words.add(text);
    return new WordTest.Is(text);
  }

  /** A part of a pattern. */
  private interface Node {
    void emit(List<TokenPattern.Step> steps);

    /** What a sentence needs for this part to match. */
    List<Need> needs();
  }

  private record Leaf(TokenPattern.Op op, int a) implements Node {
    @Override
    public void emit(List<TokenPattern.Step> steps) {
      steps.add(new TokenPattern.Step(op, a, 0));
    }

    @Override
    public List<Need> needs() {
      return switch (op) {
        case TEST -> List.of(new Need(List.of(a), 0));
        case PEOPLE -> List.of(new Need(List.of(), a));
        default -> List.of();
      };
    }
  }

  private record Sequence(List<Node> parts) implements Node {
    @Override
    public void emit(List<TokenPattern.Step> steps) {
      parts.forEach(part -> part.emit(steps));
    }

    @Override
    public List<Need> needs() {
      return parts.stream().flatMap(part -> part.needs().stream()).toList();
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
    public List<Need> needs() {
      List<List<Need>> each = alternatives.stream().map(Node::needs).toList();
      return Stream.concat(
              last(each, Need::isOfWords).stream(), last(each, need -> !need.isOfWords()).stream())
          .toList();
    }

    /** One of the last needs of each alternative, if each has one of this sort. */
    private static Optional<Need> last(List<List<Need>> each, Predicate<Need> sort) {
      List<Need> found = new ArrayList<>();
      for (List<Need> needs : each) {
        Optional<Need> last = needs.stream().filter(sort).reduce((before, after) -> after);
        if (last.isEmpty()) {
          return Optional.empty();
        }
        found.add(last.get());
      }
      return Optional.of(Need.ofAny(found));
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
    public List<Need> needs() {
      return least == 0 ? List.of() : part.needs();
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
