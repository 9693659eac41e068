package org.blamelesswiki.postmortems.jspwiki;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.wiki.api.core.Attachment;
import org.apache.wiki.api.core.Engine;
import org.apache.wiki.api.core.Page;
import org.apache.wiki.api.exceptions.WikiException;
import org.apache.wiki.api.providers.WikiProvider;
import org.apache.wiki.auth.permissions.PagePermission;
import org.apache.wiki.auth.permissions.PermissionFactory;
import org.apache.wiki.pages.PageManager;
import org.blamelesswiki.postmortems.spi.PageRef;
import org.blamelesswiki.postmortems.spi.Pages;
import org.blamelesswiki.postmortems.spi.Viewer;
import org.blamelesswiki.postmortems.spi.WikiPage;
import org.blamelesswiki.postmortems.web.I18n;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** JSPWiki's pages. The id of a page is its name. */
final class WikiPages implements Pages {

  private static final Logger log = LoggerFactory.getLogger(WikiPages.class);

  private static final int REMEMBERED = 200;

  private final Engine engine;
  private final Visitors visitors;
  private final ListedSpaces spaces;
  private final Map<String, WikiPage> recent =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, WikiPage> eldest) {
              return size() > REMEMBERED;
            }
          });

  WikiPages(Engine engine, Visitors visitors, ListedSpaces spaces) {
    this.engine = engine;
    this.visitors = visitors;
    this.spaces = spaces;
  }

  @Override
  public Optional<WikiPage> find(String pageId, Viewer viewer) {
    return page(pageId)
        .filter(page -> may(viewer, page, PagePermission.VIEW_ACTION))
        .map(this::read);
  }

  @Override
  public Optional<WikiPage> read(String pageId) {
    return page(pageId).map(this::read);
  }

  /** The current version of a page, whoever asks; for our own bookkeeping. */
  Optional<WikiPage> find(String pageId) {
    return read(pageId);
  }

  @Override
  public List<PageRef> recent(String space, int limit, Viewer viewer) {
    List<PageRef> refs = new ArrayList<>();
    for (Page page : engine.getManager(PageManager.class).getRecentChanges()) {
      if (refs.size() == limit) {
        break;
      }
      if (!(page instanceof Attachment)
          && ref(page).space().equals(space)
          && may(viewer, page, PagePermission.VIEW_ACTION)) {
        refs.add(ref(page));
      }
    }
    return refs;
  }

  @Override
  public boolean mayView(String pageId, Viewer viewer) {
    return page(pageId).filter(page -> may(viewer, page, PagePermission.VIEW_ACTION)).isPresent();
  }

  @Override
  public boolean mayEdit(String pageId, Viewer viewer) {
    return page(pageId).filter(page -> may(viewer, page, PagePermission.EDIT_ACTION)).isPresent();
  }

  @Override
  public boolean changeFacts(String pageId, int seenVersion, String facts, Viewer viewer) {
    Optional<CurrentRequest> request = CurrentRequest.get();
    Optional<WikiPage> page = find(pageId).filter(found -> found.version() == seenVersion);
    if (request.isEmpty() || page.isEmpty() || !mayEdit(pageId, viewer)) {
      return false;
    }
    Optional<String> text = FactsBody.replaced(page.get().source(), facts);
    try {
      if (text.isPresent()) {
        String note = I18n.of(request.get().locale()).text("facts.change.note");
        new PageSaving(engine, request.get()).save(pageId, text.get(), note);
      }
      return text.isPresent();
    } catch (WikiException e) {
      log.warn("the facts of page {} could not be changed", pageId, e);
      return false;
    }
  }

  @Override
  public String viewUrl(String pageId) {
    return contextPath() + "/Wiki.jsp?page=" + URLEncoder.encode(pageId, StandardCharsets.UTF_8);
  }

  /** The path of the wiki on its server. */
  String contextPath() {
    return engine.getServletContext().getContextPath();
  }

  /** Whether a page of that name is there. */
  boolean exists(String name) {
    return engine.getManager(PageManager.class).wikiPageExists(name);
  }

  PageRef ref(Page page) {
    return new PageRef(
        page.getName(), spaces.of(page.getName(), Keywords.of(page)), page.getName());
  }

  private Optional<Page> page(String name) {
    return Optional.ofNullable(engine.getManager(PageManager.class).getPage(name));
  }

  private boolean may(Viewer viewer, Page page, String action) {
    return visitors.may(viewer, PermissionFactory.getPagePermission(page, action));
  }

  /** Many read the same pages again and again, and a macro needs to know what a page says. */
  private WikiPage read(Page page) {
    WikiPage known = recent.get(page.getName());
    WikiPage now;
    if (known != null
        && known.version() == page.getVersion()
        && page.getLastModified() != null
        && known.modified().equals(page.getLastModified().toInstant())
        && known.ref().equals(ref(page))) {
      now = known;
    } else {
      now = parsed(page);
      recent.put(page.getName(), now);
    }
    return now;
  }

  private WikiPage parsed(Page page) {
    String source =
        engine
            .getManager(PageManager.class)
            .getPureText(page.getName(), WikiProvider.LATEST_VERSION);
    Date modified = page.getLastModified();
    return new WikiPage(
        ref(page),
        page.getVersion(),
        modified == null ? Instant.EPOCH : modified.toInstant(),
        source,
        WikiMarkup.read(source).document());
  }
}
