package org.blamelesswiki.postmortems.confluence.host;

import com.atlassian.confluence.core.ContentEntityObject;
import com.atlassian.confluence.labels.Label;
import com.atlassian.confluence.pages.AbstractPage;
import com.atlassian.confluence.pages.Page;
import com.atlassian.confluence.pages.PageManager;
import com.atlassian.confluence.security.ContentPermissionSet;
import com.atlassian.confluence.security.Permission;
import com.atlassian.confluence.security.PermissionManager;
import com.atlassian.confluence.spaces.Space;
import com.atlassian.confluence.spaces.SpaceManager;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.blamelesswiki.postmortems.confluence.save.SavedContent;
import org.blamelesswiki.postmortems.confluence.storage.FactsMacro;
import org.blamelesswiki.postmortems.postmortem.PageState;
import org.blamelesswiki.postmortems.spi.PageRef;
import org.blamelesswiki.postmortems.spi.Pages;
import org.blamelesswiki.postmortems.spi.Viewer;
import org.blamelesswiki.postmortems.spi.WikiPage;
import org.blamelesswiki.postmortems.text.DocumentParser;
import org.jspecify.annotations.Nullable;

/** Confluence's pages and blog posts, drafts among them. Ids are content ids. */
public final class ConfluencePages implements Pages {

  private static final String VIEW = "View";

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
    // A draft is no version yet: what it says is what its author adds.
    return content(pageId)
        .filter(page -> !page.isDraft() && may(viewer, Permission.VIEW, page))
        .map(this::wikiPage);
  }

  @Override
  public Optional<WikiPage> read(String pageId) {
    return content(pageId).filter(page -> !page.isDraft()).map(this::wikiPage);
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

  /** The signature is unconfirmed for Confluence 10; without it facts are changed in the editor. */
  @Override
  public boolean changeFacts(String pageId, int seenVersion, String facts, Viewer viewer) {
    Optional<AbstractPage> page =
        content(pageId)
            .filter(found -> !found.isDraft() && found.getVersion() == seenVersion)
            .filter(found -> may(viewer, Permission.EDIT, found));
    Optional<String> body =
        page.flatMap(found -> FactsMacro.replaced(found.getBodyAsString(), facts));
    if (body.isEmpty()) {
      return false;
    }
    try {
      pages.saveNewVersion(page.get(), content -> content.setBodyAsString(body.get()));
      return true;
    } catch (LinkageError e) {
      return false;
    }
  }

  @Override
  public String viewUrl(String pageId) {
    return "/pages/viewpage.action?pageId=" + contentId(pageId).map(String::valueOf).orElse("0");
  }

  /**
   * Saves {@code source} as the page's next version, as the current user.
   *
   * @return false if the page has another version than {@code seen} now; nothing is saved then
   */
  public boolean replace(String pageId, int seen, String source) {
    Optional<AbstractPage> page =
        content(pageId).filter(found -> !found.isDraft() && found.getVersion() == seen);
    page.ifPresent(found -> pages.saveNewVersion(found, now -> now.setBodyAsString(source)));
    return page.isPresent();
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

  /** How far a page is: Confluence itself tells drafts, and pages that only some people see. */
  public PageState stateOf(@Nullable ContentEntityObject page) {
    if (page == null || page.isDraft()) {
      return PageState.DRAFT;
    }
    return isRestricted(page) ? PageState.IN_REVIEW : PageState.PUBLISHED;
  }

  /** What the save hook asks of stored pages. */
  public SavedContent savedContent() {
    return new Saved();
  }

  private final class Saved implements SavedContent {

    @Override
    public Optional<Stored> find(String contentId, Viewer viewer) {
      return content(contentId)
          .filter(page -> may(viewer, Permission.EDIT, page))
          .map(
              page ->
                  new Stored(
                      contentId,
                      page.getSpaceKey(),
                      page.getTitle(),
                      !page.isDraft(),
                      isRestricted(page)));
    }

    @Override
    public String text(Stored content) {
      return content(content.id()).map(AbstractPage::getBodyAsString).orElse("");
    }

    /** The signature is unconfirmed for Confluence 10; without it a page has no labels. */
    @Override
    public Set<String> labels(Stored content) {
      try {
        return content(content.id()).stream()
            .flatMap(page -> page.getLabels().stream())
            .map(Label::getName)
            .collect(Collectors.toSet());
      } catch (LinkageError e) {
        return Set.of();
      }
    }

    /** The signature is unconfirmed for Confluence 10; without it a page stands below none. */
    @Override
    public List<String> above(Stored content) {
      try {
        return content(content.id()).stream()
            .flatMap(page -> page instanceof Page tree ? tree.getAncestors().stream() : Stream.of())
            .map(Page::getTitle)
            .toList();
      } catch (LinkageError e) {
        return List.of();
      }
    }

    @Override
    public Optional<String> idOf(String space, String title, Viewer viewer) {
      return Optional.ofNullable(pages.getPage(space, title))
          .filter(page -> may(viewer, Permission.EDIT, page))
          .map(page -> String.valueOf(page.getId()));
    }
  }

  /** The signature is unconfirmed for Confluence 10; without it a page counts as shared. */
  private static boolean isRestricted(ContentEntityObject page) {
    try {
      ContentPermissionSet viewers = page.getContentPermissionSet(VIEW);
      return viewers != null && !viewers.isEmpty();
    } catch (LinkageError e) {
      return false;
    }
  }

  /** What a macro stands on: a page, or a comment or draft of one. */
  public WikiPage wikiPage(ContentEntityObject content, @Nullable String spaceKey) {
    String source = content.getBodyAsString();
    Date modified = content.getLastModificationDate();
    return new WikiPage(
        new PageRef(
            String.valueOf(content.getId()),
            spaceKey == null ? "" : spaceKey,
            String.valueOf(content.getTitle())),
        content.getVersion(),
        modified == null ? Instant.EPOCH : modified.toInstant(),
        source,
        parser.parse(source));
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
