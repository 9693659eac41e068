package org.blamelesswiki.postmortems.phrasing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuessTrainerTest {

  @Test
  void training_on_the_same_sentences_gives_the_shipped_bytes() throws IOException {
    List<GuessTrainer.Row> rows =
        GuessTrainer.rows().stream().filter(row -> !row.isForValidation()).toList();
    ByteArrayOutputStream trained = new ByteArrayOutputStream();
    GuessTrainer.train(rows).write(trained);

    assertThat(trained.toByteArray())
        .as("a rule, a word or a training sentence changed: run mvn -Ptrain")
        .isEqualTo(Files.readAllBytes(GuessTrainer.MODEL));
  }
}
