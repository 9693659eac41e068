package org.blamelesswiki.postmortems.confluence.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.atlassian.confluence.pages.AbstractPage;
import com.atlassian.confluence.pages.Page;
import com.atlassian.confluence.pages.PageManager;
import com.atlassian.confluence.security.ContentPermissionSet;
import java.lang.reflect.Proxy;
import java.util.Date;
import org.blamelesswiki.postmortems.confluence.fake.FakeConfluence;
import org.blamelesswiki.postmortems.confluence.save.SavedContent;
import org.blamelesswiki.postmortems.confluence.storage.StorageFormat;
import org.blamelesswiki.postmortems.spi.Pages;
import org.blamelesswiki.postmortems.spi.Viewer;
import org.junit.jupiter.api.Test;

/** Nothing of an entity is read outside of a transaction. */
class TransactionsTest {

  private static final Viewer ADMIN = Viewer.user("key-admin", "Ada Admin", true);

  private final FakeConfluence wiki = FakeConfluence.withSampleUsers();
  private final Transactions transactions = new Transactions(wiki.transactions());
  private final ConfluencePages bare = pages();

  /** A page that says what it knows only where Hibernate would. */
  private final class LazyPage extends Page {

    private <T> T lazy(T value) {
      if (!wiki.isInTransaction()) {
        throw new IllegalStateException("no session");
      }
      return value;
    }

    @Override
    public long getId() {
      return 7;
    }

    @Override
    public String getSpaceKey() {
      return lazy("OPS");
    }

    @Override
    public String getTitle() {
      return lazy("Outage");
    }

    @Override
    public String getBodyAsString() {
      return lazy("<p>text</p>");
    }

    @Override
    public int getVersion() {
      return lazy(1);
    }

    @Override
    public boolean isDraft() {
      return lazy(false);
    }

    @Override
    public ContentPermissionSet getContentPermissionSet(String type) {
      return lazy(null);
    }

    @Override
    public Date getLastModificationDate() {
      return lazy(new Date(0));
    }
  }

  private ConfluencePages pages() {
    PageManager manager =
        (PageManager)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {PageManager.class},
                (self, method, arguments) ->
                    AbstractPage.class.isAssignableFrom(method.getReturnType())
                        ? new LazyPage()
                        : null);
    Users users = new Users(wiki.userAccessor(), wiki.userManager(), wiki.localeManager());
    return new ConfluencePages(
        manager, wiki.spaceManager(), wiki.permissionManager(), users, new StorageFormat());
  }

  @Test
  void what_the_core_asks_of_pages_is_asked_in_one() {
    Pages pages = transactions.around(Pages.class, bare);

    assertThat(pages.find("7", ADMIN).orElseThrow().source()).isEqualTo("<p>text</p>");
    assertThat(pages.mayEdit("7", ADMIN)).isTrue();
    assertThatThrownBy(() -> bare.find("7", ADMIN)).hasMessage("no session");
  }

  @Test
  void what_the_save_hook_asks_is_asked_in_one() {
    SavedContent content = transactions.around(SavedContent.class, bare.savedContent());

    SavedContent.Stored stored = content.find("7", ADMIN).orElseThrow();

    assertThat(stored.title()).isEqualTo("Outage");
    assertThat(content.text(stored)).isEqualTo("<p>text</p>");
  }

  @Test
  void what_goes_wrong_inside_is_thrown_as_it_was() {
    Runnable failing =
        () -> {
          throw new UnsupportedOperationException("not here");
        };

    assertThatThrownBy(() -> transactions.around(Runnable.class, failing).run())
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage("not here");
  }
}
