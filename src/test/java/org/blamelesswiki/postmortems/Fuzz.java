package org.blamelesswiki.postmortems;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/**
 * Texts that are nearly right: a seed of {@code src/test/resources/fuzz} that was cut, doubled and
 * had words of its format thrown in. {@code -Djqwik.tries.default} says how many of them each
 * parser and endpoint gets.
 */
public final class Fuzz {

  /** What no input of this size may take; a parser that backtracks takes longer by far. */
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private static final List<String> EVERYWHERE =
      List.of(
          "\u0000",
          "\uD800",
          "\uDC00",
          "\u202E",
          "\uFEFF",
          "\r\n",
          "\n",
          "\t",
          "'",
          "\"",
          "\\",
          "&",
          "9".repeat(400));

  private Fuzz() {}

  /** Nearly right texts in the format of the seeds whose names start so. */
  public static Arbitrary<String> like(String format) {
    List<String> seeds = seeds(format + ".");
    List<String> words =
        Stream.concat(seeds(format + "-words").stream().flatMap(String::lines), EVERYWHERE.stream())
            .toList();
    return Arbitraries.randomValue(random -> mutated(seeds, words, random));
  }

  /** Runs {@code work}, which may take no longer than {@link #LONGEST}. */
  public static void bounded(Runnable work) {
    long start = System.nanoTime();
    work.run();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONGEST);
  }

  private static String mutated(List<String> seeds, List<String> words, Random random) {
    StringBuilder text = new StringBuilder(seeds.get(random.nextInt(seeds.size())));
    int changes = random.nextInt(12);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(text.length() + 1);
      int end = Math.min(text.length(), at + random.nextInt(60));
      String word = words.get(random.nextInt(words.size()));
      switch (random.nextInt(7)) {
        case 0 -> text.delete(at, end);
        case 1 -> text.insert(end, text.substring(at, end));
        case 2 -> text.insert(at, word.repeat(random.nextInt(40) == 0 ? 3_000 : 1));
        case 3 -> text.replace(at, end, word);
        case 4 -> text.insert(at, (char) random.nextInt(0x10000));
        case 5 -> text.setLength(random.nextInt(4) == 0 ? at : text.length());
        default -> text.insert(at, seeds.get(random.nextInt(seeds.size())));
      }
    }
    return text.toString();
  }

  private static List<String> seeds(String prefix) {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/fuzz"))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(prefix))
          .sorted()
          .map(Fuzz::content)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
