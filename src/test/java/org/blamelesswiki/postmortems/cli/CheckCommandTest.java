package org.blamelesswiki.postmortems.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {

  private static final String BLAMING = "kofi.b@ did not bother to configure the disk alarm.\n";
  private static final String CALM = "The disk alarm was not configured on three hosts.\n";

  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void a_calm_file_gives_nothing_and_exit_code_0() throws IOException {
    int code = run("check", file("calm.md", CALM));

    assertThat(code).isZero();
    assertThat(printed()).isEqualTo("Nothing to suggest.\n");
  }

  @Test
  void a_finding_gives_exit_code_1_and_its_place() throws IOException {
    int code = run("check", file("page.md", "# Summary\n\n" + BLAMING));

    assertThat(code).isEqualTo(1);
    assertThat(printed()).contains("page.md:3:9: confirm [did-not-bother]");
  }

  @Test
  void fail_on_block_leaves_the_exit_code_at_0() throws IOException {
    assertThat(run("check", "--fail-on", "block", file("page.md", BLAMING))).isZero();
  }

  @Test
  void severity_hides_what_is_below_it() throws IOException {
    run("check", "--severity", "block", file("page.md", BLAMING));

    assertThat(printed()).isEqualTo("Nothing to suggest.\n");
  }

  @Test
  void jsonl_counts_code_points_of_the_decoded_file() throws IOException {
    run("check", "--format", "jsonl", file("page.md", "Rocket \uD83D\uDE80 day.\n\n" + BLAMING));

    JsonNode finding = new ObjectMapper().readTree(printed());
    assertThat(finding.get("start").asInt()).isEqualTo(15 + 8);
    assertThat(finding.get("line").asInt()).isEqualTo(3);
    assertThat(finding.get("column").asInt()).isEqualTo(9);
    assertThat(finding.get("excerpt").asText()).isEqualTo("did not bother to");
    assertThat(finding.get("category").asText()).isEqualTo("motive");
    assertThat(finding.get("severity").asText()).isEqualTo("confirm");
    assertThat(finding.get("file").asText()).endsWith("page.md");
    assertThat(finding.get("rewrites").isArray()).isTrue();
  }

  @Test
  void lines_of_json_are_checked_by_their_id_and_a_broken_one_does_not_stop_the_others()
      throws IOException {
    String lines =
        """
        {"id": "a", "section": "Timeline", "text": "kofi.b@ did not bother to look."}
        {broken
        {"id": "c", "text": "Priya did not bother to look."}
        {"text": "no id"}
        """;

    int code = run("check", "--input", "jsonl", "--format", "jsonl", file("lines.jsonl", lines));

    assertThat(code).isEqualTo(2);
    assertThat(printed().lines().map(line -> line.substring(0, 9)))
        .containsExactly("{\"id\":\"a\"", "{\"id\":\"c\"");
    assertThat(complained())
        .contains("lines.jsonl:2: not a line of JSON", "lines.jsonl:4: needs an id");
  }

  @Test
  void a_language_without_rules_is_said_to_be_unchecked_and_gives_exit_code_2() throws IOException {
    int code = run("check", "--language", "sw", file("page.md", BLAMING));

    assertThat(code).isEqualTo(2);
    assertThat(printed()).doesNotContain("Nothing to suggest");
  }

  @Test
  void the_rules_of_another_language_are_used_when_asked_for() throws IOException {
    String page = file("page.md", "La operatoro forgesis la atestilon.");

    assertThat(run("check", "--language", "eo", page)).isEqualTo(1);
    assertThat(run("check", page)).isZero();
  }

  @Test
  void standard_input_is_read_for_a_hyphen() {
    assertThat(runWith(BLAMING, "check", "-")).isEqualTo(1);
  }

  @Test
  void input_that_cannot_be_read_is_named_and_does_not_stop_the_others() throws IOException {
    Path latin = folder.resolve("latin.txt");
    Files.write(latin, new byte[] {'n', (byte) 0xe9, 'e'});
    Path huge = folder.resolve("huge.txt");
    try (RandomAccessFile sparse = new RandomAccessFile(huge.toFile(), "rw")) {
      sparse.setLength(100L * 1024 * 1024);
    }

    int code =
        run(
            "check",
            folder.toString(),
            latin.toString(),
            huge.toString(),
            folder.resolve("none.md").toString(),
            file("page.md", BLAMING));

    assertThat(code).isEqualTo(2);
    assertThat(complained())
        .contains("is a folder", "is not UTF-8 text", "is larger than 32 MB", "no such file");
    assertThat(printed()).contains("did-not-bother");
  }

  @Test
  void wrong_use_gives_exit_code_2_and_says_why() {
    assertThat(run("check", "--format", "xml", "a.md")).isEqualTo(2);
    assertThat(complained()).contains("--format");
    assertThat(run()).isEqualTo(2);
    assertThat(run("check")).isEqualTo(2);
  }

  @Test
  void sarif_holds_the_rule_and_the_place() throws IOException {
    run("check", "--format", "sarif", file("page.md", BLAMING));

    JsonNode result = new ObjectMapper().readTree(printed()).at("/runs/0/results/0");
    assertThat(result.get("ruleId").asText()).isEqualTo("did-not-bother");
    assertThat(result.at("/locations/0/physicalLocation/region/startColumn").asInt()).isEqualTo(9);
  }

  @Test
  void json_is_one_array() throws IOException {
    run("check", "--format", "json", file("page.md", BLAMING), file("calm.md", CALM));

    assertThat(new ObjectMapper().readTree(printed())).hasSize(1);
  }

  @Test
  void rules_lists_the_catalogue() {
    assertThat(run("rules")).isZero();
    assertThat(printed()).contains("did-not-bother").contains("motive");
  }

  @Test
  void help_explains() {
    assertThat(run("check", "--help")).isZero();
    assertThat(printed()).contains("--fail-on").contains("Exit codes:");
  }

  private String file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }

  private int run(String... args) {
    return runWith("", args);
  }

  private int runWith(String input, String... args) {
    ByteArrayInputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
    return Main.run(
        Arrays.copyOf(args, args.length),
        in,
        new PrintStream(out, false, StandardCharsets.UTF_8),
        new PrintStream(err, false, StandardCharsets.UTF_8));
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String complained() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
