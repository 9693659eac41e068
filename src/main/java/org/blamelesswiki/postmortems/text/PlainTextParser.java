package org.blamelesswiki.postmortems.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads text without markup: blank lines end a paragraph, a list sign starts an item, and a short
 * line that names a section of a postmortem is its heading.
 */
public final class PlainTextParser implements DocumentParser {

  private static final int LONGEST_HEADING = 60;

  @Override
  public Document parse(String source) {
    Reading reading = new Reading(source);
    int at = 0;
    while (at < source.length()) {
      int end = source.indexOf('\n', at);
      end = end < 0 ? source.length() : end;
      reading.line(at, end);
      at = end + 1;
    }
    return reading.finish();
  }

  /**
   * A text that is one block, such as a sentence taken from a page.
   *
   * @param section the heading it stood below; may be empty
   */
  public static Document oneBlock(String section, String text) {
    Block block = block(BlockKind.PARAGRAPH, text, 0, text.length());
    SectionRole role = SectionRole.ofHeading(section);
    return new Document(List.of(new Section(section, 1, role, List.of(block))), List.of());
  }

  /** A block of {@code source}; what stands between backticks is code. */
  private static Block block(BlockKind kind, String source, int from, int to) {
    List<Mark> marks = new ArrayList<>();
    int open = -1;
    for (int i = from; i < to; i++) {
      if (source.charAt(i) != '`') {
        continue;
      }
      if (open < 0) {
        open = i;
      } else {
        marks.add(new Mark(Mark.Kind.CODE, new Span(open - from, i + 1 - from)));
        open = -1;
      }
    }
    return new Block(kind, MappedText.builder().copy(source, from, to).build(), marks);
  }

  private static final class Reading {
    private final String source;
    private final List<Section> sections = new ArrayList<>();
    private final List<Block> blocks = new ArrayList<>();
    private String heading = "";
    private int level;
    private int from = -1;
    private int to;
    private BlockKind kind = BlockKind.PARAGRAPH;

    Reading(String source) {
      this.source = source;
    }

    void line(int start, int end) {
      String line = source.substring(start, end).strip();
      if (line.isEmpty()) {
        endBlock();
      } else if (isHeading(line)) {
        endBlock();
        endSection();
        heading = line.replaceAll("^#+ *|:$", "");
        level = line.startsWith("##") ? 2 : 1;
      } else {
        boolean item = isItem(line);
        if (item) {
          endBlock();
          kind = BlockKind.LIST_ITEM;
        }
        if (from < 0) {
          from = start;
        }
        to = end;
      }
    }

    private static boolean isHeading(String line) {
      char last = line.charAt(line.length() - 1);
      boolean brief = line.length() <= LONGEST_HEADING && ".!?,;".indexOf(last) < 0;
      return brief
          && (line.startsWith("# ")
              || line.startsWith("## ")
              || line.startsWith("### ")
              || (Character.isUpperCase(line.charAt(0))
                  && line.split(" +", -1).length <= 5
                  && SectionRole.ofHeading(line) != SectionRole.OTHER
                  && (last == ':' || line.indexOf(':') < 0)));
    }

    private static boolean isItem(String line) {
      return line.length() > 2
          && (((line.charAt(0) == '-' || line.charAt(0) == '*' || line.charAt(0) == '\u2022')
                  && line.charAt(1) == ' ')
              || (Character.isDigit(line.charAt(0)) && line.indexOf(". ") == 1));
    }

    private void endBlock() {
      if (from >= 0) {
        blocks.add(block(kind, source, from, to));
      }
      from = -1;
      kind = BlockKind.PARAGRAPH;
    }

    private void endSection() {
      if (!blocks.isEmpty() || !heading.isEmpty()) {
        sections.add(new Section(heading, level, SectionRole.ofHeading(heading), blocks));
      }
      blocks.clear();
    }

    Document finish() {
      endBlock();
      endSection();
      return new Document(sections, List.of());
    }
  }
}
