package org.blamelesswiki.postmortems.sidebyside;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads the same text with the phrasing check, alex, write-good, textlint and LanguageTool, one
 * after another, each in a process of its own, and prints how they compare. Each reads twice and
 * the second time counts; processor time does, so that other work on the machine does not.
 *
 * <p>The others look for other things; what they find of the labelled blame tells how far they
 * could stand in for this check. The linters of npm are installed below {@code target}.
 */
public final class SideBySide {

  /** The end of our name when only what must be confirmed is asked for. */
  static final String CONFIRM = ", confirm and above";

  private static final String OURS = "blameless-postmortems";

  private static final Path FOLDER = Path.of("target/side-by-side");

  /** LanguageTool wants the JDK's XML parser; the wiki's libraries bring another. */
  private static final List<String> OWN_XML =
      List.of(
          "-Djavax.xml.parsers.SAXParserFactory=com.sun.org.apache.xerces.internal.jaxp.SAXParserFactoryImpl",
          "-Djavax.xml.parsers.DocumentBuilderFactory=com.sun.org.apache.xerces.internal.jaxp.DocumentBuilderFactoryImpl");

  private static final List<String> PACKAGES =
      List.of(
          "alex@11.0.1",
          "write-good@1.0.8",
          "@textlint/kernel@15.8.0",
          "@textlint/textlint-plugin-markdown@15.8.0",
          "textlint-rule-alex@5.0.0",
          "textlint-rule-write-good@2.0.0");

  private SideBySide() {}

  /** Arguments: the corpus, and for how many seconds each tool reads. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path corpus = Path.of(arguments.length == 0 ? "" : arguments[0]);
    if (!Files.isDirectory(corpus.resolve("real"))) {
      System.out.println("No corpus at \"" + corpus + "\": give its folder with -Dcorpus=…");
      return;
    }
    Files.createDirectories(FOLDER);
    ObjectMapper json = new ObjectMapper();
    Path text = FOLDER.resolve("text.json");
    json.writeValue(text.toFile(), pages(corpus.resolve("real")));
    Path sentences = FOLDER.resolve("sentences.json");
    json.writeValue(sentences.toFile(), sentences(corpus.resolve("labelled/dev.jsonl"), json));
    install();

    List<JsonNode> results = new ArrayList<>();
    for (String tool :
        List.of(OURS, OURS + CONFIRM, "write-good", "alex", "textlint", "languagetool")) {
      boolean java = tool.startsWith(OURS) || tool.equals("languagetool");
      List<String> command = new ArrayList<>();
      if (java) {
        command.addAll(List.of("java", "-XX:+UseSerialGC"));
        command.addAll(OWN_XML);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(Contestant.class.getName(), tool));
      } else {
        command.addAll(List.of("node", "src/bench/side-by-side/linters.mjs", tool));
        command.add(FOLDER.toAbsolutePath().toString());
      }
      command.addAll(List.of(text.toString(), sentences.toString(), arguments[1]));
      results.add(json.readTree(lastLine(command)));
    }
    print(results);
  }

  private static List<String> pages(Path folder) throws IOException {
    List<String> pages = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".md")).sorted().toList()) {
        pages.add(Files.readString(file));
      }
    }
    return pages;
  }

  private static List<Map<String, String>> sentences(Path file, ObjectMapper json)
      throws IOException {
    List<Map<String, String>> sentences = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      JsonNode node = json.readTree(line);
      String label = node.get("label").asText();
      if (!label.equals("mild")) {
        sentences.add(Map.of("label", label, "text", node.get("text").asText()));
      }
    }
    return sentences;
  }

  private static void install() throws IOException, InterruptedException {
    if (Files.isDirectory(FOLDER.resolve("node_modules/alex"))) {
      return;
    }
    List<String> command =
        new ArrayList<>(
            List.of("npm", "install", "--no-audit", "--no-fund", "--prefix", FOLDER.toString()));
    command.addAll(PACKAGES);
    lastLine(command);
  }

  private static String lastLine(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String last = "";
    for (String line : new String(process.getInputStream().readAllBytes()).lines().toList()) {
      last = line;
    }
    if (process.waitFor() != 0) {
      throw new IOException(command.get(0) + " failed; what it printed stands above");
    }
    return last;
  }

  private static void print(List<JsonNode> results) {
    double ours = speed(results.get(0));
    System.out.println(
        "| tool | words read | words a second of processor time | times slower | start-up | peak memory |"
            + " labelled blame with a finding | ordinary sentences with one |");
    System.out.println("|---|---|---|---|---|---|---|---|");
    for (JsonNode result : results) {
      System.out.printf(
          "| %s | %,d | %,.0f | %.1f | %.1f s | %d MB | %d of %d | %d of %d |%n",
          result.get("tool").asText(),
          result.get("words").asLong(),
          speed(result),
          ours / speed(result),
          result.get("startMillis").asLong() / 1000.0,
          result.get("peakMegabytes").asLong(),
          result.get("blameFound").asLong(),
          result.get("blame").asLong(),
          result.get("okFlagged").asLong(),
          result.get("ok").asLong());
    }
  }

  private static double speed(JsonNode result) {
    return result.get("words").asLong() / result.get("cpuSeconds").asDouble();
  }
}
