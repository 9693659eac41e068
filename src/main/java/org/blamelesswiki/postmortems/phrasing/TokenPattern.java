package org.blamelesswiki.postmortems.phrasing;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A compiled pattern over the words of a sentence. Matching tries each pair of instruction and
 * position at most once, so its cost is the length of the pattern times that of the sentence.
 */
final class TokenPattern {

  /** What one instruction does. */
  enum Op {
    /** The word here passes a test. */
    TEST,
    /** Any word here that does not end a clause. */
    ANY,
    /** People are named here; goes on behind them. */
    PEOPLE,
    /** Two ways to go on, the first preferred. */
    SPLIT,
    JUMP,
    SPAN_START,
    SPAN_END,
    SENTENCE_START,
    SENTENCE_END,
    MATCH
  }

  /** One instruction; {@code a} and {@code b} are a test, kinds of people, or where to go on. */
  record Step(Op op, int a, int b) {}

  /** Where a pattern matched, in tokens: the whole, and the part to show. */
  record Match(int from, int to, int spanFrom, int spanTo) {}

  /** The test of a requirement that words cannot meet. */
  static final int NO_TEST = -1;

  /**
   * What some word of a sentence must be.
   *
   * @param test the test that it passes; {@link #NO_TEST} for none
   * @param people the kinds of people that may stand there instead; 0 for none
   */
  record Requirement(int test, int people) {

    boolean isOfWords() {
      return people == 0;
    }

    /** Whether the word at {@code at} meets it. */
    boolean isMetAt(int at, AnalysedSentence sentence) {
      return (test != NO_TEST && sentence.entry(at).passes(test))
          || (people != 0 && sentence.peopleAt(at, people) != null);
    }
  }

  private final Step[] steps;
  private final @Nullable Requirement start;
  private final List<Requirement> requirements;

  /**
   * A pattern.
   *
   * @param steps its instructions
   * @param start what the first word of a match must be; empty if anything may stand there
   * @param requirements what every match holds somewhere
   */
  TokenPattern(List<Step> steps, Optional<Requirement> start, List<Requirement> requirements) {
    this.steps = steps.toArray(Step[]::new);
    this.start = start.orElse(null);
    this.requirements = List.copyOf(requirements);
  }

  /** What every match holds somewhere; a sentence without it need not be tried. */
  List<Requirement> requirements() {
    return requirements;
  }

  /**
   * Whether a sentence holds what every match needs.
   *
   * @param passed the tests that some word of it passes
   * @param people the kinds of people in it
   */
  boolean mayMatch(BitSet passed, int people) {
    for (Requirement requirement : requirements) {
      boolean met =
          (requirement.people & people) != 0
              || (requirement.test != NO_TEST && passed.get(requirement.test));
      if (!met) {
        return false;
      }
    }
    return true;
  }

  int size() {
    return steps.length;
  }

  /** The first match that begins at or after {@code from}. */
  Optional<Match> find(AnalysedSentence sentence, int from, Work work) {
    BitSet tried = work.tried();
    for (int at = from; at < sentence.size(); at++) {
      Match match =
          start == null || start.isMetAt(at, sentence) ? matchAt(sentence, at, tried, work) : null;
      if (match != null) {
        return Optional.of(match);
      }
      if (steps[0].op == Op.SENTENCE_START) {
        break;
      }
    }
    return Optional.empty();
  }

  /** Every match, none overlapping another. */
  List<Match> findAll(AnalysedSentence sentence, Work work) {
    List<Match> matches = new ArrayList<>(2);
    int from = 0;
    Optional<Match> match = find(sentence, from, work);
    while (match.isPresent() && matches.size() < 8) {
      matches.add(match.get());
      from = Math.max(match.get().to(), match.get().from() + 1);
      match = find(sentence, from, work);
    }
    return matches;
  }

  private @Nullable Match matchAt(AnalysedSentence sentence, int start, BitSet tried, Work work) {
    int[] stack = work.stack();
    int top = 0;
    top = push(stack, top, 0, start, -1, -1);
    int width = sentence.size() + 1;
    while (top > 0) {
      int spanTo = stack[--top];
      int spanFrom = stack[--top];
      int at = stack[--top];
      int pc = stack[--top];
      while (true) {
        int key = pc * width + at;
        if (tried.get(key)) {
          break;
        }
        tried.set(key);
        work.step();
        Step step = steps[pc];
        if (step.op == Op.MATCH) {
          return new Match(start, at, spanFrom < 0 ? start : spanFrom, spanTo < 0 ? at : spanTo);
        }
        if (step.op == Op.SPLIT) {
          if (top + 4 > stack.length) {
            stack = work.growStack();
          }
          top = push(stack, top, step.b, at, spanFrom, spanTo);
          pc = step.a;
        } else if (step.op == Op.JUMP) {
          pc = step.a;
        } else if (step.op == Op.SPAN_START) {
          spanFrom = at;
          pc++;
        } else if (step.op == Op.SPAN_END) {
          spanTo = at;
          pc++;
        } else if (step.op == Op.SENTENCE_START) {
          if (at != sentence.firstWord()) {
            break;
          }
          pc++;
        } else if (step.op == Op.SENTENCE_END) {
          if (!sentence.isAtEnd(at)) {
            break;
          }
          pc++;
        } else if (at >= sentence.size()) {
          break;
        } else if (step.op == Op.PEOPLE) {
          PeoplePhrase people = sentence.peopleAt(at, step.a);
          if (people == null) {
            break;
          }
          if (people.longEnd() > people.end()) {
            if (top + 4 > stack.length) {
              stack = work.growStack();
            }
            top = push(stack, top, pc + 1, people.longEnd(), spanFrom, spanTo);
          }
          at = people.end();
          pc++;
        } else {
          boolean passes =
              step.op == Op.ANY ? !sentence.endsClause(at) : sentence.entry(at).passes(step.a);
          if (!passes) {
            break;
          }
          at++;
          pc++;
        }
      }
    }
    return null;
  }

  private static int push(int[] stack, int top, int pc, int at, int spanFrom, int spanTo) {
    stack[top] = pc;
    stack[top + 1] = at;
    stack[top + 2] = spanFrom;
    stack[top + 3] = spanTo;
    return top + 4;
  }
}
