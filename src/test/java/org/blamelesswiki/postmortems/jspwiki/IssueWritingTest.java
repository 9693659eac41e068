package org.blamelesswiki.postmortems.jspwiki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import java.net.URI;
import java.util.List;
import org.apache.wiki.api.core.Engine;
import org.blamelesswiki.postmortems.action.IssueCell;
import org.blamelesswiki.postmortems.action.PageReader;
import org.junit.jupiter.api.Test;

/** Keys written into JSPWiki's tables. */
class IssueWritingTest {

  private static final URI LINK = URI.create("https://issues.example.org/browse/SHOP-1");

  private final IssueWriting writing = new IssueWriting(mock(Engine.class));

  @Test
  void an_empty_cell_gets_the_link_and_the_rest_stays() {
    String page =
        """
        !! Action items
        ||Action||Kind||Owner||Issue
        |Warm the [cache|Cache Page] | prevent | Ada |
        |Second | | |
        After
        """;

    assertThat(written(page))
        .isEqualTo(
            """
            !! Action items
            ||Action||Kind||Owner||Issue
            |Warm the [cache|Cache Page] | prevent | Ada | [SHOP-1|https://issues.example.org/browse/SHOP-1]
            |Second | | | [SHOP-2|https://issues.example.org/browse/SHOP-1]
            After
            """);
  }

  @Test
  void cells_that_are_not_there_are_added() {
    String page = "!! Action items\n||Action||Owner||Issue\n|Warm the cache";

    assertThat(written(page))
        .endsWith("|Warm the cache | | [SHOP-1|https://issues.example.org/browse/SHOP-1]");
  }

  @Test
  void a_cell_in_the_middle_keeps_those_behind_it() {
    String page = "!! Action items\n||Action||Issue||Owner\n|Warm| | Ada\n";

    assertThat(written(page))
        .endsWith("|Warm| [SHOP-1|https://issues.example.org/browse/SHOP-1] | Ada\n");
  }

  private String written(String page) {
    List<IssueCell> cells =
        new PageReader(List.of()).rowsWithoutIssue(WikiMarkup.read(page).document(), page);
    String after = page;
    for (int i = cells.size() - 1; i >= 0; i--) {
      after = writing.withIssue(after, cells.get(i), "SHOP-" + (i + 1), LINK);
    }
    return after;
  }
}
