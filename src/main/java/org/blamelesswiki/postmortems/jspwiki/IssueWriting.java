package org.blamelesswiki.postmortems.jspwiki;

import java.net.URI;
import java.security.Principal;
import org.apache.wiki.api.core.Context;
import org.apache.wiki.api.core.ContextEnum;
import org.apache.wiki.api.core.Engine;
import org.apache.wiki.api.core.Page;
import org.apache.wiki.api.exceptions.FilterException;
import org.apache.wiki.api.exceptions.WikiException;
import org.apache.wiki.api.spi.Wiki;
import org.apache.wiki.pages.PageManager;
import org.blamelesswiki.postmortems.action.IssueCell;
import org.blamelesswiki.postmortems.spi.Viewer;
import org.blamelesswiki.postmortems.spi.WikiPage;
import org.blamelesswiki.postmortems.web.PageWriting;

/** Writes keys of issues into JSPWiki's tables. */
final class IssueWriting implements PageWriting {

  private final Engine engine;

  IssueWriting(Engine engine) {
    this.engine = engine;
  }

  /** As whoever asks reached the wiki; JSPWiki itself does not know its own name. */
  @Override
  public URI address(String url) {
    return CurrentRequest.get()
        .map(request -> URI.create(request.http().getRequestURL().toString()).resolve(url))
        .orElseGet(() -> URI.create("http://localhost").resolve(url));
  }

  @Override
  public String withIssue(String source, IssueCell cell, String key, URI link) {
    String row = cell.row().of(source);
    int column = -1;
    int depth = 0;
    int at = 0;
    while (at < row.length() && row.charAt(at) != '\n' && row.charAt(at) != '\r') {
      char c = row.charAt(at);
      depth += c == '[' ? 1 : c == ']' && depth > 0 ? -1 : 0;
      if (c == '|' && depth == 0) {
        if (column == cell.column()) {
          break;
        }
        column++;
      }
      at++;
    }
    // Cells at the end that hold nothing may not be there at all.
    String missing = " |".repeat(Math.max(0, cell.column() - column));
    String before = row.substring(0, at).stripTrailing();
    String after = row.substring(at);
    String space = after.startsWith("|") ? " " : "";
    String changed = before + missing + " [" + key + "|" + link + "]" + space + after;
    return source.substring(0, cell.row().start()) + changed + source.substring(cell.row().end());
  }

  @Override
  public Saved replace(WikiPage seen, String source, String note, Viewer viewer) {
    CurrentRequest current =
        CurrentRequest.get()
            .orElseThrow(() -> new IllegalStateException("a page is saved in answer to a request"));
    PageManager pages = engine.getManager(PageManager.class);
    Page stored = pages.getPage(seen.ref().id());
    if (stored == null || stored.getVersion() != seen.version()) {
      return Saved.CHANGED;
    }
    Context context =
        Wiki.context().create(engine, current.http(), ContextEnum.PAGE_EDIT.getRequestContext());
    Page page = stored.clone();
    Principal author = current.session().getUserPrincipal();
    page.setAuthor(author.getName());
    page.setAttribute(Page.CHANGENOTE, note);
    context.setPage(page);
    try {
      pages.saveText(context, source);
      return Saved.SAVED;
    } catch (FilterException e) {
      return Saved.HELD;
    } catch (WikiException e) {
      throw new IllegalStateException("page " + seen.ref().id() + " could not be saved", e);
    }
  }
}
