package org.blamelesswiki.postmortems.action;

import java.util.ArrayList;
import java.util.List;
import org.blamelesswiki.postmortems.text.Span;

/**
 * Finds words that look like an issue key, such as {@code SHOP-142}: Jira's default form, a capital
 * letter and then capitals, digits or underscores, a hyphen, a number. Reads each character a
 * bounded number of times.
 */
final class IssueKeys {

  private static final int LONGEST_PROJECT = 32;
  private static final int LONGEST_NUMBER = 9;

  private IssueKeys() {}

  /** Where keys stand in {@code text}, in order. */
  static List<Span> in(CharSequence text) {
    List<Span> spans = new ArrayList<>();
    for (int i = 1; i < text.length() - 1; i++) {
      if (text.charAt(i) == '-' && isProjectCharacter(text.charAt(i - 1))) {
        int start = projectStart(text, i);
        int end = numberEnd(text, i + 1);
        if (start >= 0 && end > 0) {
          spans.add(new Span(start, end));
        }
      }
    }
    return spans;
  }

  static boolean isKey(String word) {
    List<Span> spans = in(word);
    return spans.size() == 1 && spans.get(0).length() == word.length();
  }

  static boolean isNumber(String word) {
    return !word.isEmpty() && numberEnd(word, 0) == word.length();
  }

  private static int projectStart(CharSequence text, int dash) {
    int start = dash;
    while (start > 0 && isProjectCharacter(text.charAt(start - 1))) {
      start--;
      if (dash - start > LONGEST_PROJECT) {
        return -1;
      }
    }
    boolean startsWithLetter = text.charAt(start) >= 'A' && text.charAt(start) <= 'Z';
    return startsWithLetter && (start == 0 || isBoundaryBefore(text.charAt(start - 1)))
        ? start
        : -1;
  }

  private static int numberEnd(CharSequence text, int from) {
    int end = from;
    while (end < text.length() && isDigit(text.charAt(end)) && end - from <= LONGEST_NUMBER) {
      end++;
    }
    boolean isNumber = end > from && end - from <= LONGEST_NUMBER && text.charAt(from) != '0';
    return isNumber && isBoundaryAfter(text, end) ? end : -1;
  }

  private static boolean isBoundaryBefore(char c) {
    return !Character.isLetterOrDigit(c) && c != '-' && c != '_' && c != '/' && c != '.';
  }

  private static boolean isBoundaryAfter(CharSequence text, int at) {
    if (at == text.length()) {
      return true;
    }
    char c = text.charAt(at);
    boolean joined =
        (c == '-' || c == '.') && at + 1 < text.length() && isWord(text.charAt(at + 1));
    return !isWord(c) && c != '_' && !joined;
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isProjectCharacter(char c) {
    return (c >= 'A' && c <= 'Z') || isDigit(c) || c == '_';
  }
}
