package org.blamelesswiki.postmortems.jspwiki;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Where each bracket with a brace behind it ends, found in one pass. Brackets nest; code is not
 * looked into, unless it stands inside of a bracket.
 */
final class Brackets {

  private final Map<Integer, Integer> ends = new HashMap<>();

  Brackets(String source) {
    Deque<Integer> open = new ArrayDeque<>();
    int at = 0;
    while (at < source.length() - 1) {
      if (source.startsWith("[{", at)) {
        boolean escaped = at > 0 && (source.charAt(at - 1) == '~' || source.charAt(at - 1) == '[');
        if (!escaped) {
          open.push(at);
        }
        at += 2;
      } else if (source.startsWith("}]", at) && !open.isEmpty()) {
        ends.put(open.pop(), at + 2);
        at += 2;
      } else if (open.isEmpty() && source.startsWith("{{{", at)) {
        int close = source.indexOf("}}}", at + 3);
        at = close < 0 ? source.length() : close + 3;
      } else {
        at++;
      }
    }
  }

  /** The offset behind the bracket that opens at {@code open}; -1 if it is never closed. */
  int endOf(int open) {
    return ends.getOrDefault(open, -1);
  }
}
