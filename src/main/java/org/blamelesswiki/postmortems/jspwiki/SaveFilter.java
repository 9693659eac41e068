package org.blamelesswiki.postmortems.jspwiki;

import java.util.Optional;
import java.util.Properties;
import org.apache.wiki.api.core.Context;
import org.apache.wiki.api.core.Engine;
import org.apache.wiki.api.core.Page;
import org.apache.wiki.api.exceptions.FilterException;
import org.apache.wiki.api.exceptions.RedirectException;
import org.apache.wiki.api.filters.PageFilter;
import org.blamelesswiki.postmortems.publishing.Draft;
import org.blamelesswiki.postmortems.publishing.Outcome;
import org.blamelesswiki.postmortems.spi.Viewer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the gate before JSPWiki saves a page. A page that is held is kept as a draft, and its author
 * led back to the editor with it.
 */
final class SaveFilter implements PageFilter {

  private static final Logger log = LoggerFactory.getLogger(SaveFilter.class);

  private final Installation installation;

  /** What the gate said of the save that this thread is about to finish. */
  private static final ThreadLocal<@Nullable Pending> PENDING = new ThreadLocal<>();

  SaveFilter(Installation installation) {
    this.installation = installation;
  }

  @Override
  public void initialize(Engine engine, Properties properties) {
    // Made by us, not by a filters.xml: there is nothing to read.
  }

  @Override
  public String preTranslate(Context context, String content) {
    return content;
  }

  @Override
  public String postTranslate(Context context, String html) {
    return html;
  }

  @Override
  public void destroy(Engine engine) {
    // The installation is closed with the servlet.
  }

  @Override
  public String preSave(Context context, String content) throws FilterException {
    PENDING.remove();
    if (!installation.saves().areChecked()) {
      return content;
    }
    String page = context.getPage().getName();
    Optional<EditorForm> form = CurrentRequest.get().flatMap(EditorForm::of);
    Outcome outcome =
        form.flatMap(sent -> DecidedSave.of(sent.request().http(), page, content))
            .orElseGet(
                () ->
                    installation
                        .saves()
                        .decide(page, content, form.flatMap(EditorForm::confirmation)));
    if (!outcome.mayBeShared()) {
      hold(context.getPage(), content, outcome, form);
    }
    PENDING.set(new Pending(page, outcome));
    return content;
  }

  @Override
  public void postSave(Context context, String content) {
    Pending saved = PENDING.get();
    PENDING.remove();
    String page = context.getPage().getName();
    try {
      if (saved != null && saved.page().equals(page)) {
        finish(page, saved.outcome());
      }
      Viewer viewer = installation.visitors().current();
      installation.savedPages().saved(page, content, viewer);
    } catch (RuntimeException e) {
      // The page is saved; what we keep beside it is not worth an error page.
      log.warn("what is kept beside page {} could not be brought up to date", page, e);
    }
  }

  private void finish(String page, Outcome outcome) {
    if (outcome instanceof Outcome.Decided decided) {
      installation.application().gate().shared(page, decided.verdict());
    }
    CurrentRequest.get()
        .ifPresent(
            request -> {
              EditorForm.Kind kind = EditorForm.kind(request.http()).orElse(EditorForm.Kind.PAGE);
              installation.forgetDrafts(kind.subject(page), request);
              Notice.of(outcome).ifPresent(notice -> notice.leave(request.http()));
            });
  }

  private void hold(Page page, String content, Outcome outcome, Optional<EditorForm> form)
      throws FilterException {
    if (form.isEmpty()) {
      throw new FilterException(HeldMessage.of(outcome));
    }
    Draft draft = form.get().keep(page, content, installation);
    throw new RedirectException("Before you share", form.get().address(page.getName(), draft));
  }

  private record Pending(String page, Outcome outcome) {}
}
