package org.blamelesswiki.postmortems.jspwiki;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.blamelesswiki.postmortems.spi.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ends a JVM that writes rows with signal 9, at moments nobody chose, and reads what it left: each
 * row is whole, and none is older than the last one that was answered. {@code -Dkills=200} for the
 * long run.
 */
class FileStoreKillTest {

  private static final int KILLS = Integer.getInteger("kills", 3);

  @Test
  void a_row_is_old_or_new_and_never_torn(@TempDir Path folder) throws Exception {
    Random random = new Random(7);
    Map<String, Long> answered = new HashMap<>();

    for (int kill = 0; kill < KILLS; kill++) {
      runUntilKilled(folder, random.nextInt(150), answered);

      Store store = FileStore.open(folder);
      assertThat(unfinished(folder)).isZero();
      for (Map.Entry<String, Long> row : answered.entrySet()) {
        Store.Row left = store.read(row.getKey()).orElseThrow();
        assertThat(left.version()).as(left.key()).isGreaterThanOrEqualTo(row.getValue());
        assertThat(left.json()).isEqualTo(Writer.json(left.key(), left.version()));
      }
    }
    assertThat(answered).isNotEmpty();
    System.out.println("killed " + KILLS + " times, rows answered up to " + answered);
  }

  private static void runUntilKilled(Path folder, int millis, Map<String, Long> answered)
      throws Exception {
    Process writer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Writer.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
      note(out.readLine(), answered);
      boolean ended = writer.waitFor(millis, TimeUnit.MILLISECONDS);
      assertThat(ended).as("the writer ended by itself").isFalse();
      writer.toHandle().destroyForcibly(); // Process.destroyForcibly would close what it said last.
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        note(line, answered);
      }
    } finally {
      writer.destroyForcibly().waitFor();
    }
  }

  /** The last line may be cut; a line that is whole ends with a full stop. */
  private static void note(String line, Map<String, Long> answered) {
    if (line != null && line.endsWith(".")) {
      String[] parts = line.substring(0, line.length() - 1).split(" ");
      answered.merge(parts[0], Long.parseLong(parts[1]), Math::max);
    }
  }

  private static long unfinished(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".new")).count();
    }
  }

  /** Writes rows of every size for as long as it lives, and says which are written. */
  static final class Writer {

    private Writer() {}

    public static void main(String[] arguments) throws IOException {
      Store store = FileStore.open(Path.of(arguments[0]));
      for (int i = 0; ; i++) {
        String key = "rows/" + i % 7;
        long seen = store.read(key).map(Store.Row::version).orElse(0L);
        store.write(key, seen, json(key, seen + 1));
        System.out.println(key + " " + (seen + 1) + ".");
        System.out.flush();
      }
    }

    /** What a row of that version holds; from 50 bytes to 200 kB. */
    static String json(String key, long version) {
      CRC32 size = new CRC32();
      size.update((key + version).getBytes(StandardCharsets.UTF_8));
      String filling = "x".repeat((int) (size.getValue() % 200_000));
      return "{\"version\":"
          + version
          + ",\"key\":\""
          + key
          + "\",\"filling\":\""
          + filling
          + "\"}";
    }
  }
}
