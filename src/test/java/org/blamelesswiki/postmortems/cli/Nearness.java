package org.blamelesswiki.postmortems.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tells which training sentences come near a text that the check is measured on: figures are worth
 * nothing when a model was trained on what measures it.
 */
final class Nearness {

  /** A run of so many words is no accident of the language any more. */
  private static final int RUN = 5;

  private final Set<String> runs = new HashSet<>();

  private Nearness() {}

  /** Reads all that the corpus measures with. */
  static Nearness of(Path corpus) throws IOException {
    Nearness measured = new Nearness();
    ObjectMapper json = new ObjectMapper();
    for (String line : Files.readAllLines(corpus.resolve("labelled/dev.jsonl"))) {
      measured.runs.addAll(runs(json.readTree(line).get("text").asText()));
    }
    for (String file : Files.readAllLines(corpus.resolve("real-annotated-files.txt"))) {
      measured.runs.addAll(runs(Files.readString(corpus.resolve("real").resolve(file))));
    }
    return measured;
  }

  /** The training sentences that share a run of words with the corpus. */
  List<String> near(Path training) throws IOException {
    List<String> near = new ArrayList<>();
    try (Stream<Path> files = Files.list(training)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".tsv")).sorted().toList()) {
        for (String line : Files.readAllLines(file)) {
          String text = line.split("\t", 4)[3].replace("[", "").replace("]", "");
          if (runs(text).stream().anyMatch(runs::contains)) {
            near.add(text);
          }
        }
      }
    }
    return near;
  }

  private static List<String> runs(String text) {
    String[] words =
        text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9']+", " ").strip().split(" ");
    List<String> runs = new ArrayList<>();
    for (int i = 0; i + RUN <= words.length; i++) {
      runs.add(String.join(" ", List.of(words).subList(i, i + RUN)));
    }
    return runs;
  }
}
