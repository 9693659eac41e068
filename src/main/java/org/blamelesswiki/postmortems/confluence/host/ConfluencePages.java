package org.blamelesswiki.postmortems.confluence.host;

import com.atlassian.confluence.pages.AbstractPage;
import com.atlassian.confluence.pages.PageManager;
import com.atlassian.confluence.security.Permission;
import com.atlassian.confluence.security.PermissionManager;
import com.atlassian.confluence.spaces.Space;
import com.atlassian.confluence.spaces.SpaceManager;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.blamelesswiki.postmortems.spi.PageRef;
import org.blamelesswiki.postmortems.spi.Pages;
import org.blamelesswiki.postmortems.spi.Viewer;
import org.blamelesswiki.postmortems.spi.WikiPage;
import org.blamelesswiki.postmortems.text.DocumentParser;

/** Confluence's pages and blog posts. Ids are content ids. */
public final class ConfluencePages implements Pages {

  private final PageManager pages;
  private final SpaceManager spaces;
  private final PermissionManager permissions;
  private final Users users;
  private final DocumentParser parser;

  public ConfluencePages(
      PageManager pages,
      SpaceManager spaces,
      PermissionManager permissions,
      Users users,
      DocumentParser parser) {
    this.pages = pages;
    this.spaces = spaces;
    this.permissions = permissions;
    this.users = users;
    this.parser = parser;
  }

  @Override
  public Optional<WikiPage> find(String pageId, Viewer viewer) {
    return content(pageId).filter(page -> may(viewer, Permission.VIEW, page)).map(this::wikiPage);
  }

  @Override
  public List<PageRef> recent(String space, int limit, Viewer viewer) {
    Space found = spaces.getSpace(space);
    if (found == null) {
      return List.of();
    }
    return pages.getPages(found, true).stream()
        .sorted(Comparator.comparing(AbstractPage::getLastModificationDate).reversed())
        .filter(page -> may(viewer, Permission.VIEW, page))
        .limit(limit)
        .map(page -> ref(page))
        .toList();
  }

  @Override
  public boolean mayView(String pageId, Viewer viewer) {
    return content(pageId).filter(page -> may(viewer, Permission.VIEW, page)).isPresent();
  }

  @Override
  public boolean mayEdit(String pageId, Viewer viewer) {
    return content(pageId).filter(page -> may(viewer, Permission.EDIT, page)).isPresent();
  }

  @Override
  public String viewUrl(String pageId) {
    return "/pages/viewpage.action?pageId=" + contentId(pageId).map(String::valueOf).orElse("0");
  }

  private Optional<AbstractPage> content(String pageId) {
    return contentId(pageId).map(pages::getAbstractPage);
  }

  private static Optional<Long> contentId(String pageId) {
    try {
      return Optional.of(Long.valueOf(pageId));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private boolean may(Viewer viewer, Permission permission, AbstractPage page) {
    return permissions.hasPermission(users.account(viewer), permission, page);
  }

  private WikiPage wikiPage(AbstractPage page) {
    String source = page.getBodyAsString();
    return new WikiPage(
        ref(page),
        page.getVersion(),
        page.getLastModificationDate().toInstant(),
        source,
        parser.parse(source));
  }

  private static PageRef ref(AbstractPage page) {
    return new PageRef(String.valueOf(page.getId()), page.getSpaceKey(), page.getTitle());
  }
}
