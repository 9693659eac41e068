package org.blamelesswiki.postmortems.phrasing;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The statistical stage: a linear model over hashed features, trained on the project's own
 * sentences. It guesses whether a reader may hear fault, which kind, and which words weighed most.
 *
 * <p>Weights are kept as bytes with one scale for each head; the heads are the score and one for
 * each category.
 */
final class GuessModel {

  static final int BITS = 18;
  static final int TABLE = 1 << BITS;
  static final int HEADS = 1 + Category.values().length;

  private static final List<Category> CATEGORIES = List.of(Category.values());

  private static final int MAGIC = 0x424c4d31;

  private final byte[][] weights;
  private final float[] scales;
  private final float[] biases;

  GuessModel(byte[][] weights, float[] scales, float[] biases) {
    this.weights = weights;
    this.scales = scales;
    this.biases = biases;
  }

  /** Where a feature stands in the table. */
  static int slot(long hash) {
    return (int) ((hash ^ (hash >>> 29) ^ (hash >>> 43)) & (TABLE - 1));
  }

  /**
   * One feature of a sentence.
   *
   * @param slot its place in the table
   * @param strength how much it counts
   * @param from the first token it speaks of
   * @param to behind the last
   */
  record Feature(int slot, int strength, int from, int to) {}

  /** The features of a sentence with what the rules found in it, each place in the table once. */
  static List<Feature> features(AnalysedSentence sentence, List<RuleCheck.Hit> hits) {
    List<Feature> features = new ArrayList<>(sentence.size() * 24);
    SlotSet seen = new SlotSet();
    SentenceFeatures.Sink sink =
        (hash, strength, from, to) -> {
          int slot = slot(hash);
          if (seen.add(slot)) {
            features.add(new Feature(slot, strength, from, to));
          }
        };
    SentenceFeatures.of(sentence, sink);
    for (RuleCheck.Hit hit : hits) {
      SentenceFeatures.ofHit(hit, sink);
    }
    return features;
  }

  /** The score of a head; above 0 means rather yes. */
  double score(int head, List<Feature> features) {
    long sum = 0;
    for (Feature feature : features) {
      sum += (long) weights[head][feature.slot] * feature.strength;
    }
    return (biases[head] + sum * (double) scales[head]) / Math.sqrt(features.size() + 1.0);
  }

  double score(List<Feature> features) {
    return score(0, features);
  }

  double score(Category category, List<Feature> features) {
    return score(1 + CATEGORIES.indexOf(category), features);
  }

  Category category(List<Feature> features) {
    Category best = Category.INDIVIDUAL_FAULT;
    double most = Double.NEGATIVE_INFINITY;
    Category[] all = Category.values();
    for (int i = 0; i < all.length; i++) {
      double score = score(1 + i, features);
      if (score > most) {
        most = score;
        best = all[i];
      }
    }
    return best;
  }

  /** How much each token of a sentence speaks for fault. */
  double[] weightOfTokens(List<Feature> features, int tokens) {
    double[] weight = new double[tokens];
    for (Feature feature : features) {
      int width = Math.min(feature.to, tokens) - feature.from;
      for (int i = feature.from; i < feature.from + width; i++) {
        weight[i] += weights[0][feature.slot] * feature.strength / (double) width;
      }
    }
    return weight;
  }

  /** The words that weighed most, in text order; at most three. */
  static List<String> heaviest(AnalysedSentence sentence, double[] weight) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < weight.length; i++) {
      String norm = sentence.token(i).norm();
      if (weight[i] > 0 && norm.length() > 1) {
        order.add(i);
      }
    }
    order.sort(Comparator.comparingDouble((Integer i) -> weight[i]).reversed());
    return order.stream()
        .limit(3)
        .sorted()
        .map(i -> sentence.token(i).span().of(sentence.blockText()).toLowerCase(Locale.ROOT))
        .distinct()
        .toList();
  }

  void write(OutputStream out) throws IOException {
    DataOutputStream data = new DataOutputStream(out);
    data.writeInt(MAGIC);
    for (int head = 0; head < HEADS; head++) {
      data.writeFloat(scales[head]);
      data.writeFloat(biases[head]);
      data.write(weights[head]);
    }
    data.flush();
  }

  static GuessModel ofResource(String path) {
    try (InputStream in = GuessModel.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalArgumentException("no such file: " + path);
      }
      return read(new DataInputStream(in));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }

  private static GuessModel read(DataInputStream data) throws IOException {
    if (data.readInt() != MAGIC) {
      throw new IOException("not a model");
    }
    byte[][] weights = new byte[HEADS][TABLE];
    float[] scales = new float[HEADS];
    float[] biases = new float[HEADS];
    for (int head = 0; head < HEADS; head++) {
      scales[head] = data.readFloat();
      biases[head] = data.readFloat();
      data.readFully(weights[head]);
    }
    return new GuessModel(weights, scales, biases);
  }
}
