package org.blamelesswiki.postmortems.text;

import java.util.ArrayList;
import java.util.List;

/**
 * The simplest wiki markup, for tests of the core: {@code !! heading}, {@code * item}, {@code |
 * cell | cell}, {@code ? guidance}; every other line is a paragraph.
 */
public final class SimpleMarkup implements DocumentParser {

  @Override
  public Document parse(String source) {
    List<Section> sections = new ArrayList<>();
    List<Block> blocks = new ArrayList<>();
    String heading = "";
    int level = 0;
    int at = 0;
    for (String line : source.split("\n", -1)) {
      int end = at + line.length();
      if (line.startsWith("!")) {
        add(sections, heading, level, blocks);
        blocks = new ArrayList<>();
        heading = line.replaceFirst("^!+", "").strip();
        level = line.startsWith("!!!") ? 1 : line.startsWith("!!") ? 2 : 3;
      } else if (line.startsWith("*")) {
        blocks.add(block(BlockKind.LIST_ITEM, source, at + 1, end));
      } else if (line.startsWith("?")) {
        blocks.add(block(BlockKind.GUIDANCE, source, at + 1, end));
      } else if (line.startsWith("|")) {
        cells(blocks, source, at, end);
      } else if (!line.isBlank()) {
        blocks.add(block(BlockKind.PARAGRAPH, source, at, end));
      }
      at = end + 1;
    }
    add(sections, heading, level, blocks);
    return new Document(sections, List.of());
  }

  private static void add(List<Section> sections, String heading, int level, List<Block> blocks) {
    if (level > 0 || !blocks.isEmpty()) {
      sections.add(new Section(heading, level, SectionRole.ofHeading(heading), blocks));
    }
  }

  private static void cells(List<Block> blocks, String source, int start, int end) {
    int from = start + 1;
    while (from <= end) {
      int bar = source.indexOf('|', from);
      int to = bar < 0 || bar > end ? end : bar;
      if (!source.substring(from, to).isBlank()) {
        blocks.add(block(BlockKind.TABLE_CELL, source, from, to));
      }
      from = to + 1;
    }
  }

  private static Block block(BlockKind kind, String source, int from, int to) {
    int start = from;
    int end = to;
    while (start < end && Character.isWhitespace(source.charAt(start))) {
      start++;
    }
    while (end > start && Character.isWhitespace(source.charAt(end - 1))) {
      end--;
    }
    return new Block(kind, MappedText.builder().copy(source, start, end).build());
  }
}
