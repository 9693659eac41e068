package org.blamelesswiki.postmortems.confluence.storage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.blamelesswiki.postmortems.text.Block;
import org.blamelesswiki.postmortems.text.BlockKind;
import org.blamelesswiki.postmortems.text.MappedText;
import org.blamelesswiki.postmortems.text.Mark;
import org.blamelesswiki.postmortems.text.Span;
import org.jspecify.annotations.Nullable;

/**
 * The text of one block while it is read. White space is what a browser makes of it: one space for
 * a run, none at either end; a line break stays.
 */
final class BlockText {

  private final MappedText.Builder text = MappedText.builder();
  private final List<Mark> marks = new ArrayList<>();
  private char last = ' ';

  /** Where white space stands that is taken if another word follows; how many lines it ends. */
  private @Nullable Span space;

  private int lines;

  /** Takes text of {@code source} as a browser shows it. */
  void words(String source, int from, int to) {
    int i = from;
    while (i < to) {
      char c = source.charAt(i);
      int next = i + 1;
      if (isSpace(c)) {
        space(new Span(i, next));
      } else if (!isInvisible(c)) {
        while (next < to && !isSpace(source.charAt(next)) && !isInvisible(source.charAt(next))) {
          next++;
        }
        putSpace();
        text.copy(source, i, next);
        last = source.charAt(next - 1);
      }
      i = next;
    }
  }

  /** Takes text of {@code source} with its white space. */
  void verbatim(String source, int from, int to) {
    text.copy(source, from, to);
  }

  /** Takes {@code words} for what stands at {@code source}, white space as it is. */
  void verbatim(String words, Span source) {
    text.replace(words, source);
  }

  /** Takes {@code words} for what stands at {@code source}, such as an entity. */
  void replace(String words, Span source) {
    boolean isCharacter = words.length() == 1;
    if (isCharacter && isSpace(words.charAt(0))) {
      space(source);
    } else if (!words.isEmpty() && !(isCharacter && isInvisible(words.charAt(0)))) {
      putSpace();
      text.replace(words, source);
      last = words.charAt(words.length() - 1);
    }
  }

  /** Parts the next word, at {@code offset}, from the last one, as readers see it parted. */
  void part(int offset) {
    if (Character.isLetterOrDigit(last)) {
      space(new Span(offset, offset));
    }
  }

  /** A line break. */
  void line(Span source) {
    space(source);
    lines++;
  }

  /** Where the next word will start. */
  int start() {
    return text.length() + white().length();
  }

  /** Marks what was taken since {@code from}, a {@link #start()}. */
  void mark(Mark.Kind kind, int from) {
    if (text.length() > from) {
      marks.add(new Mark(kind, new Span(from, text.length())));
    }
  }

  Block block(BlockKind kind) {
    marks.sort(Comparator.comparingInt(mark -> mark.span().start()));
    return new Block(kind, text.build(), marks);
  }

  /** White space; of a run the first stands for all, as anything may stand between them. */
  void space(Span source) {
    if (space == null) {
      space = source;
    }
  }

  private void putSpace() {
    if (space != null) {
      text.replace(white(), space);
    }
    space = null;
    lines = 0;
  }

  /** Two line breaks part sentences as a new paragraph does; more are two. */
  private String white() {
    if (space == null || text.length() == 0) {
      return "";
    }
    return lines == 0 ? " " : "\n".repeat(Math.min(lines, 2));
  }

  private static boolean isSpace(char c) {
    return c <= ' ' || c == '\u00a0' || Character.isWhitespace(c) || c == '\u202f';
  }

  /** Characters that only tell where a word may break, or nothing at all. */
  private static boolean isInvisible(char c) {
    return c == '\u00ad' || c == '\u200b' || c == '\u2060' || c == '\ufeff';
  }
}
