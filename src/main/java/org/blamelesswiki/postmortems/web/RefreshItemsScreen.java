package org.blamelesswiki.postmortems.web;

import org.blamelesswiki.postmortems.spi.Pages;
import org.blamelesswiki.postmortems.spi.WikiPage;

/**
 * Asks the trackers of a page again and leads back to it. It changes nothing that is kept, and asks
 * no more often than every few seconds, so that a link may do it where a macro has no session.
 */
public final class RefreshItemsScreen implements Screen {

  /** Where the router finds it. */
  public static final String PATH = "/items/refresh";

  private final Pages pages;
  private final ActionItemsMacro macro;

  public RefreshItemsScreen(Pages pages, ActionItemsMacro macro) {
    this.pages = pages;
    this.macro = macro;
  }

  @Override
  public Access access() {
    return Access.ANYONE;
  }

  @Override
  public Response get(Request request) {
    return post(request);
  }

  @Override
  public Response post(Request request) {
    String pageId = request.value("page");
    WikiPage page =
        pages
            .find(pageId, request.viewer())
            .orElseThrow(() -> new Router.NotForViewerException(pageId));
    macro.refresh(page, request.viewer());
    return new Response.Redirect(pages.viewUrl(pageId) + "#pm-items");
  }
}
