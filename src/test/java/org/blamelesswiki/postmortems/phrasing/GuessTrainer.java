package org.blamelesswiki.postmortems.phrasing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.blamelesswiki.postmortems.text.BlockMarks;
import org.blamelesswiki.postmortems.text.SectionRole;
import org.blamelesswiki.postmortems.text.Span;

/**
 * Trains the statistical stage on the project's own sentences: logistic regression with L2
 * regularisation by coordinate descent in the dual (Yu, Huang and Lin, "Dual coordinate descent
 * methods for logistic regression and maximum entropy models", 2011). The same sentences and rules
 * give the same bytes, on every machine.
 */
public final class GuessTrainer {

  static final Path SENTENCES = Path.of("src/training/sentences");
  static final Path MODEL = Path.of("src/main/resources/rules/en/guess.bin");

  /** What a sentence on the wrong side of the line costs. */
  private static final double COST = 5;

  /** The same for the heads of the categories, which see fewer sentences each. */
  private static final double COST_OF_KIND = 2.5;

  private static final int ROUNDS = 60;
  private static final double CLOSE_ENOUGH = 1e-3;

  /** A training sentence. */
  record Row(String label, List<String> categories, List<GuessModel.Feature> features, int hash) {

    /** One sentence of twenty is kept from training, by its text, to validate on. */
    boolean isForValidation() {
      return Math.floorMod(hash, 20) == 0;
    }

    boolean isBlame() {
      return label.equals("blame");
    }
  }

  private GuessTrainer() {}

  /** Writes the model that the product ships. */
  public static void main(String[] args) throws IOException {
    GuessModel model = train(rows().stream().filter(row -> !row.isForValidation()).toList());
    try (OutputStream out = Files.newOutputStream(MODEL)) {
      model.write(out);
    }
    System.out.println("wrote " + MODEL);
  }

  static List<Row> rows() throws IOException {
    RulePack pack = RulePack.english();
    RuleCheck rules = new RuleCheck(pack, CheckOptions.standard());
    SentenceAnalyser analyser = new SentenceAnalyser(pack.compiled().lexicon(), KnownPeople.none());
    List<Row> rows = new ArrayList<>();
    try (Stream<Path> files = Files.list(SENTENCES)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".tsv")).sorted().toList()) {
        for (String line : Files.readAllLines(file)) {
          rows.add(row(line.split("\t", 4), rules, analyser));
        }
      }
    }
    for (Rule rule : pack.rules()) {
      String category = rule.category().key();
      for (Example example : rule.flags()) {
        rows.add(example("blame", category, example.plain(), rules, analyser));
        rows.add(example("ok", "-", example.rewrite(), rules, analyser));
      }
      for (String sentence : rule.leaves()) {
        rows.add(example("ok", "-", sentence, rules, analyser));
      }
    }
    return rows;
  }

  /** What a rule file promises, the statistical stage learns too. */
  private static Row example(
      String label, String categories, String text, RuleCheck rules, SentenceAnalyser analyser) {
    return row(new String[] {label, categories, "Root cause", text}, rules, analyser);
  }

  private static Row row(String[] columns, RuleCheck rules, SentenceAnalyser analyser) {
    String text = columns[3].replace("[", "").replace("]", "");
    AnalysedSentence sentence =
        analyser
            .words(
                text,
                new Span(0, text.length()),
                SectionRole.ofHeading(columns[2]),
                BlockMarks.of(List.of()))
            .get(0);
    analyser.addPeople(sentence, true);
    return new Row(
        columns[0],
        Arrays.asList(columns[1].split(",")),
        GuessModel.features(sentence, rules.hits(sentence)),
        text.hashCode());
  }

  static GuessModel train(List<Row> rows) {
    byte[][] weights = new byte[GuessModel.HEADS][];
    float[] scales = new float[GuessModel.HEADS];
    float[] biases = new float[GuessModel.HEADS];
    List<Row> clear = rows.stream().filter(row -> !row.label().equals("mild")).toList();
    List<Row> blame = rows.stream().filter(row -> !row.label().equals("ok")).toList();
    for (int head = 0; head < GuessModel.HEADS; head++) {
      String category = head == 0 ? "" : Category.values()[head - 1].key();
      double[] exact =
          head == 0
              ? fit(clear, Row::isBlame, COST)
              : fit(blame, row -> row.categories().get(0).equals(category), COST_OF_KIND);
      biases[head] = (float) exact[GuessModel.TABLE];
      double largest = 0;
      for (int i = 0; i < GuessModel.TABLE; i++) {
        largest = Math.max(largest, Math.abs(exact[i]));
      }
      scales[head] = (float) (largest / Byte.MAX_VALUE);
      weights[head] = new byte[GuessModel.TABLE];
      for (int i = 0; i < GuessModel.TABLE; i++) {
        weights[head][i] = (byte) Math.round(exact[i] / scales[head]);
      }
    }
    return new GuessModel(weights, scales, biases);
  }

  /** The weights of the features, and the bias behind them. */
  private static double[] fit(List<Row> rows, Predicate<Row> isYes, double cost) {
    int n = rows.size();
    double[] weights = new double[GuessModel.TABLE + 1];
    double[] alphas = new double[n];
    double[] signs = new double[n];
    double[] squares = new double[n];
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      order[i] = i;
      squares[i] = square(rows.get(i));
      signs[i] = isYes.test(rows.get(i)) ? 1 : -1;
      alphas[i] = 1e-8;
      add(weights, rows.get(i), alphas[i] * signs[i]);
    }
    Random random = new Random(1);
    for (int round = 0; round < ROUNDS; round++) {
      double moved = 0;
      for (int i = n - 1; i > 0; i--) {
        int j = random.nextInt(i + 1);
        int swapped = order[i];
        order[i] = order[j];
        order[j] = swapped;
      }
      for (int i : order) {
        double margin = signs[i] * dot(weights, rows.get(i));
        double alpha = step(alphas[i], margin, squares[i], cost);
        moved = Math.max(moved, Math.abs(alpha - alphas[i]) / cost);
        add(weights, rows.get(i), (alpha - alphas[i]) * signs[i]);
        alphas[i] = alpha;
      }
      if (moved < CLOSE_ENOUGH) {
        break;
      }
    }
    return weights;
  }

  /** The best dual variable of one sentence, all others fixed; by Newton's method. */
  private static double step(double alpha, double margin, double square, double cost) {
    double z = alpha;
    for (int i = 0; i < 20; i++) {
      double gradient = square * (z - alpha) + margin + StrictMath.log(z / (cost - z));
      double next = z - gradient / (square + cost / (z * (cost - z)));
      if (next <= 0) {
        next = z * 0.1;
      } else if (next >= cost) {
        next = cost - (cost - z) * 0.1;
      }
      boolean close = Math.abs(next - z) < 1e-9 * cost;
      z = next;
      if (close) {
        break;
      }
    }
    return z;
  }

  /** Features are scaled so that long and short sentences count the same. */
  private static double scale(Row row) {
    return 1 / Math.sqrt(row.features().size() + 1.0);
  }

  /** The square of a sentence's length as a vector. */
  private static double square(Row row) {
    double sum = 1;
    for (GuessModel.Feature feature : row.features()) {
      sum += feature.strength() * (double) feature.strength();
    }
    return sum * scale(row) * scale(row);
  }

  private static double dot(double[] weights, Row row) {
    double sum = weights[GuessModel.TABLE];
    for (GuessModel.Feature feature : row.features()) {
      sum += weights[feature.slot()] * feature.strength();
    }
    return sum * scale(row);
  }

  private static void add(double[] weights, Row row, double amount) {
    double each = amount * scale(row);
    weights[GuessModel.TABLE] += each;
    for (GuessModel.Feature feature : row.features()) {
      weights[feature.slot()] += each * feature.strength();
    }
  }
}
