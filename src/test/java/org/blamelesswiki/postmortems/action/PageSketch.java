package org.blamelesswiki.postmortems.action;

import java.util.ArrayList;
import java.util.List;
import org.blamelesswiki.postmortems.text.Block;
import org.blamelesswiki.postmortems.text.BlockKind;
import org.blamelesswiki.postmortems.text.Document;
import org.blamelesswiki.postmortems.text.MappedText;
import org.blamelesswiki.postmortems.text.Mark;
import org.blamelesswiki.postmortems.text.Section;
import org.blamelesswiki.postmortems.text.SectionRole;
import org.blamelesswiki.postmortems.text.Span;

/** A page for tests: its source, and the blocks that a parser would find in it, in order. */
final class PageSketch {

  final String source;
  private final List<Section> sections = new ArrayList<>();
  private List<Block> blocks = new ArrayList<>();
  private SectionRole role = SectionRole.OTHER;
  private int at;

  PageSketch(String source) {
    this.source = source;
  }

  PageSketch section(SectionRole next) {
    end();
    role = next;
    return this;
  }

  /** The next place where the source says {@code words} is a block of {@code kind}. */
  PageSketch block(BlockKind kind, String words) {
    return block(kind, words, List.of());
  }

  PageSketch paragraphWithCode(String words, String code) {
    int start = words.indexOf(code);
    return block(
        BlockKind.PARAGRAPH,
        words,
        List.of(new Mark(Mark.Kind.CODE, new Span(start, start + code.length()))));
  }

  PageSketch cells(String... cells) {
    for (String cell : cells) {
      block(BlockKind.TABLE_CELL, cell);
    }
    return this;
  }

  Document document() {
    end();
    return new Document(sections, List.of());
  }

  private PageSketch block(BlockKind kind, String words, List<Mark> marks) {
    int start = source.indexOf(words, at);
    if (start < 0) {
      throw new IllegalArgumentException("no '" + words + "' from " + at);
    }
    at = start + words.length();
    MappedText text = MappedText.builder().copy(source, start, at).build();
    blocks.add(new Block(kind, text, marks));
    return this;
  }

  private void end() {
    if (!blocks.isEmpty()) {
      sections.add(new Section("", 1, role, blocks));
      blocks = new ArrayList<>();
    }
  }
}
