package org.blamelesswiki.postmortems.phrasing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Pages as they are written: sections of paragraphs, one sentence in thirty with something that a
 * reader may hear as fault. Made of the training sentences, the same every time.
 */
final class OrdinaryPage {

  private static final List<String> HEADINGS =
      List.of("Summary", "Impact", "Timeline", "Root cause", "What went well", "Action items");

  private static final int SENTENCES_IN_PARAGRAPH = 4;
  private static final int ONE_OF = 30;

  private OrdinaryPage() {}

  /** A page of about so many words; another seed gives another page. */
  static String ofWords(int words, long seed) {
    List<String> plain = sentences("ok");
    List<String> flagged = sentences("blame");
    Random random = new Random(seed);
    StringBuilder page = new StringBuilder();
    int written = 0;
    int sentence = 0;
    while (written < words) {
      if (sentence % (SENTENCES_IN_PARAGRAPH * 5) == 0) {
        int heading = sentence / (SENTENCES_IN_PARAGRAPH * 5) % HEADINGS.size();
        page.append("\n\n").append(HEADINGS.get(heading)).append("\n\n");
      } else if (sentence % SENTENCES_IN_PARAGRAPH == 0) {
        page.append("\n\n");
      }
      List<String> from = sentence % ONE_OF == ONE_OF - 1 ? flagged : plain;
      String text = from.get(random.nextInt(from.size()));
      page.append(text).append(' ');
      written += text.split(" ", -1).length;
      sentence++;
    }
    return page.toString();
  }

  private static List<String> sentences(String label) {
    List<String> sentences = new ArrayList<>();
    try (Stream<Path> files = Files.list(GuessTrainer.SENTENCES)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".tsv")).sorted().toList()) {
        for (String line : Files.readAllLines(file)) {
          String[] columns = line.split("\t", 4);
          if (columns[0].equals(label)) {
            sentences.add(columns[3].replace("[", "").replace("]", ""));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sentences;
  }
}
