package org.blamelesswiki.postmortems.jspwiki;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.apache.wiki.api.exceptions.WikiException;
import org.blamelesswiki.postmortems.publishing.Draft;
import org.blamelesswiki.postmortems.spi.Viewer;
import org.blamelesswiki.postmortems.spi.WikiPage;
import org.blamelesswiki.postmortems.web.I18n;
import org.blamelesswiki.postmortems.web.Request;

/**
 * Shares a draft: the page says so and is seen by everyone who may see its space. Where the gate
 * holds it, the editor opens with the page as it would be shared.
 */
public final class ShareServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  /** The path below that of the wiki. */
  static final String PATH = "/postmortems-share";

  @Override
  protected void doPost(HttpServletRequest http, HttpServletResponse response)
      throws IOException, ServletException {
    Optional<Installation> installed = Installation.in(getServletContext());
    Optional<CurrentRequest> current = CurrentRequest.get();
    if (installed.isEmpty() || current.isEmpty()) {
      response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      return;
    }
    Installation installation = installed.get();
    Viewer viewer = installation.visitors().of(current.get().session());
    String page = String.valueOf(http.getParameter("page"));
    if (!hasToken(current.get())) {
      response.setStatus(HttpServletResponse.SC_FORBIDDEN);
      HostMessage.show("error.token", installation, current.get(), response);
      return;
    }
    Optional<WikiPage> found =
        installation.pages().find(page, viewer).filter(p -> mayEdit(installation, p, viewer));
    if (found.isEmpty()) {
      response.setStatus(HttpServletResponse.SC_NOT_FOUND);
      HostMessage.show("error.not-found", installation, current.get(), response);
      return;
    }
    response.sendRedirect(share(found.get(), installation, current.get()));
  }

  private static boolean mayEdit(Installation installation, WikiPage page, Viewer viewer) {
    return installation.pages().mayEdit(page.ref().id(), viewer);
  }

  private static boolean hasToken(CurrentRequest current) {
    String sent = String.valueOf(current.http().getParameter(Request.TOKEN_FIELD));
    return MessageDigest.isEqual(
        current.token().getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
  }

  /** Saves the page as shared, or keeps it as a draft; answers where to go then. */
  private static String share(WikiPage page, Installation installation, CurrentRequest current)
      throws ServletException {
    String name = page.ref().id();
    String shared = SharedText.of(page.source());
    if (!installation.saves().decide(name, shared, Optional.empty()).mayBeShared()) {
      Draft draft =
          installation
              .application()
              .drafts()
              .keep(
                  installation.owner(current),
                  name,
                  shared,
                  "",
                  installation.conflictMark(name, current.http()));
      return current.site().wiki() + EditorForm.Kind.PAGE.address(name, draft.token());
    }
    try {
      String note = I18n.of(current.locale()).text("jspwiki.share.note");
      new PageSaving(installation.engine(), current).save(name, shared, note);
    } catch (WikiException e) {
      throw new ServletException("page " + name + " could not be shared", e);
    }
    return installation.pages().viewUrl(name);
  }
}
