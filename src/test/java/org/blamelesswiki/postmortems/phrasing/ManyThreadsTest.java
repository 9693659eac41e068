package org.blamelesswiki.postmortems.phrasing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.blamelesswiki.postmortems.text.Document;
import org.blamelesswiki.postmortems.text.PlainTextParser;
import org.junit.jupiter.api.Test;

class ManyThreadsTest {

  private static final int THREADS = 8;

  @Test
  void threads_that_share_a_check_get_the_report_that_one_alone_gets() throws Exception {
    List<Document> pages =
        LongStream.range(0, 12)
            .mapToObj(seed -> new PlainTextParser().parse(OrdinaryPage.ofWords(600, seed)))
            .toList();
    RuleCheck alone = new RuleCheck(RulePack.english(), CheckOptions.standard());
    List<Report> expected = pages.stream().map(alone::check).toList();
    PhrasingCheck shared = Phrasing.standard();
    CyclicBarrier start = new CyclicBarrier(THREADS);
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<List<Report>>> reports = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        reports.add(
            pool.submit(
                () -> {
                  start.await();
                  List<Report> mine = new ArrayList<>();
                  for (int round = 0; round < 5; round++) {
                    mine.clear();
                    pages.forEach(page -> mine.add(shared.check(page)));
                  }
                  return mine;
                }));
      }
      for (Future<List<Report>> report : reports) {
        assertThat(report.get()).isEqualTo(expected);
      }
    } finally {
      pool.shutdownNow();
    }
  }
}
