package org.blamelesswiki.postmortems.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.blamelesswiki.postmortems.phrasing.Phrasing;
import org.blamelesswiki.postmortems.text.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileMarkdownTest {

  private static final int TIMES = 100_000;

  /** What a page made of 100,000 of these costs would be minutes if anything were read twice. */
  private static final Duration FAR_TOO_LONG = Duration.ofSeconds(60);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<b>",
        "> ",
        "- ",
        "[",
        "![",
        "**a ",
        "*a **b ",
        "`",
        "_a ",
        "&amp;",
        "&",
        "\\",
        "a\n\n",
        "| a ",
        "<!-- ",
        "# ",
        "1. ",
        "[a](b",
        "~~~\n",
        "\ud800",
        "\u202e\u200b"
      })
  void a_page_of_one_sign_again_and_again_is_read_to_its_end(String sign) {
    Document document =
        assertTimeoutPreemptively(
            FAR_TOO_LONG,
            () -> new MarkdownParser().parse(sign.repeat(TIMES) + "\n\nBob did not bother to.\n"));

    assertThat(Phrasing.standard().check(document).complete()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000, 20_000})
  void words_inside_marks_inside_marks_are_read(int depth) {
    String source = "*a **b ".repeat(depth) + "forgot" + "** *".repeat(depth);

    Document document =
        assertTimeoutPreemptively(FAR_TOO_LONG, () -> new MarkdownParser().parse(source));

    assertThat(document.sections().get(0).blocks().get(0).text().text()).contains("forgot");
  }
}
