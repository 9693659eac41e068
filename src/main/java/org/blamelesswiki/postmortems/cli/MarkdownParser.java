package org.blamelesswiki.postmortems.cli;

import java.util.ArrayList;
import java.util.List;
import org.blamelesswiki.postmortems.text.Block;
import org.blamelesswiki.postmortems.text.BlockKind;
import org.blamelesswiki.postmortems.text.Document;
import org.blamelesswiki.postmortems.text.DocumentParser;
import org.blamelesswiki.postmortems.text.MappedText;
import org.blamelesswiki.postmortems.text.Mark;
import org.blamelesswiki.postmortems.text.Section;
import org.blamelesswiki.postmortems.text.SectionRole;
import org.blamelesswiki.postmortems.text.Span;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** Reads CommonMark with tables; leaves out code, images, raw HTML and a YAML header. */
public final class MarkdownParser implements DocumentParser {

  /** Deeper nesting is read as text: nobody writes it, and each level costs stack. */
  private static final int DEEPEST = 100;

  private final Parser parser =
      Parser.builder()
          .extensions(List.of(TablesExtension.create()))
          .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
          .maxOpenBlockParsers(DEEPEST)
          .build();

  @Override
  public Document parse(String source) {
    Reading reading = new Reading(source);
    reading.children(parser.parse(withoutHeader(source)), BlockKind.PARAGRAPH);
    reading.endSection();
    return new Document(reading.sections, List.of());
  }

  /** Blanks a YAML header, so that all that follows keeps its place. */
  private static String withoutHeader(String source) {
    if (!source.startsWith("---\n") && !source.startsWith("---\r\n")) {
      return source;
    }
    int end = source.indexOf("\n---", 3);
    return end < 0 ? source : " ".repeat(end) + "\n   " + source.substring(end + 4);
  }

  private static final class Reading {
    private final String source;
    private final List<Section> sections = new ArrayList<>();
    private final List<Block> blocks = new ArrayList<>();
    private String heading = "";
    private int level;
    private SectionRole role = SectionRole.OTHER;

    Reading(String source) {
      this.source = source;
    }

    void children(Node parent, BlockKind kind) {
      for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
        block(node, kind);
      }
    }

    private void block(Node node, BlockKind kind) {
      if (node instanceof Heading top) {
        endSection();
        heading = new Inlines().read(top).text();
        level = top.getLevel();
        SectionRole named = SectionRole.ofHeading(heading);
        // "Details" below "Root cause" still speaks of causes
        role = named == SectionRole.OTHER && level > 2 ? role : named;
      } else if (node instanceof Paragraph) {
        add(node, kind);
      } else if (node instanceof TableCell) {
        add(node, kind == BlockKind.QUOTATION ? kind : BlockKind.TABLE_CELL);
      } else if (node instanceof BlockQuote) {
        children(node, BlockKind.QUOTATION);
      } else if (node instanceof ListItem) {
        children(node, kind == BlockKind.QUOTATION ? kind : BlockKind.LIST_ITEM);
      } else {
        children(node, kind);
      }
    }

    private void add(Node node, BlockKind kind) {
      Inlines inlines = new Inlines();
      MappedText text = inlines.read(node);
      if (!text.isBlank()) {
        blocks.add(new Block(kind, text, inlines.marks));
      }
    }

    void endSection() {
      if (!blocks.isEmpty() || !heading.isEmpty()) {
        sections.add(new Section(heading, level, role, blocks));
      }
      blocks.clear();
    }

    /** Collects the words of one block. */
    private final class Inlines {
      private final MappedText.Builder text = MappedText.builder();
      private final List<Mark> marks = new ArrayList<>();
      private int last;

      MappedText read(Node block) {
        inlines(block);
        marks.sort((one, other) -> Integer.compare(one.span().start(), other.span().start()));
        return text.build();
      }

      private void inlines(Node parent) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
          inline(node);
        }
      }

      private void inline(Node node) {
        int start = text.length();
        if (node instanceof Text words) {
          words(words.getLiteral(), node);
        } else if (node instanceof Code code) {
          words(code.getLiteral(), node);
          mark(Mark.Kind.CODE, start);
        } else if (node instanceof SoftLineBreak || node instanceof HardLineBreak) {
          text.replace(" ", new Span(last, Math.min(last + 1, source.length())));
        } else if (node instanceof Link) {
          inlines(node);
          mark(Mark.Kind.LINK, start);
        } else if (!(node instanceof Image)) {
          inlines(node);
        }
      }

      private void mark(Mark.Kind kind, int start) {
        if (text.length() > start) {
          marks.add(new Mark(kind, new Span(start, text.length())));
        }
      }

      private void words(String literal, Node node) {
        List<SourceSpan> spans = node.getSourceSpans();
        if (spans.isEmpty()) {
          text.replace(literal, new Span(last, last));
          return;
        }
        int from = spans.get(0).getInputIndex();
        SourceSpan end = spans.get(spans.size() - 1);
        int to = end.getInputIndex() + end.getLength();
        if (source.startsWith(literal, from) && literal.length() == to - from) {
          text.copy(source, from, to);
        } else {
          EscapedText.append(literal, source, new Span(from, to), text);
        }
        last = to;
      }
    }
  }
}
