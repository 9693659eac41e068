package org.blamelesswiki.postmortems;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A program that some tests need and a newcomer may not have: Node, Chromium. Without it those
 * tests are skipped with a visible line; on a CI server ({@code CI=true}) they fail instead.
 */
public final class Tool {

  private Tool() {}

  /** Where the first of these programs stands on the {@code PATH}. */
  public static Path need(String... programs) {
    List<String> names = Arrays.asList(programs);
    Optional<Path> found = names.stream().flatMap(Tool::onPath).findFirst();
    if (found.isEmpty()) {
      String missing = "not found on the PATH: " + String.join(" or ", names);
      if (Boolean.parseBoolean(System.getenv("CI"))) {
        throw new AssertionError(missing + ", and CI=true");
      }
      System.out.println("[skipped] " + caller() + ": " + missing);
      Assumptions.abort(missing);
    }
    return found.get();
  }

  private static Stream<Path> onPath(String program) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable);
  }

  private static String caller() {
    return StackWalker.getInstance()
        .walk(
            frames ->
                frames
                    .map(StackWalker.StackFrame::getClassName)
                    .filter(name -> name.endsWith("Test") || name.endsWith("IT"))
                    .findFirst()
                    .orElse("a test"));
  }
}
