package org.blamelesswiki.postmortems.criteria;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** How large a condition may be; beyond that nobody can say what it means. */
final class ExpressionSize {

  static final int MOST_CONDITIONS = 200;
  static final int DEEPEST = 12;

  private ExpressionSize() {}

  /**
   * Refuses a condition that is too large, without walking all of it.
   *
   * @throws IllegalArgumentException if it has too many parts or is nested too deeply
   */
  static void require(Expression condition) {
    Deque<List<Expression>> levels = new ArrayDeque<>();
    levels.add(List.of(condition));
    int count = 0;
    for (int depth = 1; !levels.isEmpty(); depth++) {
      if (depth > DEEPEST) {
        throw new IllegalArgumentException(
            "a condition is nested " + DEEPEST + " deep at most; split it into several criteria");
      }
      int width = levels.size();
      for (int i = 0; i < width; i++) {
        for (Expression part : levels.remove()) {
          count++;
          if (!part.parts().isEmpty()) {
            levels.add(part.parts());
          }
        }
      }
      if (count > MOST_CONDITIONS) {
        throw new IllegalArgumentException(
            "a condition has "
                + MOST_CONDITIONS
                + " parts at most; split it into several criteria");
      }
    }
  }
}
