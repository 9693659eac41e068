package org.blamelesswiki.postmortems.jspwiki;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Eight authors who save pages of 2,000 words, each first held and then reworded, while a hundred
 * readers read them: one page each in two seconds. {@code -Dseconds} says how long.
 */
class LoadWikiIT {

  private static final int SECONDS = Integer.getInteger("seconds", 3);
  private static final int AUTHORS = 8;
  private static final int READERS = 100;

  /** What memory may grow by from the middle of a run to its end: caches of the wiki fill up. */
  private static final long GROWTH = 32L << 20;

  private final RunningWiki wiki = RunningWiki.get();
  private final ConcurrentLinkedQueue<Double> gate = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Double> saves = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Double> reads = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<String> errors = new ConcurrentLinkedQueue<>();
  private final AtomicInteger overTime = new AtomicInteger();
  private final AtomicInteger versions = new AtomicInteger();

  @Test
  void nobody_meets_an_error_and_memory_stays_flat() throws Exception {
    List<WikiVisitor> authors = new ArrayList<>();
    for (int i = 0; i < AUTHORS; i++) {
      authors.add(wiki.as(i % 2 == 0 ? "mira" : "sam"));
      authors.get(i).write(page(i), text(false));
    }
    ScheduledExecutorService people = Executors.newScheduledThreadPool(24);
    for (int i = 0; i < AUTHORS; i++) {
      int number = i;
      people.scheduleWithFixedDelay(
          () -> guarded(() -> write(authors.get(number), page(number))),
          number * 250L,
          Math.min(5_000, SECONDS * 250L),
          TimeUnit.MILLISECONDS);
    }
    for (int i = 0; i < READERS; i++) {
      WikiVisitor reader = wiki.anonymous();
      int number = i;
      people.scheduleAtFixedRate(
          () -> guarded(() -> read(reader, page(number % AUTHORS))),
          number * 20L,
          2_000,
          TimeUnit.MILLISECONDS);
    }
    boolean ended = people.awaitTermination(SECONDS * 500L, TimeUnit.MILLISECONDS);
    long half = usedMemory();
    ended |= people.awaitTermination(SECONDS * 500L, TimeUnit.MILLISECONDS);
    people.shutdown();
    assertThat(people.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    long end = usedMemory();

    report("held saves (the gate, its draft and the answer)", gate);
    report("shared saves", saves);
    report("page views", reads);
    System.out.printf(
        "errors: %d; checks over their time: %d; memory in use: %d MB half way, %d MB at the end%n",
        errors.size(), overTime.get(), half >> 20, end >> 20);
    assertThat(ended).isFalse();
    assertThat(errors).isEmpty();
    assertThat(gate).isNotEmpty();
    assertThat(reads).hasSizeGreaterThan(READERS / 2);
    if (SECONDS >= 60) {
      assertThat(end - half).isLessThan(GROWTH);
    }
  }

  private void write(WikiVisitor author, String page) {
    WikiVisitor.Editor editor = author.edit(page);
    String held = WikiVisitor.location(timed(gate, () -> editor.save(text(true), "a note")));
    if (held.contains("Wiki.jsp")) {
      overTime
          .incrementAndGet(); // On a machine that is busy otherwise: saved, and its author told.
      return;
    }
    if (!held.contains(EditorForm.DRAFT)) {
      errors.add("not held, but led to " + held);
      return;
    }
    WikiVisitor.Editor again = author.open(held);
    String next = WikiVisitor.location(timed(saves, () -> again.save(text(false), "a note")));
    if (!next.contains("Wiki.jsp")) {
      errors.add("not saved, but led to " + next);
    }
  }

  private void read(WikiVisitor reader, String page) {
    HttpResponse<String> view =
        timed(reads, () -> reader.get("Wiki.jsp?page=" + WikiVisitor.encoded(page)));
    if (view.statusCode() != 200 || !view.body().contains("messages")) {
      errors.add("a view answered " + view.statusCode());
    }
  }

  private void guarded(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      errors.add(e.toString());
    }
  }

  private static HttpResponse<String> timed(
      ConcurrentLinkedQueue<Double> times, java.util.function.Supplier<HttpResponse<String>> work) {
    long start = System.nanoTime();
    HttpResponse<String> answer = work.get();
    times.add((System.nanoTime() - start) / 1e6);
    return answer;
  }

  private static String page(int number) {
    return "Loaded " + number;
  }

  /** 200 sentences of ten words, no version like the one before. */
  private String text(boolean isHeld) {
    StringBuilder text = new StringBuilder("[{SET keywords='payments'}]\n");
    int version = versions.incrementAndGet();
    for (int i = 0; i < 200; i++) {
      text.append("The queue of host ").append(i).append(" grew to ").append(i * version % 977);
      text.append(i % 20 == 19 ? " messages.\n\n!! Part\n" : " messages.\n");
    }
    return text.append(isHeld ? "Then @tom did not bother to test it.\n" : "").toString();
  }

  private static long usedMemory() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static void report(String what, ConcurrentLinkedQueue<Double> times) {
    List<Double> sorted = new ArrayList<>(times);
    Collections.sort(sorted);
    if (!sorted.isEmpty()) {
      System.out.printf(
          "%s: %d, p50 %.1f ms, p99 %.1f ms%n",
          what, sorted.size(), sorted.get(sorted.size() / 2), sorted.get(sorted.size() * 99 / 100));
    }
  }
}
