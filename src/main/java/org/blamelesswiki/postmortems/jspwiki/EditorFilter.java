package org.blamelesswiki.postmortems.jspwiki;

import java.io.IOException;
import java.util.Optional;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.blamelesswiki.postmortems.publishing.Draft;
import org.blamelesswiki.postmortems.publishing.Outcome;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands around JSPWiki's two editors. Opens them with a draft and the panel above it, and keeps
 * what an author sent when JSPWiki itself would lose it.
 */
public final class EditorFilter implements Filter {

  private static final Logger log = LoggerFactory.getLogger(EditorFilter.class);

  /** What the panel stands before. */
  private static final String FORM = "<form method=\"post\" accept-charset";

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest http = (HttpServletRequest) request;
    Optional<Installation> installation = Installation.in(http.getServletContext());
    Optional<CurrentRequest> around = CurrentRequest.get();
    Optional<EditorForm.Kind> kind = EditorForm.kind(http);
    if (installation.isEmpty() || around.isEmpty() || kind.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    CurrentRequest current = new CurrentRequest(http, around.get().session());
    @Nullable CurrentRequest outer = current.enter();
    try {
      Visit visit =
          new Visit(installation.get(), current, kind.get(), (HttpServletResponse) response, chain);
      if (http.getMethod().equals("POST")) {
        visit.save();
      } else {
        visit.open();
      }
    } finally {
      CurrentRequest.restore(outer);
    }
  }

  /** One request to an editor. */
  private record Visit(
      Installation installation,
      CurrentRequest current,
      EditorForm.Kind kind,
      HttpServletResponse response,
      FilterChain chain) {

    void open() throws IOException, ServletException {
      String page = parameter("page");
      Optional<Draft> draft = draft(page);
      String panel = panel(page, draft);
      if (panel.isEmpty() && draft.isEmpty()) {
        chain.doFilter(current.http(), response);
        return;
      }
      HtmlInsert insert = new HtmlInsert(response);
      chain.doFilter(
          draft
              .<HttpServletRequest>map(text -> new DraftRequest(current.http(), text))
              .orElse(current.http()),
          insert);
      insert.sendBefore(FORM, panel);
    }

    /** The editor opens, whatever becomes of what we put above it. */
    private String panel(String page, Optional<Draft> draft) {
      try {
        return new EditorPanel(installation, current, kind).html(page, draft);
      } catch (RuntimeException e) {
        log.warn("an editor opened without our panel: {}", e.getClass().getName());
        return "";
      }
    }

    private Optional<Draft> draft(String page) {
      String token = parameter(EditorForm.DRAFT);
      return installation
          .draft(token, current)
          .filter(draft -> draft.page().equals(kind.subject(page)));
    }

    void save() throws IOException, ServletException {
      if (isCutOff()) {
        response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        HostMessage.show("jspwiki.too-large", installation, current, response);
        return;
      }
      if (isSave() && isHeld()) {
        return;
      }
      LastRedirect watched = new LastRedirect(response);
      chain.doFilter(current.http(), watched);
      if (isSave() && watched.isSaved()) {
        installation.forgetDrafts(kind.subject(parameter("page")), current);
      } else if (isSave()) {
        keepWhatWasLost(watched);
      }
    }

    private boolean isSave() {
      return current.http().getParameter("ok") != null;
    }

    /**
     * Asks the gate before JSPWiki does, and leads back to the editor if the page is held. JSPWiki
     * notes who wanted to save which text as soon as it begins, and keeps that note when a filter
     * stops it.
     */
    private boolean isHeld() throws IOException {
      EditorForm form = new EditorForm(current, kind);
      String page = parameter("page");
      if (!installation.saves().areChecked() || !form.canBeSaved(page, installation)) {
        return false;
      }
      String edited = form.edited(installation);
      if (edited.isBlank()) {
        return false;
      }
      String text = form.pageText(page, edited, installation);
      Outcome outcome = installation.saves().decide(page, text, form.confirmation());
      String kept = kind == EditorForm.Kind.PAGE ? text : edited;
      if (outcome.mayBeShared()) {
        new DecidedSave(page, text, outcome).leave(current.http());
        if (!(outcome instanceof Outcome.NotChecked)) {
          // JSPWiki writes a page over the old one: whoever pulls the plug now leaves half of it.
          form.keep(page, kept, installation);
        }
        return false;
      }
      response.sendRedirect(form.address(page, form.keep(page, kept, installation)));
      return true;
    }

    /** The container drops the fields of a form that is larger than it takes. */
    private boolean isCutOff() {
      return current.http().getContentLengthLong() > 0
          && current.http().getParameterMap().keySet().stream()
              .noneMatch(name -> name.equals("action") || name.equals("page"))
          && String.valueOf(current.http().getContentType())
              .startsWith("application/x-www-form-urlencoded");
    }

    private void keepWhatWasLost(LastRedirect watched) {
      EditorForm form = new EditorForm(current, kind);
      String text = watched.losesText() ? form.edited(installation) : "";
      if (text.isBlank()) {
        return;
      }
      String page = parameter("page");
      Draft draft = form.keep(page, text, installation);
      if (watched.asksToLogIn()) {
        ReturnAddress.remember(current.http(), form.address(page, draft));
      } else {
        Notice.kept(form.address(page, draft)).leave(current.http());
      }
    }

    private String parameter(String name) {
      String value = current.http().getParameter(name);
      return value == null ? "" : value;
    }
  }
}
