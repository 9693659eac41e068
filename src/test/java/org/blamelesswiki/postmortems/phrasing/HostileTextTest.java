package org.blamelesswiki.postmortems.phrasing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.blamelesswiki.postmortems.text.Block;
import org.blamelesswiki.postmortems.text.BlockKind;
import org.blamelesswiki.postmortems.text.Document;
import org.blamelesswiki.postmortems.text.MappedText;
import org.blamelesswiki.postmortems.text.Mark;
import org.blamelesswiki.postmortems.text.PlainTextParser;
import org.blamelesswiki.postmortems.text.Section;
import org.blamelesswiki.postmortems.text.SectionRole;
import org.blamelesswiki.postmortems.text.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Counts what the check does on texts made to keep it busy; a clock would tell of the machine. */
class HostileTextTest {

  private static final RuleCheck CHECK = new RuleCheck(RulePack.english(), CheckOptions.standard());

  private static final double ORDINARY = perWord(workOn(OrdinaryPage.ofWords(2_000, 1)));

  private static final int LARGE = 200_000;

  static Stream<String> repeated() {
    return Stream.of(
        "a",
        "word ",
        "The operator forgot to check the disk ",
        "The operator forgot to check the disk. ",
        "human error ",
        "should have been ",
        "who, ",
        "obviously, ",
        "Bob and ",
        "the senior on-call engineer of ",
        "\"quoted\" ",
        "`x`. ",
        ".",
        "!)",
        "?!) x ",
        ". a",
        "\n",
        "fo\u200brgot \u202eot\u202c ",
        "\ud800 forgot \udc00 ",
        "\ud83d\ude00",
        "[~",
        "@a@",
        "a/b.c:d-",
        "didn't ");
  }

  @ParameterizedTest
  @MethodSource("repeated")
  void ten_times_the_text_is_ten_times_the_work(String piece) {
    Work small = workOn(piece.repeat(LARGE / 10 / piece.length()));
    Work large = workOn(piece.repeat(LARGE / piece.length()));

    assertThat((double) large.total()).isLessThanOrEqualTo(10.5 * small.total());
  }

  @ParameterizedTest
  @MethodSource("repeated")
  void a_word_costs_at_most_three_times_what_it_costs_on_an_ordinary_page(String piece) {
    assertThat(perWord(workOn(piece.repeat(20_000 / piece.length() + 1))))
        .isLessThanOrEqualTo(3 * ORDINARY);
  }

  @Test
  void a_megabyte_without_a_full_stop_costs_no_more_for_each_word() {
    Work work = workOn("the disk was full and nobody looked ".repeat(1_000_000 / 36));

    assertThat(perWord(work)).isLessThanOrEqualTo(3 * ORDINARY);
  }

  @Test
  void no_word_that_starts_a_pattern_costs_more_when_repeated() {
    List<String> words =
        RulePack.english().compiled().lexicon().entries().stream()
            .filter(entry -> entry.triggers().length > 0 && !entry.word().startsWith("<"))
            .map(WordEntry::word)
            .sorted()
            .toList();
    List<String> costly = new ArrayList<>();
    for (String word : words) {
      // longer runs are cut into parts of this size, each read alone
      Work work = workOn((word + " ").repeat(SentenceAnalyser.LONGEST_SENTENCE));
      if (perWord(work) > 3 * ORDINARY) {
        costly.add(word);
      }
    }

    assertThat(words).hasSizeGreaterThan(1_000);
    assertThat(costly).isEmpty();
  }

  @Test
  void the_busiest_words_cost_the_same_ten_thousand_times() {
    RulePack.english().compiled().lexicon().entries().stream()
        .filter(entry -> !entry.word().startsWith("<"))
        .sorted(
            Comparator.comparingInt((WordEntry entry) -> -entry.triggers().length)
                .thenComparing(WordEntry::word))
        .limit(5)
        .forEach(
            entry ->
                assertThat(perWord(workOn((entry.word() + " ").repeat(10_000))))
                    .as(entry.word())
                    .isLessThanOrEqualTo(3 * ORDINARY));
  }

  @Test
  void marks_around_marks_cost_no_more_than_marks_in_a_row() {
    int count = 50_000;
    String text = "He forgot. ".repeat(count);
    List<Mark> nested = new ArrayList<>();
    List<Mark> inRow = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      nested.add(new Mark(Mark.Kind.QUOTATION, new Span(i, text.length() - i)));
      inRow.add(new Mark(Mark.Kind.QUOTATION, new Span(i * 11, i * 11 + 9)));
    }

    assertThat(workOn(document(text, nested)).total())
        .isLessThanOrEqualTo(workOn(document(text, inRow)).total());
  }

  private static double perWord(Work work) {
    return (double) work.total() / Math.max(1, work.words());
  }

  private static Work workOn(String text) {
    return workOn(new PlainTextParser().parse(text));
  }

  private static Work workOn(Document document) {
    Work work = new Work();
    CHECK.check(document, work);
    return work;
  }

  private static Document document(String text, List<Mark> marks) {
    Block block = new Block(BlockKind.PARAGRAPH, MappedText.verbatim(text), marks);
    return new Document(List.of(new Section("", 0, SectionRole.OTHER, List.of(block))), List.of());
  }
}
