package org.blamelesswiki.postmortems.phrasing;

import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.blamelesswiki.postmortems.text.Document;
import org.blamelesswiki.postmortems.text.DocumentParser;
import org.blamelesswiki.postmortems.text.PlainTextParser;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long a page of 2,000 words takes when the wiki has been running for a while. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class PhrasingBench {

  private static final int WORDS = 2_000;
  private static final int PAGES = 16;

  private final DocumentParser parser = new PlainTextParser();
  private Document[] pages = new Document[0];
  private String draft = "";
  private int turn;
  private PhrasingCheck confirm = Phrasing.standard();
  private PhrasingCheck all = Phrasing.standard();
  private PhrasingCheck remembering = Phrasing.standard();

  /** Pages, and checks that start every sentence anew but for the one that remembers. */
  @Setup
  public void prepare() {
    RulePack pack = RulePack.english();
    pages =
        LongStream.range(0, PAGES)
            .mapToObj(seed -> parser.parse(OrdinaryPage.ofWords(WORDS, seed)))
            .toArray(Document[]::new);
    draft = OrdinaryPage.ofWords(WORDS, PAGES);
    confirm = new RuleCheck(pack, CheckOptions.standard().withLowest(Severity.CONFIRM));
    all = new RuleCheck(pack, CheckOptions.standard());
    remembering = Phrasing.of(pack, CheckOptions.standard());
  }

  /** What may hold a page up. */
  @Benchmark
  public Report confirm() {
    return confirm.check(nextPage());
  }

  /** The same, and every hint. */
  @Benchmark
  public Report all() {
    return all.check(nextPage());
  }

  /** Every hint again after one sentence more, from the text on. */
  @Benchmark
  public Report afterAnEdit() {
    turn++;
    return remembering.check(parser.parse(draft + "Pump " + turn + " was stopped at noon."));
  }

  private Document nextPage() {
    turn++;
    return pages[turn % PAGES];
  }
}
