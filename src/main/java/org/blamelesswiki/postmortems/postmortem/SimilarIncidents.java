package org.blamelesswiki.postmortems.postmortem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.blamelesswiki.postmortems.criteria.FactKey;
import org.blamelesswiki.postmortems.criteria.FactValue;
import org.blamelesswiki.postmortems.criteria.Facts;

/**
 * Finds earlier incidents like another one: of the same service, team or class, or told in the same
 * words. An inverted index in memory: a search reads the lists of the terms it has, and no incident
 * that shares none of them. Weighs by BM25 (Robertson and Zaragoza, "The Probabilistic Relevance
 * Framework", 2009). See docs/decisions/006-own-index-of-incidents.md.
 */
public final class SimilarIncidents {

  /** Longer texts repeat words; BM25's usual values. */
  private static final double SATURATION = 1.2;

  private static final double LENGTH_WEIGHT = 0.75;

  /** A shared name, such as the service, says more than a shared word. */
  private static final double NAME_WEIGHT = 2;

  /** A word in more than half of many incidents tells none of them apart. */
  private static final int MANY = 50;

  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

  private static final Set<String> STOP_WORDS =
      Set.of(
          "the",
          "and",
          "for",
          "was",
          "were",
          "are",
          "with",
          "from",
          "that",
          "this",
          "not",
          "had",
          "has",
          "have",
          "but",
          "its",
          "during",
          "after",
          "before",
          "some",
          "because",
          "incident",
          "outage",
          "postmortem",
          "der",
          "die",
          "das",
          "und",
          "war",
          "waren",
          "mit",
          "von",
          "vom",
          "bei",
          "nach",
          "vor",
          "ein",
          "eine",
          "einen",
          "nicht",
          "wegen",
          "ausfall",
          "vorfall");

  private final List<Entry> entries;
  private final Map<String, List<Posting>> postings = new HashMap<>();
  private final int[] lengths;
  private final double averageLength;

  private SimilarIncidents(Collection<Entry> all) {
    entries = List.copyOf(all);
    lengths = new int[entries.size()];
    long total = 0;
    for (int i = 0; i < lengths.length; i++) {
      Map<String, Integer> terms = terms(entries.get(i).title(), entries.get(i).facts());
      for (Map.Entry<String, Integer> term : terms.entrySet()) {
        postings
            .computeIfAbsent(term.getKey(), t -> new ArrayList<>())
            .add(new Posting(i, term.getValue()));
        lengths[i] += term.getValue();
      }
      total += lengths[i];
    }
    averageLength = lengths.length == 0 ? 1 : Math.max(1, (double) total / lengths.length);
  }

  /** An index of those incidents. */
  public static SimilarIncidents of(Collection<Entry> entries) {
    return new SimilarIncidents(entries);
  }

  /**
   * One incident to be found.
   *
   * @param id names it
   * @param title what readers call it
   * @param facts what is known about it
   */
  public record Entry(String id, String title, Facts facts) {}

  /**
   * One that was found.
   *
   * @param id which
   * @param sameNames the facts in which both have a name in common, such as the service
   */
  public record Match(String id, Set<FactKey> sameNames) {
    public Match {
      sameNames = Set.copyOf(sameNames);
    }
  }

  private record Posting(int entry, int count) {}

  private record Scored(int entry, double score) {}

  /**
   * Those most like {@code wanted}, the most like first; none for want of a shared name or of two
   * words, or of one in a title of one.
   *
   * @param most how many at most
   * @param shown whether one may be shown; asked for the best ones only
   */
  public List<Match> find(Entry wanted, int most, Predicate<String> shown) {
    Map<String, Integer> terms = terms(wanted.title(), wanted.facts());
    double[] scores = new double[lengths.length];
    int[] words = new int[lengths.length];
    long wordsWanted = terms.keySet().stream().filter(term -> !isName(term)).count();
    List<Integer> touched = new ArrayList<>();
    for (String term : terms.keySet()) {
      List<Posting> list = postings.getOrDefault(term, List.of());
      if (lengths.length > MANY && list.size() > lengths.length / 2 && !isName(term)) {
        continue;
      }
      double weight = weight(term, list.size());
      for (Posting posting : list) {
        if (scores[posting.entry] == 0) {
          touched.add(posting.entry);
        }
        scores[posting.entry] += weight * saturated(posting);
        words[posting.entry] += isName(term) ? 2 : 1;
      }
    }
    List<Match> found = new ArrayList<>();
    List<Scored> best =
        touched.stream()
            .filter(entry -> words[entry] >= Math.min(2, Math.max(1, wordsWanted)))
            .map(entry -> new Scored(entry, scores[entry]))
            .sorted(Comparator.comparingDouble(Scored::score).reversed())
            .toList();
    for (Scored scored : best) {
      Entry entry = entries.get(scored.entry);
      if (found.size() == most) {
        break;
      }
      if (!entry.id().equals(wanted.id()) && shown.test(entry.id())) {
        found.add(new Match(entry.id(), sameNames(entry.facts(), wanted.facts())));
      }
    }
    return found;
  }

  /** The rarer a term, the more it says. */
  private double weight(String term, int entriesWithIt) {
    double rarity = Math.log(1 + (lengths.length - entriesWithIt + 0.5) / (entriesWithIt + 0.5));
    return isName(term) ? NAME_WEIGHT * Math.max(rarity, 1) : rarity;
  }

  private double saturated(Posting posting) {
    double length = 1 - LENGTH_WEIGHT + LENGTH_WEIGHT * lengths[posting.entry] / averageLength;
    return posting.count * (SATURATION + 1) / (posting.count + SATURATION * length);
  }

  private static Set<FactKey> sameNames(Facts one, Facts other) {
    Set<FactKey> same = new LinkedHashSet<>();
    one.values()
        .forEach(
            (key, value) -> {
              if (value instanceof FactValue.Names names
                  && other.names(key).map(n -> sharesAny(n, names)).orElse(false)) {
                same.add(key);
              }
            });
    return same;
  }

  private static boolean sharesAny(FactValue.Names one, FactValue.Names other) {
    return one.values().stream()
        .anyMatch(name -> other.values().stream().anyMatch(name::equalsIgnoreCase));
  }

  /** How often each term stands in it; a name is {@code service=checkout}, a word itself. */
  private static Map<String, Integer> terms(String title, Facts facts) {
    Map<String, Integer> terms = new HashMap<>();
    words(title).forEach(word -> terms.merge(word, 1, Integer::sum));
    facts
        .values()
        .forEach(
            (key, value) -> {
              if (value instanceof FactValue.Names names) {
                for (String name : names.values()) {
                  terms.merge(key + "=" + name.toLowerCase(Locale.ROOT), 1, Integer::sum);
                }
              } else if (value instanceof FactValue.Judged judged) {
                words(judged.reason()).forEach(word -> terms.merge(word, 1, Integer::sum));
              } else if (value instanceof FactValue.YesNo yesNo && yesNo.yes()) {
                terms.merge(key.value(), 1, Integer::sum);
              }
            });
    return terms;
  }

  private static boolean isName(String term) {
    return term.indexOf('=') >= 0;
  }

  private static Stream<String> words(String text) {
    return Arrays.stream(NO_WORD.split(text.toLowerCase(Locale.ROOT)))
        .filter(word -> word.length() > 2 && !STOP_WORDS.contains(word))
        .map(SimilarIncidents::stem);
  }

  /** Several of a thing and one of it are the same word. */
  private static String stem(String word) {
    return word.length() > 4 && word.endsWith("s") && !word.endsWith("ss")
        ? word.substring(0, word.length() - 1)
        : word;
  }
}
