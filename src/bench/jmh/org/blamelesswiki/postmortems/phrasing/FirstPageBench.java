package org.blamelesswiki.postmortems.phrasing;

import java.util.concurrent.TimeUnit;
import org.blamelesswiki.postmortems.text.Document;
import org.blamelesswiki.postmortems.text.PlainTextParser;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long the first page of 2,000 words takes. Each measurement has a process of its own, in which
 * the rules ran on their own examples, as they do when a wiki starts.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(10)
public class FirstPageBench {

  private Document page = Document.ofText("");
  private PhrasingCheck check =
      document -> new Report(java.util.List.of(), java.util.List.of(), true);

  /** What the start of a wiki does. */
  @Setup(Level.Trial)
  public void start() {
    check = Phrasing.standard();
    Phrasing.warmUp(check);
    page = new PlainTextParser().parse(OrdinaryPage.ofWords(2_000, 1));
  }

  /** The first author saves. */
  @Benchmark
  public Report firstPage() {
    return check.check(page);
  }
}
