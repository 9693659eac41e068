package org.blamelesswiki.postmortems.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.blamelesswiki.postmortems.phrasing.Finding;
import org.blamelesswiki.postmortems.phrasing.Phrasing;
import org.blamelesswiki.postmortems.phrasing.PhrasingCheck;

/**
 * Whatever markup stands in and around the words, a finding leads to exactly its own words in the
 * source. A generated page knows what each piece of its source reads as; the parser is not asked.
 */
public abstract class OffsetProperties {

  private static final PhrasingCheck CHECK = Phrasing.standard();

  private static final List<String> SENTENCES =
      List.of(
          "Bob did not bother to read the runbook.",
          "The operator forgot to renew the certificate, as always.",
          "Obviously nobody looked at the \u00ablogs\u00bb \u2014 caf\u00e9 & friends.",
          "\ud83d\ude80 Priya should have known better \ud83d\ude00 than that.",
          "It was human error, plain and simple.",
          "The disk filled up at 10:42 & the queue stopped.",
          "Na\u0308ive retries doubled the load on db-3.",
          "The engineer ignored the warn\u200bing for 5 hours.");

  /**
   * Signs that surround words and read as nothing.
   *
   * @param nests whether other signs inside are signs too
   */
  public record Around(String open, String close, boolean nests) {
    public Around(String open, String close) {
      this(open, close, true);
    }
  }

  private final DocumentParser parser;

  protected OffsetProperties(DocumentParser parser) {
    this.parser = parser;
  }

  /** What may surround words, one inside the other too. */
  public abstract List<Around> decorations();

  /** What may surround a block, with whatever must stand between two of them. */
  public abstract List<Around> blocks();

  /** The ways to write {@code symbol}, a character of its own; the first is the plain one. */
  public abstract List<String> spellings(String symbol);

  /** The spaces that may stand between words. */
  public abstract List<String> spaces();

  @Property(tries = 400)
  void a_finding_leads_to_its_own_words_in_the_source(@ForAll("pages") Written page) {
    List<Finding> findings = CHECK.check(parser.parse(page.source())).findings();

    for (Finding finding : findings) {
      assertThat(page.reads(finding.span())).isEqualTo(spaced(finding.excerpt()));
      assertThat(page.reads(finding.sentenceSpan())).isEqualTo(spaced(finding.sentence()));
      assertThat(finding.sentenceSpan().contains(finding.span())).isTrue();
    }
    assertThat(findings).hasSameSizeAs(CHECK.check(plain(page)).findings());
  }

  /** The same blocks without any markup. */
  private static Document plain(Written page) {
    List<Block> blocks =
        page.plainBlocks.stream()
            .map(text -> new Block(BlockKind.PARAGRAPH, MappedText.verbatim(text)))
            .toList();
    return new Document(List.of(new Section("", 0, SectionRole.OTHER, blocks)), List.of());
  }

  @Provide
  Arbitrary<Written> pages() {
    return block().list().ofMinSize(1).ofMaxSize(4).map(this::page);
  }

  private Arbitrary<Plan> block() {
    return Combinators.combine(
            Arbitraries.of(blocks()),
            Arbitraries.of(SENTENCES).list().ofMinSize(1).ofMaxSize(3),
            Arbitraries.integers().between(0, 1_000).list().ofSize(60))
        .as(Plan::new);
  }

  /** What goes into a block, and the choices to make while writing it. */
  private record Plan(Around around, List<String> sentences, List<Integer> choices) {}

  private Written page(List<Plan> plans) {
    Written page = new Written();
    for (Plan plan : plans) {
      new Writing(page, plan).block();
    }
    return page;
  }

  /** A run of spaces is one, and what has no width is not there: a parser may leave it out. */
  private static String spaced(String text) {
    return text.replace("\u200b", "").replaceAll("\\s+", " ").strip();
  }

  /** Writes one block, choice by choice. */
  private final class Writing {
    private final Written page;
    private final Plan plan;
    private int choice;

    Writing(Written page, Plan plan) {
      this.page = page;
      this.plan = plan;
    }

    void block() {
      page.put(plan.around().open(), "");
      page.plainBlocks.add(String.join(" ", plan.sentences()));
      List<Around> open = new ArrayList<>();
      String[] words = String.join(" ", plan.sentences()).split(" ", -1);
      for (int i = 0; i < words.length; i++) {
        if (i > 0) {
          page.put(one(spaces()), " ");
        }
        if (next() % 4 == 0 && open.size() < 2 && open.stream().allMatch(Around::nests)) {
          Around around = one(decorations());
          if (!open.contains(around)) {
            open.add(around);
            page.put(around.open(), "");
          }
        }
        word(words[i]);
        while (!open.isEmpty() && (i == words.length - 1 || next() % 2 == 0)) {
          page.put(open.remove(open.size() - 1).close(), "");
        }
      }
      page.put(plan.around().close(), "");
    }

    private void word(String word) {
      word.codePoints()
          .forEach(
              codePoint -> {
                String symbol = Character.toString(codePoint);
                List<String> spellings = spellings(symbol);
                page.put(next() % 5 == 0 ? one(spellings) : spellings.get(0), symbol);
              });
    }

    private <T> T one(List<T> all) {
      return all.get(next() % all.size());
    }

    private int next() {
      int at = choice++;
      return plan.choices().get(at % plan.choices().size()) + at / plan.choices().size();
    }
  }

  /** A source, and what each piece of it reads as. */
  public static final class Written {
    private final StringBuilder source = new StringBuilder();
    private final List<Span> pieces = new ArrayList<>();
    private final List<String> readings = new ArrayList<>();
    private final List<String> plainBlocks = new ArrayList<>();

    private void put(String written, String reads) {
      pieces.add(new Span(source.length(), source.length() + written.length()));
      readings.add(reads);
      source.append(written);
    }

    String source() {
      return source.toString();
    }

    /** What a span of the source reads as; it must not cut a piece that reads as something. */
    String reads(Span span) {
      StringBuilder reading = new StringBuilder();
      for (int i = 0; i < pieces.size(); i++) {
        if (pieces.get(i).overlaps(span)) {
          boolean whole = span.contains(pieces.get(i));
          reading.append(whole || readings.get(i).isEmpty() ? readings.get(i) : "<cut>");
        }
      }
      return spaced(reading.toString());
    }

    @Override
    public String toString() {
      return source.toString();
    }
  }
}
