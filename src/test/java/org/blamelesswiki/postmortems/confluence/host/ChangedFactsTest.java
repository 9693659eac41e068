package org.blamelesswiki.postmortems.confluence.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.blamelesswiki.postmortems.confluence.fake.FakeConfluence;
import org.blamelesswiki.postmortems.confluence.fake.FakePage;
import org.blamelesswiki.postmortems.confluence.storage.FactsMacro;
import org.blamelesswiki.postmortems.confluence.storage.StorageFormat;
import org.blamelesswiki.postmortems.spi.Viewer;
import org.junit.jupiter.api.Test;

/** Facts that are corrected on a page in Confluence. */
class ChangedFactsTest {

  private final FakeConfluence wiki = FakeConfluence.withSampleUsers();
  private final ConfluencePages pages =
      new ConfluencePages(
          wiki.pageManager(),
          wiki.spaceManager(),
          wiki.permissionManager(),
          new Users(wiki.userAccessor(), wiki.userManager(), wiki.localeManager()),
          new StorageFormat());
  private final FakePage page =
      wiki.newPage("OPS", "Outage", FactsMacro.storage("service: a", Map.of()) + "<p>text</p>");
  private final String id = String.valueOf(page.getId());
  private final Viewer admin = Viewer.user("key-admin", "Admin", true);

  @Test
  void they_are_a_new_version_of_the_page_and_its_text_stays() {
    boolean isSaved = pages.changeFacts(id, page.getVersion(), "service: b", admin);

    assertThat(isSaved).isTrue();
    assertThat(page.getVersion()).isEqualTo(2);
    assertThat(page.getBodyAsString())
        .isEqualTo(FactsMacro.storage("service: b", Map.of()) + "<p>text</p>");
  }

  @Test
  void nothing_is_saved_over_what_somebody_else_saved_in_between() {
    assertThat(pages.changeFacts(id, page.getVersion() - 1, "service: b", admin)).isFalse();
    assertThat(page.getBodyAsString()).contains("service: a");
  }

  @Test
  void nothing_is_saved_for_who_may_not_edit_or_on_a_page_without_facts() {
    FakePage other = wiki.newPage("OPS", "Other", "<p>text</p>");

    assertThat(pages.changeFacts(id, page.getVersion(), "service: b", Viewer.ANONYMOUS)).isFalse();
    assertThat(
            pages.changeFacts(
                String.valueOf(other.getId()), other.getVersion(), "service: b", admin))
        .isFalse();
    assertThat(page.getVersion()).isEqualTo(1);
  }
}
