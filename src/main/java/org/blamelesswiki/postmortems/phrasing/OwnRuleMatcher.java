package org.blamelesswiki.postmortems.phrasing;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.blamelesswiki.postmortems.text.Span;

/** Finds what a rule of an admin's own names; in linear time, whatever the pattern. */
final class OwnRuleMatcher {

  private final OwnRule rule;
  private final List<Pattern> patterns = new ArrayList<>();

  /**
   * Compiles a rule and tries its examples.
   *
   * @throws IllegalArgumentException if a pattern is none, or an example fails; the message shows
   *     it
   */
  OwnRuleMatcher(OwnRule rule) {
    this.rule = rule;
    for (String phrase : rule.phrases()) {
      String words = Pattern.quote(phrase.strip()).replace(" ", "\\s+");
      compile(phrase, "(^|[^\\pL\\pN])(" + words + ")($|[^\\pL\\pN])");
    }
    for (String pattern : rule.patterns()) {
      compile(pattern, "()(" + pattern + ")");
    }
    if (patterns.isEmpty()) {
      throw new IllegalArgumentException(rule.id() + " has no phrase and no pattern");
    }
    tryExamples();
  }

  private void compile(String written, String expression) {
    try {
      Pattern pattern = Pattern.compile(expression, Pattern.CASE_INSENSITIVE);
      if (written.isBlank() || pattern.matches("")) {
        throw new IllegalArgumentException(rule.id() + ": matches everything: " + written);
      }
      patterns.add(pattern);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          rule.id() + ": " + e.getDescription() + " in the pattern: " + written, e);
    }
  }

  private void tryExamples() {
    if (rule.flags().isEmpty() || rule.leaves().isEmpty()) {
      throw new IllegalArgumentException(
          rule.id() + " needs an example that it flags and one that it leaves");
    }
    for (String example : rule.flags()) {
      if (find(example).isEmpty()) {
        throw new IllegalArgumentException(rule.id() + " does not flag its example: " + example);
      }
    }
    for (String example : rule.leaves()) {
      if (find(example).isPresent()) {
        throw new IllegalArgumentException(rule.id() + " flags what it should leave: " + example);
      }
    }
    if (!rule.rewrite().isBlank() && find(rule.rewrite()).isPresent()) {
      throw new IllegalArgumentException(rule.id() + " flags its own rewrite: " + rule.rewrite());
    }
  }

  OwnRule rule() {
    return rule;
  }

  /** Where the rule first finds something in a sentence. */
  Optional<Span> find(CharSequence sentence) {
    for (Pattern pattern : patterns) {
      Matcher matcher = pattern.matcher(sentence);
      if (matcher.find() && matcher.end(2) > matcher.start(2)) {
        return Optional.of(new Span(matcher.start(2), matcher.end(2)));
      }
    }
    return Optional.empty();
  }
}
