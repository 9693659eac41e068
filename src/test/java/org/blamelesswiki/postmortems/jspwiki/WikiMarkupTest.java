package org.blamelesswiki.postmortems.jspwiki;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.blamelesswiki.postmortems.text.Block;
import org.blamelesswiki.postmortems.text.BlockKind;
import org.blamelesswiki.postmortems.text.Mark;
import org.blamelesswiki.postmortems.text.Section;
import org.blamelesswiki.postmortems.text.SectionRole;
import org.blamelesswiki.postmortems.text.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WikiMarkupTest {

  @Test
  void headings_open_sections_and_tell_their_role() {
    var sections =
        WikiMarkup.read("Intro.\n\n!!! Checkout down\n!! Impact\nMany.\n! Lessons\n")
            .document()
            .sections();

    assertThat(sections)
        .extracting(Section::heading)
        .containsExactly("", "Checkout down", "Impact", "Lessons");
    assertThat(sections).extracting(Section::level).containsExactly(0, 1, 2, 3);
    assertThat(sections.get(2).role()).isEqualTo(SectionRole.IMPACT);
    assertThat(texts(sections.get(2).blocks())).containsExactly("Many.");
  }

  @Test
  void a_paragraph_goes_over_lines_up_to_an_empty_one() {
    assertThat(texts("One line\nand its rest.\n\nAnother.\r\n\r\nThird."))
        .containsExactly("One line\nand its rest.", "Another.", "Third.");
  }

  @Test
  void list_items_are_blocks_and_a_blank_in_front_continues_them() {
    var blocks = blocks("* one\n  and more\n** deeper\n# first\nplain again\n");

    assertThat(texts(blocks)).containsExactly("one\n  and more", "deeper", "first", "plain again");
    assertThat(blocks)
        .extracting(Block::kind)
        .containsExactly(
            BlockKind.LIST_ITEM, BlockKind.LIST_ITEM, BlockKind.LIST_ITEM, BlockKind.PARAGRAPH);
  }

  @Test
  void each_table_cell_is_a_block() {
    var blocks = blocks("||Time||What\n|10:02|The [queue|Queue] grew\n\nafter");

    assertThat(texts(blocks)).containsExactly("Time", "What", "10:02", "The queue grew", "after");
    assertThat(blocks.subList(0, 4)).allMatch(block -> block.kind() == BlockKind.TABLE_CELL);
  }

  @Test
  void a_definition_list_gives_term_and_definition() {
    assertThat(texts(";Runbook: what the page said\nAfter: all"))
        .containsExactly("Runbook", "what the page said", "After: all");
  }

  @Test
  void styles_leave_the_words_and_code_is_marked() {
    Block block = blocks("It was ''quite'' __slow__: {{select *}} and {{{ a __b__ }}}.").get(0);

    assertThat(block.text().text()).isEqualTo("It was quite slow: select * and  a __b__ .");
    assertThat(marked(block, Mark.Kind.CODE)).containsExactly("select *", " a __b__ ");
  }

  @Test
  void links_leave_their_words() {
    Block block =
        blocks("See [the playbook|Playbook 7|target='x'], [Main], [1] and [cat.png].").get(0);

    assertThat(block.text().text()).isEqualTo("See the playbook, Main,  and .");
    assertThat(marked(block, Mark.Kind.LINK)).containsExactly("the playbook", "Main");
  }

  @Test
  void code_blocks_are_code() {
    var blocks = blocks("Log:\n{{{\nERROR bob broke it\n}}}\nDone.");

    assertThat(blocks)
        .extracting(Block::kind)
        .containsExactly(BlockKind.PARAGRAPH, BlockKind.CODE, BlockKind.PARAGRAPH);
  }

  @Test
  void code_without_an_end_goes_to_the_end_and_is_a_problem() {
    var document = WikiMarkup.read("Text.\n{{{\nrest\n\n!! not a heading").document();

    assertThat(document.sections()).hasSize(1);
    assertThat(document.problems()).hasSize(1);
  }

  @Test
  void quotations_are_not_the_authors_words() {
    var blocks =
        blocks("Mine.\n%%quote\nTheirs.\n\nStill theirs.\n/%\nMine again.\n> typed quote\nmine");

    assertThat(blocks)
        .extracting(Block::kind)
        .containsExactly(
            BlockKind.PARAGRAPH,
            BlockKind.QUOTATION,
            BlockKind.QUOTATION,
            BlockKind.PARAGRAPH,
            BlockKind.QUOTATION,
            BlockKind.PARAGRAPH);
  }

  @Test
  void other_styles_leave_their_words() {
    assertThat(texts("%%information\nMind the gap.\n/%\nA %%(color:blue) blue/% word %%sub low%%."))
        .containsExactly("Mind the gap.", "A  blue word  low.");
  }

  @Test
  void macros_are_no_words_and_are_listed() {
    var markup =
        WikiMarkup.read(
            "[{SET keywords='payments,postmortem'}]\n[{PostmortemFacts\n\nstart: now\nservice: a\n}]\n"
                + "Before [{ActionItems layout='full'}] after.");

    assertThat(markup.attribute("keywords")).contains("payments,postmortem");
    assertThat(markup.call("PostmortemFacts"))
        .hasValueSatisfying(
            macro -> {
              assertThat(macro.body()).isEqualTo("start: now\nservice: a");
              assertThat(macro.arguments()).isEmpty();
            });
    assertThat(markup.call("ActionItems").orElseThrow().arguments()).isEqualTo("layout='full'");
    assertThat(texts(markup.document().sections().get(0).blocks()).toString().strip())
        .contains("Before  after.");
  }

  @Test
  void a_macro_in_code_is_not_called() {
    assertThat(WikiMarkup.read("{{{\n[{PostmortemFacts\n\nx: 1\n}]\n}}}").macros()).isEmpty();
  }

  @Test
  void guidance_is_for_the_author_only() {
    var blocks = blocks("[{Guidance\n\nWho noticed? Don't say who failed.\n}]\nWe noticed.");

    assertThat(blocks)
        .extracting(Block::kind)
        .containsExactly(BlockKind.GUIDANCE, BlockKind.PARAGRAPH);
    assertThat(blocks.get(0).text().text()).isEqualTo("Who noticed? Don't say who failed.");
  }

  @Test
  void a_tilde_takes_the_meaning_of_what_follows() {
    assertThat(texts("~[not a link] ~__not bold~__ ~!no"))
        .containsExactly("[not a link] __not bold__ !no");
    assertThat(texts("[[two brackets]")).containsExactly("[two brackets]");
  }

  @Test
  void a_line_break_ends_no_sentence_but_a_line() {
    assertThat(texts("one\\\\two")).containsExactly("one\ntwo");
  }

  @Test
  void every_character_leads_back_to_its_source() {
    String source =
        "!! What ''really'' happened\r\n* The [on-call|Rota] saw __nothing__\r\n|a|b {{c}}\r\n";
    for (Section section : WikiMarkup.read(source).document().sections()) {
      for (Block block : section.blocks()) {
        String text = block.text().text();
        for (int i = 0; i < text.length(); i++) {
          Span span = block.text().toSource(new Span(i, i + 1));
          assertThat(span.of(source)).isEqualTo(text.substring(i, i + 1));
        }
      }
    }
  }

  static Stream<String> hostile() {
    return Stream.of(
        "[{",
        "[{ x }]",
        "[{[{ x }]",
        "}]",
        "[",
        "[a ",
        "[a|",
        "{{",
        "{{{",
        "}}}",
        "%%",
        "%%a ",
        "%%quote\n",
        "%%(",
        "/%",
        "~",
        "|",
        "|a",
        "||",
        ";a",
        ":",
        "*",
        "\n*",
        "!",
        "\n!!!",
        "\n\n[",
        "\n\n{{",
        "__",
        "''",
        "\\\\",
        "word ",
        "\n> ",
        "\n----",
        "[{Guidance\n\n",
        "\n");
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void a_long_page_of_the_same_is_read_in_linear_time(String piece) {
    String page = piece.repeat(200_000 / piece.length());
    long start = System.nanoTime();
    WikiMarkup.read(page);
    WikiMarkup.read(page + "}]");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
  }

  @Test
  void any_mixture_of_markup_is_read() {
    Random random = new Random(7);
    List<String> pieces = hostile().toList();
    for (int page = 0; page < 2_000; page++) {
      StringBuilder source = new StringBuilder();
      int length = random.nextInt(40);
      for (int i = 0; i < length; i++) {
        source.append(pieces.get(random.nextInt(pieces.size())));
        if (random.nextInt(4) == 0) {
          source.append('\n');
        }
      }
      assertThat(WikiMarkup.read(source.toString()).document()).isNotNull();
    }
  }

  private static List<Block> blocks(String source) {
    return WikiMarkup.read(source).document().sections().stream()
        .flatMap(section -> section.blocks().stream())
        .toList();
  }

  private static List<String> texts(String source) {
    return texts(blocks(source));
  }

  private static List<String> texts(List<Block> blocks) {
    return blocks.stream().map(block -> block.text().text().stripTrailing()).toList();
  }

  private static List<String> marked(Block block, Mark.Kind kind) {
    return block.marks().stream()
        .filter(mark -> mark.kind() == kind)
        .map(mark -> mark.span().of(block.text().text()))
        .toList();
  }
}
