package org.blamelesswiki.postmortems.text;

import java.util.List;

/**
 * A page as plain structure: what was written, without markup, in reading order.
 *
 * @param sections in page order; the first may have no heading
 * @param problems what the parser could not make sense of; the rest of the page is still here
 */
public record Document(List<Section> sections, List<ParseProblem> problems) {

  public Document {
    sections = List.copyOf(sections);
    problems = List.copyOf(problems);
  }

  /** A document of one paragraph, for titles, notes and other single fields. */
  public static Document ofText(String text) {
    Block block = new Block(BlockKind.PARAGRAPH, MappedText.verbatim(text));
    return new Document(List.of(new Section("", 0, SectionRole.OTHER, List.of(block))), List.of());
  }
}
