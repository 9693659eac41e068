package org.blamelesswiki.postmortems.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.blamelesswiki.postmortems.action.IssueNames.KeyForm.NUMBER;
import static org.blamelesswiki.postmortems.action.IssueNames.KeyForm.PROJECT_AND_NUMBER;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.blamelesswiki.postmortems.text.BlockKind;
import org.blamelesswiki.postmortems.text.Document;
import org.blamelesswiki.postmortems.text.SectionRole;
import org.junit.jupiter.api.Test;

class PageReaderTest {

  private static final IssueNames SHOP =
      new IssueNames(
          "shop",
          URI.create("https://issues.example.org/jira"),
          PROJECT_AND_NUMBER,
          true,
          Set.of());
  private static final IssueNames REDMINE =
      new IssueNames("rm", URI.create("https://redmine.example.org/"), NUMBER, false, Set.of());

  private final PageReader reader = new PageReader(List.of(SHOP, REDMINE));

  @Test
  void keys_are_found_in_running_text() {
    assertThat(keysIn("See SHOP-142, (OPS-7) and A1_B-9."))
        .containsExactly("SHOP-142", "OPS-7", "A1_B-9");
  }

  @Test
  void words_that_only_look_like_keys_are_left_alone() {
    assertThat(keysIn("UTF-8, SHA-256, CVE-2024-1234, ISO-8601, RFC-2119, SEV-1, SHOP-0, shop-4"))
        .isEmpty();
    assertThat(keysIn("XSHOP-14x a/SHOP-3 SHOP-3.5 SHOP-3-fix pre-SHOP-3")).isEmpty();
  }

  @Test
  void listed_projects_are_the_only_ones_whose_keys_count() {
    PageReader listed =
        new PageReader(
            List.of(new IssueNames("shop", SHOP.base(), PROJECT_AND_NUMBER, false, Set.of("SEV"))));

    PageItems items = listed.read(Document.ofText("SEV-1 and OPS-2"), "SEV-1 and OPS-2");

    assertThat(items.mentions()).extracting(m -> m.issue().key()).containsExactly("SEV-1");
  }

  @Test
  void links_below_a_base_address_name_an_issue_and_others_none() {
    String source =
        "[one|https://ISSUES.example.org/jira/browse/SHOP-1?focused=2] "
            + "https://issues.example.org/jira/projects/SHOP/issues/SHOP-2 "
            + "https://elsewhere.example.org/browse/SHOP-3 "
            + "https://issues.example.org/other/browse/SHOP-4 "
            + "https://issues.example.org.evil.example/jira/browse/SHOP-5 "
            + "https://issues.example.org/jira/x/../../browse/SHOP-6 "
            + "https://redmine.example.org/issues/77#note-2";

    PageItems items = reader.read(Document.ofText(source), source);

    assertThat(items.mentions())
        .extracting(Mention::issue)
        .containsExactly(
            new IssueRef("shop", "SHOP-1"),
            new IssueRef("shop", "SHOP-2"),
            new IssueRef("rm", "77"));
    assertThat(items.mentions()).extracting(Mention::source).containsOnly(ItemSource.LINK);
  }

  @Test
  void code_quotations_guidance_and_titles_name_nothing() {
    PageSketch page =
        new PageSketch(
                "SHOP-1 SHOP-2 SHOP-3 SHOP-4 run SHOP-5 now https://issues.example.org/jira/browse/SHOP-6")
            .block(BlockKind.TITLE, "SHOP-1")
            .block(BlockKind.CODE, "SHOP-2")
            .block(BlockKind.QUOTATION, "SHOP-3")
            .block(BlockKind.GUIDANCE, "SHOP-4")
            .paragraphWithCode("run SHOP-5 now", "SHOP-5")
            .block(BlockKind.CODE, "https://issues.example.org/jira/browse/SHOP-6");

    assertThat(reader.read(page.document(), page.source).mentions()).isEmpty();
  }

  @Test
  void the_action_section_is_all_that_counts_where_it_names_an_item() {
    PageSketch page =
        new PageSketch("The ticket is INC-1. Fix in SHOP-2.")
            .section(SectionRole.SUMMARY)
            .block(BlockKind.PARAGRAPH, "The ticket is INC-1.")
            .section(SectionRole.ACTION_ITEMS)
            .block(BlockKind.PARAGRAPH, "Fix in SHOP-2.");

    assertThat(reader.read(page.document(), page.source).mentions())
        .extracting(m -> m.issue().key())
        .containsExactly("SHOP-2");
  }

  @Test
  void a_wiki_table_gives_what_it_says_beside_an_issue_and_rows_without_one() {
    PageSketch page =
        new PageSketch(
                """
                || Action || Type || Owner || Due || Factor || Issue || State
                | Warm the cache | prevent | | 2026-02-01 | Cold cache | [SHOP-1|https://issues.example.org/jira/browse/SHOP-1] | agreed
                | Alert on queue age | detect | Ana | soon | No alert | | not done: costs more than it saves
                """)
            .section(SectionRole.ACTION_ITEMS)
            .cells("Action", "Type", "Owner", "Due", "Factor", "Issue", "State")
            .cells("Warm the cache", "prevent", "2026-02-01", "Cold cache", "SHOP-1", "agreed")
            .cells("Alert on queue age", "detect", "Ana", "soon", "No alert")
            .cells("not done: costs more than it saves");

    PageItems items = reader.read(page.document(), page.source);

    TableRow beside = items.mentions().get(0).row();
    assertThat(items.mentions()).extracting(m -> m.issue().key()).containsOnly("SHOP-1");
    assertThat(beside)
        .isEqualTo(
            new TableRow(
                "Warm the cache",
                ActionType.PREVENT,
                "",
                LocalDate.of(2026, 2, 1),
                "Cold cache",
                Agreement.AGREED,
                ""));
    assertThat(items.tasks()).hasSize(1);
    PageTask task = items.tasks().get(0);
    assertThat(task.details().title()).isEqualTo("Alert on queue age");
    assertThat(task.details().owner().name()).isEqualTo("Ana");
    assertThat(task.details().due()).isNull();
    assertThat(task.details().status().statusClass()).isEqualTo(StatusClass.NOT_DOING);
    assertThat(task.row().reason()).isEqualTo("costs more than it saves");
  }

  @Test
  void a_storage_format_table_reads_the_same() {
    PageSketch page =
        new PageSketch(
                """
                <table><thead><tr><th>Action</th><th>Owner</th><th>Due</th></tr></thead><tbody>
                <tr>
                  <td><p>Warm it <a href="https://issues.example.org/jira/browse/SHOP-1">here</a></p></td>
                  <td></td>
                  <td>2026-03-01</td>
                </tr>
                <tr><td>Second</td><td>Bo</td><td/></tr>
                </tbody></table>""")
            .section(SectionRole.ACTION_ITEMS)
            .cells("Action", "Owner", "Due")
            .cells("Warm it", "here", "2026-03-01")
            .cells("Second", "Bo");

    PageItems items = reader.read(page.document(), page.source);

    assertThat(items.mentions()).hasSize(1);
    assertThat(items.mentions().get(0).row().due()).isEqualTo(LocalDate.of(2026, 3, 1));
    assertThat(items.mentions().get(0).row().title()).isEqualTo("Warm it here");
    assertThat(items.tasks()).extracting(t -> t.details().title()).containsExactly("Second");
    assertThat(items.tasks().get(0).details().owner().name()).isEqualTo("Bo");
  }

  @Test
  void a_table_without_action_headings_is_no_action_table() {
    PageSketch page =
        new PageSketch("|| Time || Event\n| 10:00 | Alarm\n")
            .section(SectionRole.ACTION_ITEMS)
            .cells("Time", "Event", "10:00", "Alarm");

    assertThat(reader.read(page.document(), page.source).tasks()).isEmpty();
  }

  @Test
  void a_row_keeps_its_id_when_the_table_is_sorted() {
    String first = "|| Action || Owner\n| A | x\n| B | y\n";
    String second = "|| Action || Owner\n| B | z\n| A | x\n";

    assertThat(taskIds(first, "A", "x", "B", "y"))
        .containsExactlyInAnyOrderElementsOf(taskIds(second, "B", "z", "A", "x"));
  }

  @Test
  void hostile_pages_cost_no_more_per_character_than_others() {
    String keys = "SHOP-1 ".repeat(150_000);
    String dashes = "A-".repeat(500_000);
    String links = "http://".repeat(150_000);
    String capitals = "A".repeat(1_000_000) + "-1";

    assertTimeout(
        Duration.ofSeconds(10),
        () -> {
          for (String source : List.of(keys, dashes, links, capitals)) {
            reader.read(Document.ofText(source), source);
          }
          assertThat(reader.read(Document.ofText(keys), keys).mentions())
              .hasSize(PageReader.MOST_MENTIONS);
        });
  }

  @Test
  void a_table_of_many_rows_is_read_in_linear_time() {
    StringBuilder source = new StringBuilder("|| Action || Owner\n");
    for (int i = 0; i < 20_000; i++) {
      source.append("| Do ").append(i).append("x | SHOP-").append(i + 1).append('\n');
    }
    PageSketch page = new PageSketch(source.toString()).section(SectionRole.ACTION_ITEMS);
    page.cells("Action", "Owner");
    for (int i = 0; i < 20_000; i++) {
      page.cells("Do " + i + "x", "SHOP-" + (i + 1));
    }

    assertTimeout(Duration.ofSeconds(10), () -> reader.read(page.document(), page.source));
  }

  private List<TaskId> taskIds(String source, String... cells) {
    PageSketch page =
        new PageSketch(source)
            .section(SectionRole.ACTION_ITEMS)
            .cells("Action", "Owner")
            .cells(cells);
    return reader.read(page.document(), page.source).tasks().stream().map(PageTask::id).toList();
  }

  private List<String> keysIn(String text) {
    return reader.read(Document.ofText(text), text).mentions().stream()
        .map(mention -> mention.issue().key())
        .toList();
  }
}
