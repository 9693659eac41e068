package org.blamelesswiki.postmortems.confluence.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.blamelesswiki.postmortems.text.Block;
import org.blamelesswiki.postmortems.text.BlockKind;
import org.blamelesswiki.postmortems.text.Document;
import org.blamelesswiki.postmortems.text.Span;
import org.junit.jupiter.api.Test;

class StorageFormatTest {

  private final StorageFormat format = new StorageFormat();

  @Test
  void a_place_in_a_block_leads_to_the_authors_own_characters() {
    String source = "<p>It&rsquo;s <b>Bob&#39;s</b>   fault &amp; mine.</p>";

    Block block = only(format.parse(source));
    int at = block.text().text().indexOf("Bob's fault & mine");
    Span place = block.text().toSource(new Span(at, at + "Bob's fault & mine".length()));

    assertThat(place.of(source)).isEqualTo("Bob&#39;s</b>   fault &amp; mine");
  }

  @Test
  void a_mention_leads_to_its_element() {
    String source = "<p><ac:link><ri:user ri:userkey=\"k\"/></ac:link> did it.</p>";

    Block block = only(format.parse(source));

    assertThat(block.text().toSource(block.marks().get(0).span()).of(source))
        .isEqualTo("<ri:user ri:userkey=\"k\"/>");
  }

  @Test
  void an_empty_source_is_an_empty_document() {
    assertThat(format.parse("").sections()).isEmpty();
    assertThat(format.parse("").problems()).isEmpty();
  }

  @Test
  void declared_entities_are_neither_expanded_nor_loaded() {
    String source =
        "<!DOCTYPE r [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\"><!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
            + "<p>&b; &x; &nbsp;end</p>";

    assertThat(only(format.parse(source)).text().text()).isEqualTo("&b; &x; end");
  }

  @Test
  void words_deeper_than_is_told_apart_are_still_read() {
    String source = "<div>".repeat(5_000) + "deep" + "</div>".repeat(5_000) + "<p>after</p>";

    Document document = format.parse(source);

    assertThat(texts(document)).containsExactly("deep", "after");
    assertThat(document.problems()).singleElement().asString().contains("256 deep");
  }

  @Test
  void what_is_longer_than_is_read_is_cut_and_said() {
    String source = "word ".repeat(StorageFormat.LONGEST / 5 + 10);

    Document document = format.parse(source);

    assertThat(document.problems()).hasSize(1);
    assertThat(only(document).text().text()).hasSize(StorageFormat.LONGEST - 1);
  }

  @Test
  void problems_are_few_however_odd_the_page() {
    assertThat(format.parse("</p>".repeat(100_000)).problems()).hasSizeLessThanOrEqualTo(20);
  }

  /** Each takes milliseconds; a reader that looked back for every piece would take minutes. */
  @Test
  void hostile_pages_are_read_in_linear_time() {
    for (String piece :
        List.of(
            "<b>",
            "</b>",
            "<b></p>",
            "<",
            "&",
            "&#",
            "<!--",
            "<![CDATA[",
            "<!x",
            "<![",
            "<a b=\"",
            "<p",
            "]]>",
            "word ",
            "<p>x</p>",
            "<ac:placeholder>",
            "<h1>",
            "<td><table>",
            "<br/>",
            "<ac:link><ri:user ri:userkey=\"k\"/>",
            "<a x='1' ",
            "<code>x")) {
      assertThat(within(() -> format.parse(piece.repeat(1_000_000 / piece.length()))))
          .as(piece)
          .isLessThan(Duration.ofSeconds(8));
    }
  }

  private static Duration within(Supplier<?> work) {
    long start = System.nanoTime();
    assertThat(work.get()).isNotNull();
    return Duration.ofNanos(System.nanoTime() - start);
  }

  @Test
  void a_page_of_ten_million_characters_is_read() {
    String paragraph = "<p>The queue of orders grew for an hour before the alert was seen.</p>";
    String source = paragraph.repeat(StorageFormat.LONGEST / paragraph.length());

    assertThat(texts(format.parse(source)))
        .hasSize(StorageFormat.LONGEST / paragraph.length())
        .last()
        .isEqualTo("The queue of orders grew for an hour before the alert was seen.");
  }

  @Test
  void cdata_cannot_hide_or_forge_markup() {
    String source =
        "<p><![CDATA[</p><blockquote>not quoted</blockquote>]]></p>"
            + "<ac:structured-macro ac:name=\"code\"><ac:plain-text-body><![CDATA[x]]></ac:plain-text-body>"
            + "</ac:structured-macro><p>Bob's fault</p>";

    Document document = format.parse(source);

    assertThat(document.sections().get(0).blocks())
        .extracting(Block::kind)
        .containsExactly(BlockKind.PARAGRAPH, BlockKind.CODE, BlockKind.PARAGRAPH);
    assertThat(texts(document)).contains("</p><blockquote>not quoted</blockquote>", "Bob's fault");
  }

  private static Block only(Document document) {
    assertThat(document.sections()).hasSize(1);
    assertThat(document.sections().get(0).blocks()).hasSize(1);
    return document.sections().get(0).blocks().get(0);
  }

  private static List<String> texts(Document document) {
    return document.sections().stream()
        .flatMap(section -> section.blocks().stream())
        .map(block -> block.text().text())
        .collect(Collectors.toList());
  }
}
