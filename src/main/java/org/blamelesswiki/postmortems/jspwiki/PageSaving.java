package org.blamelesswiki.postmortems.jspwiki;

import org.apache.wiki.api.core.Context;
import org.apache.wiki.api.core.ContextEnum;
import org.apache.wiki.api.core.Engine;
import org.apache.wiki.api.core.Page;
import org.apache.wiki.api.exceptions.WikiException;
import org.apache.wiki.api.spi.Wiki;
import org.apache.wiki.pages.PageManager;

/** Saves pages in the name of whoever sends a request, past every filter. */
final class PageSaving {

  private final Engine engine;
  private final CurrentRequest request;

  PageSaving(Engine engine, CurrentRequest request) {
    this.engine = engine;
    this.request = request;
  }

  /** Saves a new version of a page that is there. */
  void save(String name, String text, String changeNote) throws WikiException {
    PageManager pages = engine.getManager(PageManager.class);
    Context context =
        Wiki.context().create(engine, request.http(), ContextEnum.PAGE_EDIT.getRequestContext());
    Page page = pages.getPage(name).clone();
    page.setAuthor(request.session().getUserPrincipal().getName());
    page.setAttribute(Page.CHANGENOTE, changeNote);
    context.setPage(page);
    pages.saveText(context, text);
  }
}
