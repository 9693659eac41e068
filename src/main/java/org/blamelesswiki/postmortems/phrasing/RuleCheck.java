package org.blamelesswiki.postmortems.phrasing;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.blamelesswiki.postmortems.text.Block;
import org.blamelesswiki.postmortems.text.BlockKind;
import org.blamelesswiki.postmortems.text.BlockMarks;
import org.blamelesswiki.postmortems.text.Document;
import org.blamelesswiki.postmortems.text.Section;
import org.blamelesswiki.postmortems.text.SentenceSplitter;
import org.blamelesswiki.postmortems.text.Span;

/** Runs the rules of a pack over a document. */
final class RuleCheck implements PhrasingCheck {

  /** What is read of a document, in UTF-16 units; more than ten times the largest page we saw. */
  private static final int LARGEST_DOCUMENT = 4_000_000;

  /** Shorter runs are names, labels and table cells: too little to guess from. */
  private static final int FEWEST_WORDS = 3;

  /** Names what belongs to no rule, such as the patterns that silence all of them. */
  private static final RuleId NO_RULE = new RuleId("pack");

  private final RulePack pack;
  private final CompiledRules rules;
  private final CheckOptions options;
  private final SentenceSplitter splitter;
  private final SentenceAnalyser analyser;
  private final List<List<String>> allowed;
  private final boolean guesses;
  private final boolean confirmOnly;
  private final CleanSentences clean;
  private final List<OwnRuleMatcher> ownRules;

  /** A check that starts every sentence anew. */
  RuleCheck(RulePack pack, CheckOptions options) {
    this(pack, options, new CleanSentences(0, options.people()));
  }

  /**
   * A check.
   *
   * @param clean where it remembers sentences without a finding
   */
  RuleCheck(RulePack pack, CheckOptions options, CleanSentences clean) {
    this.clean = clean;
    this.pack = pack;
    this.rules = pack.compiled();
    this.options = options;
    this.splitter = new SentenceSplitter(rules.abbreviations());
    this.analyser = new SentenceAnalyser(rules.lexicon(), options.people());
    this.ownRules = options.ownRules().stream().map(OwnRuleMatcher::new).toList();
    this.guesses = rules.guess().isPresent() && !options.off().contains(RulePack.GUESS);
    this.confirmOnly = options.lowest().compareTo(Severity.HINT) > 0;
    this.allowed =
        options.allowedTerms().stream()
            .map(term -> List.of(term.toLowerCase(Locale.ROOT).strip().split("\\s+")))
            .toList();
  }

  @Override
  public Report check(Document document) {
    return check(document, new Work());
  }

  /** The same, and counts what it does. */
  Report check(Document document, Work work) {
    Pass pass = new Pass(work);
    int read = 0;
    for (Section section : document.sections()) {
      for (Block block : section.blocks()) {
        read += block.text().text().length();
        if (read > LARGEST_DOCUMENT) {
          return new Report(pass.findings, pass.failures, false);
        }
        if (block.kind().isProse()) {
          pass.block(section, block);
        }
      }
    }
    return new Report(pass.findings, pass.failures, true);
  }

  /** One walk over a document. */
  private final class Pass {
    private final List<Finding> findings = new ArrayList<>();
    private final List<Report.RuleFailure> failures = new ArrayList<>();
    private final Work work;
    private final BitSet candidates = new BitSet();
    private final BitSet passed = new BitSet();

    Pass(Work work) {
      this.work = work;
    }

    void block(Section section, Block block) {
      String text = block.text().text();
      BlockMarks marks = BlockMarks.of(block.marks());
      boolean theyArePeople = block.kind() != BlockKind.TITLE;
      for (Span span : splitter.sentences(text, marks)) {
        if (Thread.currentThread().isInterrupted()) {
          throw new CancellationException("whoever asked waits no longer");
        }
        for (AnalysedSentence sentence : analyser.words(text, span, section.role(), marks)) {
          work.read(sentence.size());
          long number = clean.numberOf(sentence, theyArePeople);
          if (!clean.holds(number)) {
            int before = findings.size() + failures.size();
            sentence(block, sentence, theyArePeople);
            if (findings.size() + failures.size() == before) {
              clean.add(number);
            }
          }
        }
      }
    }

    private void sentence(Block block, AnalysedSentence sentence, boolean theyArePeople) {
      ownRules.forEach(own -> own(own, block, sentence));
      if (collectCandidates(sentence) || (guesses && !confirmOnly)) {
        work.analyse();
        analyser.addPeople(sentence, theyArePeople);
        rules(block, sentence);
      }
    }

    private void own(OwnRuleMatcher matcher, Block block, AnalysedSentence sentence) {
      OwnRule own = matcher.rule();
      if (options.off().contains(own.id())) {
        return;
      }
      int start = sentence.span().start();
      String text = sentence.span().of(sentence.blockText());
      matcher
          .find(text)
          .map(found -> new Span(start + found.start(), start + found.end()))
          .filter(found -> !sentence.isQuoted(found))
          .ifPresent(found -> report(ownFinding(own, block, sentence, found)));
    }

    private void report(Finding finding) {
      if (finding.severity().compareTo(options.lowest()) >= 0) {
        findings.add(finding);
      }
    }

    /** Collects the patterns whose words the sentence holds, whoever its people are. */
    private boolean collectCandidates(AnalysedSentence sentence) {
      candidates.clear();
      for (int i = 0; i < sentence.size(); i++) {
        for (int pattern : sentence.entry(i).triggers()) {
          candidates.set(pattern);
        }
      }
      if (candidates.isEmpty()) {
        return false;
      }
      passed.clear();
      sentence.collectPassed(passed);
      for (int p = candidates.nextSetBit(0); p >= 0; p = candidates.nextSetBit(p + 1)) {
        if (!rules.patterns().get(p).tokens().mayMatch(passed, PeoplePhrase.ANYBODY)) {
          candidates.clear(p);
        }
      }
      return !candidates.isEmpty();
    }

    private void rules(Block block, AnalysedSentence sentence) {
      List<Hit> hits = new ArrayList<>();
      if (!collectHits(sentence, hits)) {
        return;
      }
      hits.removeIf(hit -> isOff(rule(hit)) || isAllowed(hit.match(), sentence));
      if (!guesses) {
        best(hits)
            .forEach(hit -> report(finding(block, sentence, hit, rule(hit).category(), true)));
        return;
      }
      if (hits.isEmpty() && (confirmOnly || sentence.size() < FEWEST_WORDS)) {
        return;
      }
      Guess guess = rules.guess().orElseThrow();
      List<GuessModel.Feature> features = GuessModel.features(sentence, hits);
      work.weigh(features.size());
      double score = guess.model().score(features);
      if (!hits.isEmpty()) {
        hits.removeIf(hit -> score < guess.doubt() && !isCertain(hit));
        boolean agreed = score >= guess.agree();
        List<Hit> told = best(hits);
        for (Hit hit : told) {
          Rule rule = rule(hit);
          Category category = told.size() == 1 ? guess.kindOf(rule, features) : rule.category();
          report(finding(block, sentence, hit, category, agreed || isCertain(hit)));
        }
      } else if (score >= guess.lineFor(sentence)) {
        guessed(guess, features, block, sentence).ifPresent(this::report);
      }
    }

    /**
     * Collects what the rules find in a sentence, but for their exceptions and for words of others.
     *
     * @return false if the sentence speaks about phrasing and nothing in it counts
     */
    private boolean collectHits(AnalysedSentence sentence, List<Hit> hits) {
      List<Hit> exceptions = new ArrayList<>();
      for (int p = candidates.nextSetBit(0); p >= 0; p = candidates.nextSetBit(p + 1)) {
        CompiledRules.Pattern pattern = rules.patterns().get(p);
        if (!pattern.holdsIn(sentence.role())
            || !pattern.tokens().mayMatch(passed, sentence.peopleKinds())) {
          continue;
        }
        for (TokenPattern.Match match : matches(pattern, sentence)) {
          switch (pattern.purpose()) {
            case QUIET -> {
              hits.clear();
              return false;
            }
            case FINDING -> hits.add(new Hit(pattern.rule(), p, match));
            case EXCEPTION, INNOCENT -> exceptions.add(new Hit(pattern.rule(), p, match));
          }
        }
      }
      hits.removeIf(
          hit -> isExcepted(hit, exceptions) || sentence.isQuoted(span(hit.match(), sentence)));
      return true;
    }

    /** Where a pattern matches; a pattern that throws is told of once, and the others go on. */
    private List<TokenPattern.Match> matches(
        CompiledRules.Pattern pattern, AnalysedSentence sentence) {
      try {
        return pattern.tokens().findAll(sentence, work);
      } catch (RuntimeException e) {
        failed(pattern.rule() < 0 ? NO_RULE : pack.rules().get(pattern.rule()).id(), e);
        return List.of();
      }
    }

    private void failed(RuleId rule, RuntimeException e) {
      Report.RuleFailure failure = new Report.RuleFailure(rule, e.getClass().getSimpleName());
      if (!failures.contains(failure)) {
        failures.add(failure);
      }
    }

    /** The best hit of each category, in text order. */
    private List<Hit> best(List<Hit> hits) {
      hits.sort(
          Comparator.comparing((Hit hit) -> severity(rule(hit)))
              .reversed()
              .thenComparing(hit -> hit.match().spanFrom())
              .thenComparing(hit -> -hit.match().spanTo()));
      List<Hit> best = new ArrayList<>();
      for (Hit hit : hits) {
        boolean told =
            best.stream()
                .anyMatch(
                    other -> rule(other).category() == rule(hit).category() || overlap(other, hit));
        if (!told) {
          best.add(hit);
        }
      }
      best.sort(Comparator.comparing(hit -> hit.match().spanFrom()));
      return best;
    }
  }

  /** A match of a pattern of a rule, both by their place in the pack. */
  record Hit(int rule, int pattern, TokenPattern.Match match) {}

  /** What the rules find in a sentence whose people are known. */
  List<Hit> hits(AnalysedSentence sentence) {
    Pass pass = new Pass(new Work());
    List<Hit> hits = new ArrayList<>();
    if (pass.collectCandidates(sentence)) {
      pass.collectHits(sentence, hits);
    }
    return hits;
  }

  private static boolean overlap(Hit one, Hit other) {
    return one.match().spanFrom() < other.match().spanTo()
        && other.match().spanFrom() < one.match().spanTo();
  }

  private static boolean isExcepted(Hit hit, List<Hit> exceptions) {
    return exceptions.stream()
        .anyMatch(
            other ->
                (other.rule() == -1 || other.rule() == hit.rule())
                    && other.match().from() < hit.match().spanTo()
                    && hit.match().spanFrom() < other.match().to());
  }

  private boolean isAllowed(TokenPattern.Match match, AnalysedSentence sentence) {
    for (List<String> term : allowed) {
      for (int i = match.spanFrom(); i + term.size() <= match.spanTo(); i++) {
        int same = 0;
        while (same < term.size() && sentence.token(i + same).norm().equals(term.get(same))) {
          same++;
        }
        if (same == term.size()) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isOff(Rule rule) {
    return options.off().contains(rule.id());
  }

  private boolean isCertain(Hit hit) {
    return rules.patterns().get(hit.pattern()).certain();
  }

  private Rule rule(Hit hit) {
    return pack.rules().get(hit.rule());
  }

  private Severity severity(Rule rule) {
    Severity chosen = options.severities().getOrDefault(rule.id(), rule.severity());
    return chosen == Severity.BLOCK ? Severity.CONFIRM : chosen;
  }

  private static Span span(TokenPattern.Match match, AnalysedSentence sentence) {
    int last = Math.max(match.spanFrom(), match.spanTo() - 1);
    return new Span(
        sentence.token(match.spanFrom()).start(),
        sentence.token(Math.min(last, sentence.size() - 1)).end());
  }

  private Finding finding(
      Block block, AnalysedSentence sentence, Hit hit, Category category, boolean sure) {
    Rule rule = rule(hit);
    return finding(
        block,
        sentence,
        hit.match(),
        rule,
        category,
        rule.id(),
        rule.message(),
        sure ? severity(rule) : Severity.HINT);
  }

  /** A finding of the statistical stage: it says that it guesses, and from which words. */
  private Optional<Finding> guessed(
      Guess guess, List<GuessModel.Feature> features, Block block, AnalysedSentence sentence) {
    double[] weight = guess.model().weightOfTokens(features, sentence.size());
    TokenPattern.Match match = GuessSpan.of(sentence, weight);
    if (isAllowed(match, sentence) || sentence.isQuoted(span(match, sentence))) {
      return Optional.empty();
    }
    Category category = guess.model().category(features);
    Rule alike = anyRuleOf(category);
    String words =
        GuessModel.heaviest(sentence, weight).stream()
            .map(word -> "\u201c" + word + "\u201d")
            .collect(Collectors.joining(", "));
    String message =
        guess
            .message()
            .replace("{kind}", guess.kinds().getOrDefault(category, ""))
            .replace("{words}", words);
    return Optional.of(
        finding(block, sentence, match, alike, category, RulePack.GUESS, message, Severity.HINT));
  }

  /** A rule that asks what this category asks; the English one if the pack has none. */
  private Rule anyRuleOf(Category category) {
    return Stream.concat(pack.rules().stream(), RulePack.english().rules().stream())
        .filter(rule -> rule.category() == category)
        .findFirst()
        .orElseThrow();
  }

  private Finding ownFinding(OwnRule own, Block block, AnalysedSentence sentence, Span found) {
    String text = block.text().text();
    String question = anyRuleOf(own.category()).question();
    return new Finding(
        own.id(),
        own.category(),
        options.severities().getOrDefault(own.id(), own.severity()),
        block.text().toSource(found),
        found.of(text),
        sentence.span().of(text),
        block.text().toSource(sentence.span()),
        own.message(),
        own.why(),
        question,
        own.rewrite().isBlank() ? List.of() : List.of(new Rewrite(own.rewrite(), false)),
        false);
  }

  private static Finding finding(
      Block block,
      AnalysedSentence sentence,
      TokenPattern.Match match,
      Rule rule,
      Category category,
      RuleId id,
      String message,
      Severity severity) {
    Span span = span(match, sentence);
    String text = block.text().text();
    boolean firstPerson = isAboutTheAuthor(sentence, match);
    return new Finding(
        id,
        category,
        firstPerson ? Severity.HINT : severity,
        block.text().toSource(span),
        span.of(text),
        sentence.span().of(text),
        block.text().toSource(sentence.span()),
        message,
        rule.why(),
        rule.question(),
        rule.rewrites().stream().map(pattern -> new Rewrite(pattern, false)).toList(),
        firstPerson);
  }

  /** Whether the words flagged are the author's own act: "I forgot". */
  private static boolean isAboutTheAuthor(AnalysedSentence sentence, TokenPattern.Match match) {
    PeoplePhrase nearest = null;
    for (PeoplePhrase phrase : sentence.people()) {
      if (phrase.start() < match.spanTo()) {
        nearest = phrase;
      }
    }
    return nearest != null && nearest.kind() == PeoplePhrase.I;
  }
}
