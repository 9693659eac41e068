package org.blamelesswiki.postmortems;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Runs the JavaScript tests, {@code src/test/js/*.test.js}, in Node's own runner. */
class JavaScriptTest {

  private static final Path TESTS = Path.of("src/test/js");

  @Test
  void all_javascript_tests_pass() throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Tool.need("node", "nodejs").toString());
    command.add("--test");
    command.addAll(files());

    Process node = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    System.out.println(output);
    assertThat(node.waitFor()).as("exit code of node --test").isZero();
    assertThat(output).as("summary of node --test").containsPattern("(?m)^\\W*pass [1-9]");
  }

  private static List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(TESTS)) {
      return all.map(Path::toString).filter(file -> file.endsWith(".test.js")).sorted().toList();
    }
  }
}
