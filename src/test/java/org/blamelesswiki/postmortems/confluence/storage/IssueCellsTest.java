package org.blamelesswiki.postmortems.confluence.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.blamelesswiki.postmortems.action.IssueCell;
import org.blamelesswiki.postmortems.action.PageReader;
import org.junit.jupiter.api.Test;

/** Keys written into tables of storage format. */
class IssueCellsTest {

  private static final URI LINK = URI.create("https://issues.example.org/browse/SHOP-1?a=1&b=2");
  private static final String HEAD =
      "<h2>Action items</h2><table><tbody>"
          + "<tr><th>Action</th><th>Owner</th><th>Issue</th></tr>";

  private final StorageFormat format = new StorageFormat(key -> Optional.empty());

  @Test
  void an_empty_cell_gets_the_link_and_the_rest_stays() {
    String page =
        HEAD
            + "<tr><td>Warm &amp; keep the cache</td><td>Ada</td><td><p></p></td></tr>"
            + "<tr><td>Second</td><td></td><td></td></tr></tbody></table><p>After</p>";

    assertThat(written(page))
        .isEqualTo(
            HEAD
                + "<tr><td>Warm &amp; keep the cache</td><td>Ada</td><td><p>"
                + link("SHOP-1")
                + "</p></td></tr><tr><td>Second</td><td></td><td>"
                + link("SHOP-2")
                + "</td></tr></tbody></table><p>After</p>");
  }

  @Test
  void a_table_without_a_column_for_issues_gets_it_behind_the_words() {
    String page =
        "<h2>Action items</h2><table><tbody><tr><th>Action</th><th>Owner</th></tr>"
            + "<tr><td>Warm the cache</td><td>Ada</td></tr></tbody></table>";

    assertThat(written(page))
        .contains("<td>Warm the cache " + link("SHOP-1") + "</td><td>Ada</td>");
  }

  @Test
  void what_was_written_is_read_again_as_the_issue_of_its_row() {
    String page = HEAD + "<tr><td>Warm</td><td>Ada</td><td></td></tr></tbody></table>";

    String after = written(page);

    assertThat(new PageReader(List.of()).rowsWithoutIssue(format.parse(after), after)).hasSize(1);
    assertThat(after).contains(">SHOP-1</a></td></tr>");
  }

  private String written(String page) {
    List<IssueCell> cells = new PageReader(List.of()).rowsWithoutIssue(format.parse(page), page);
    String after = page;
    for (int i = cells.size() - 1; i >= 0; i--) {
      after = IssueCells.withIssue(after, cells.get(i), "SHOP-" + (i + 1), LINK);
    }
    return after;
  }

  private static String link(String key) {
    return "<a href=\"https://issues.example.org/browse/SHOP-1?a=1&amp;b=2\">" + key + "</a>";
  }
}
