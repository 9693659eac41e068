package org.blamelesswiki.postmortems.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.blamelesswiki.postmortems.phrasing.Category;
import org.blamelesswiki.postmortems.phrasing.CheckOptions;
import org.blamelesswiki.postmortems.phrasing.Finding;
import org.blamelesswiki.postmortems.phrasing.Phrasing;
import org.blamelesswiki.postmortems.phrasing.PhrasingCheck;
import org.blamelesswiki.postmortems.phrasing.RulePack;
import org.blamelesswiki.postmortems.phrasing.Severity;
import org.blamelesswiki.postmortems.text.PlainTextParser;

/**
 * Measures the check on a corpus that the project does not hold: labelled sentences, and published
 * postmortems with the places that a careful reader marked in them.
 */
public final class Score {

  private static final double Z = 1.96;

  /** The two operating points, by the lowest severity that is shown. */
  private static final List<Severity> POINTS = List.of(Severity.CONFIRM, Severity.HINT);

  private Score() {}

  /** Scores with the corpus at the path given first; says so and stops when it is not there. */
  public static void main(String[] args) throws IOException {
    Path corpus = Path.of(args.length == 0 ? "" : args[0]);
    if (!Files.isDirectory(corpus.resolve("labelled"))) {
      System.out.println("No corpus at \"" + corpus + "\": give its folder with -Dcorpus=…");
      return;
    }
    List<String> near = Nearness.of(corpus).near(Path.of("src/training/sentences"));
    System.out.printf("Training sentences that come near the corpus: %d %s%n", near.size(), near);
    RulePack pack = RulePack.english();
    CheckOptions rulesOnly = CheckOptions.standard().withOff(Set.of(RulePack.GUESS));
    score("Rules and statistical stage, as shipped", Phrasing.standard(), corpus);
    score("Rules alone", Phrasing.of(pack, rulesOnly), corpus);
  }

  private static void score(String title, PhrasingCheck check, Path corpus) throws IOException {
    System.out.printf("%n## %s%n%n", title);
    labelled(check, corpus);
    real(check, corpus);
  }

  private static void labelled(PhrasingCheck check, Path corpus) throws IOException {
    ObjectMapper json = new ObjectMapper();
    Map<Severity, Tally> inAll = new LinkedHashMap<>();
    Map<Severity, Map<Category, Tally>> byCategory = new LinkedHashMap<>();
    for (Severity lowest : POINTS) {
      inAll.put(lowest, new Tally());
      byCategory.put(lowest, new EnumMap<>(Category.class));
    }
    int right = 0;
    int found = 0;
    for (String line : Files.readAllLines(corpus.resolve("labelled/dev.jsonl"))) {
      JsonNode node = json.readTree(line);
      String label = node.get("label").asText();
      if (label.equals("mild")) {
        continue;
      }
      boolean blame = label.equals("blame");
      Set<String> named = new HashSet<>();
      node.path("categories").forEach(name -> named.add(name.asText()));
      List<Finding> findings =
          check
              .check(
                  PlainTextParser.oneBlock(
                      node.path("section").asText(""), node.get("text").asText()))
              .findings();
      for (Severity lowest : POINTS) {
        List<Finding> shown =
            findings.stream().filter(f -> f.severity().compareTo(lowest) >= 0).toList();
        inAll.get(lowest).add(blame, !shown.isEmpty(), !shown.isEmpty());
        for (Category category : Category.values()) {
          byCategory
              .get(lowest)
              .computeIfAbsent(category, any -> new Tally())
              .add(
                  blame,
                  blame && named.contains(category.key()),
                  !shown.isEmpty(),
                  shown.stream().anyMatch(f -> f.category() == category));
        }
      }
      if (blame && !findings.isEmpty()) {
        found++;
        right += findings.stream().anyMatch(f -> named.contains(f.category().key())) ? 1 : 0;
      }
    }
    System.out.println("| labelled sentences | precision | recall |\n|---|---|---|");
    inAll.forEach(
        (lowest, tally) ->
            System.out.printf(
                "| %s | %s | %s |%n", name(lowest), tally.precision(), tally.recall()));
    System.out.printf("%nCategory right: %s%n", share(right, found));
    byCategory.forEach(
        (lowest, tallies) -> {
          System.out.printf(
              "%n| category, %s | precision | recall |%n|---|---|---|%n", name(lowest));
          tallies.forEach(
              (category, tally) ->
                  System.out.printf(
                      "| %s | %s | %s |%n", category.key(), tally.precision(), tally.recall()));
        });
  }

  private static String name(Severity lowest) {
    return lowest == Severity.HINT ? "all findings" : "`confirm` and above";
  }

  /** Counts of labelled sentences. Of a category: a finding of it is right on any blame. */
  private static final class Tally {
    private int flaggedRight;
    private int flagged;
    private int recalled;
    private int wanted;

    void add(boolean blame, boolean found, boolean ofKind) {
      add(blame, blame, found, ofKind);
    }

    /**
     * Adds a sentence.
     *
     * @param blame whether it is labelled so
     * @param isWanted whether it counts for recall here
     * @param found whether anything was found in it
     * @param ofKind whether something of the kind counted here was found in it
     */
    void add(boolean blame, boolean isWanted, boolean found, boolean ofKind) {
      flagged += ofKind ? 1 : 0;
      flaggedRight += ofKind && blame ? 1 : 0;
      wanted += isWanted ? 1 : 0;
      recalled += isWanted && found ? 1 : 0;
    }

    String precision() {
      return share(flaggedRight, flagged);
    }

    String recall() {
      return share(recalled, wanted);
    }
  }

  /** A marked place of a real document, in code points. */
  private record Marked(int start, int end, boolean blame) {}

  private static void real(PhrasingCheck check, Path corpus) throws IOException {
    ObjectMapper json = new ObjectMapper();
    Map<String, List<Marked>> marked = new HashMap<>();
    for (String line : Files.readAllLines(corpus.resolve("real-annotations.jsonl"))) {
      JsonNode node = json.readTree(line);
      marked
          .computeIfAbsent(node.get("file").asText(), any -> new ArrayList<>())
          .add(
              new Marked(
                  node.get("start").asInt(),
                  node.get("end").asInt(),
                  node.get("label").asText().equals("blame")));
    }
    MarkdownParser parser = new MarkdownParser();
    int words = 0;
    int[] wrong = new int[2];
    int[] recalled = new int[2];
    int blame = 0;
    for (String file : Files.readAllLines(corpus.resolve("real-annotated-files.txt"))) {
      String source = Files.readString(corpus.resolve("real").resolve(file));
      words += source.strip().split("\\s+").length;
      List<Marked> places = marked.getOrDefault(file, List.of());
      boolean[][] hit = new boolean[2][places.size()];
      for (Finding finding : check.check(parser.parse(source)).findings()) {
        int start = source.codePointCount(0, finding.sentenceSpan().start());
        int end = source.codePointCount(0, finding.sentenceSpan().end());
        boolean expected = false;
        for (int i = 0; i < places.size(); i++) {
          if (places.get(i).start() < end && start < places.get(i).end()) {
            expected = true;
            hit[0][i] |= finding.severity() != Severity.HINT;
            hit[1][i] = true;
          }
        }
        if (!expected) {
          wrong[0] += finding.severity() != Severity.HINT ? 1 : 0;
          wrong[1]++;
        }
      }
      for (int i = 0; i < places.size(); i++) {
        if (places.get(i).blame()) {
          blame++;
          recalled[0] += hit[0][i] ? 1 : 0;
          recalled[1] += hit[1][i] ? 1 : 0;
        }
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%n| real postmortems, %d words | on sentences not marked, per 1,000 words | recall of marked blame |%n|---|---|---|%n",
        words);
    for (int i = 0; i < 2; i++) {
      System.out.printf(
          Locale.ROOT,
          "| %s | %.2f (%d) | %s |%n",
          name(POINTS.get(i)),
          wrong[i] * 1000.0 / words,
          wrong[i],
          share(recalled[i], blame));
    }
  }

  /** A share with its 95 % interval after Wilson (1927). */
  private static String share(int hits, int of) {
    if (of == 0) {
      return "none";
    }
    double p = hits / (double) of;
    double middle = (p + Z * Z / (2 * of)) / (1 + Z * Z / of);
    double half = Z * Math.sqrt(p * (1 - p) / of + Z * Z / (4.0 * of * of)) / (1 + Z * Z / of);
    return String.format(
        Locale.ROOT, "%.3f (%.3f to %.3f), %d of %d", p, middle - half, middle + half, hits, of);
  }
}
