package org.blamelesswiki.postmortems.confluence.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.blamelesswiki.postmortems.text.Block;
import org.blamelesswiki.postmortems.text.BlockKind;
import org.blamelesswiki.postmortems.text.Document;
import org.blamelesswiki.postmortems.text.Mark;
import org.blamelesswiki.postmortems.text.Section;
import org.blamelesswiki.postmortems.text.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StorageFormatTest {

  private final StorageFormat format = new StorageFormat();

  static Stream<Path> fixtures() throws IOException, URISyntaxException {
    Path folder = Path.of(StorageFormatTest.class.getResource("/storage").toURI());
    return Files.list(folder).sorted().collect(Collectors.toList()).stream();
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void a_page_reads_as_its_fixture_says(Path fixture) throws IOException {
    String[] parts = Files.readString(fixture).split("\n---\n", 2);

    Document document = format.parse(parts[0]);

    assertThat(told(document)).isEqualTo(parts[1].strip());
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void every_character_leads_back_to_its_place(Path fixture) throws IOException {
    String source = Files.readString(fixture).split("\n---\n", 2)[0];

    Document document = format.parse(source);

    for (Section section : document.sections()) {
      for (Block block : section.blocks()) {
        String text = block.text().text();
        for (int i = 0; i < text.length(); i++) {
          String there = block.text().toSource(new Span(i, i + 1)).of(source);
          if (there.length() == 1 && !there.isBlank()) {
            assertThat(there).isEqualTo(text.substring(i, i + 1));
          }
        }
      }
    }
  }

  @Test
  void a_phrase_behind_entities_and_markup_leads_to_the_authors_own_characters() {
    String source = "<p>Caf&eacute; &amp; bar: <strong>Bob</strong> forgot&nbsp;it.</p>";

    Block block = format.parse(source).sections().get(0).blocks().get(0);
    int at = block.text().text().indexOf("Bob forgot it");

    assertThat(block.text().toSource(new Span(at, at + 13)).of(source))
        .isEqualTo("Bob</strong> forgot&nbsp;it");
  }

  @Test
  void a_doctype_with_entities_is_neither_read_nor_expanded() {
    String source =
        "<!DOCTYPE r [<!ENTITY a \"boom\"><!ENTITY f SYSTEM \"file:///etc/passwd\">]><p>&a;&f;</p>";

    Document document = format.parse(source);

    assertThat(told(document)).doesNotContain("root:").contains("&a;&f;");
  }

  @Test
  void nesting_beyond_the_limit_is_flat_and_nothing_is_lost() {
    String source = "<div>".repeat(100_000) + "deep" + "</div>".repeat(100_000) + "<p>after</p>";

    Document document = format.parse(source);

    assertThat(told(document)).contains("PARAGRAPH: deep").contains("PARAGRAPH: after");
    assertThat(document.problems()).hasSize(1);
  }

  @Test
  void a_page_over_the_limit_is_not_read() {
    Document document = format.parse("x".repeat(StorageFormat.LONGEST + 1));

    assertThat(document.sections()).isEmpty();
    assertThat(document.problems()).hasSize(1);
  }

  @Test
  void hostile_input_ends() {
    for (String piece :
        List.of(
            "<", "<a ", "&", "&amp", "<![CDATA[", "<!--", "</p>", "<p>", "<a b='", "]]>", "x ")) {
      String source = piece.repeat(2_000_000 / piece.length());

      assertThat(format.parse(source).problems().size()).as(piece).isLessThanOrEqualTo(20);
    }
  }

  @Test
  void a_page_of_the_longest_length_is_read() {
    Document document = format.parse("<p>word</p>".repeat(StorageFormat.LONGEST / 11));

    assertThat(document.sections().get(0).blocks()).hasSize(StorageFormat.LONGEST / 11);
  }

  private static String told(Document document) {
    List<String> lines = new ArrayList<>();
    for (Section section : document.sections()) {
      lines.add(("# " + section.level() + " " + section.role() + " " + section.heading()).strip());
      for (Block block : section.blocks()) {
        lines.add(told(block));
      }
    }
    document.problems().forEach(problem -> lines.add("! " + problem.message()));
    return String.join("\n", lines);
  }

  private static String told(Block block) {
    String text = block.text().text().strip().replace("\n", "⏎");
    StringBuilder line = new StringBuilder(block.kind() + ": " + text);
    for (Mark mark : block.marks()) {
      line.append(" {").append(mark.kind()).append(' ').append(mark.span().of(block.text().text()));
      line.append('}');
    }
    return line.toString();
  }

  @Test
  void only_the_authors_own_words_are_prose() {
    String source =
        "<ac:placeholder>Write here</ac:placeholder><blockquote>quoted</blockquote><pre>log</pre>";

    List<Block> blocks = format.parse(source).sections().get(0).blocks();

    assertThat(blocks).extracting(Block::kind).noneMatch(BlockKind::isProse);
  }
}
