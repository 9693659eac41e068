package org.blamelesswiki.postmortems.jspwiki;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletRequestWrapper;
import org.apache.wiki.ui.EditorManager;
import org.apache.wiki.util.TextUtil;
import org.blamelesswiki.postmortems.publishing.Draft;
import org.jspecify.annotations.Nullable;

/** A request for an editor that opens with a draft instead of the page as it stands. */
final class DraftRequest extends HttpServletRequestWrapper {

  /** Request parameter: the author has brought their text and a newer version together. */
  static final String MERGED = "pm-merged";

  /** What Edit.jsp leaves for its form, to tell a conflict by when the form comes back. */
  private static final String LAST_CHANGE = "lastchange";

  private final Draft draft;

  DraftRequest(HttpServletRequest request, Draft draft) {
    super(request);
    this.draft = draft;
    // The template puts it into an attribute of the page as it is.
    request.getSession().setAttribute("changenote", TextUtil.replaceEntities(draft.note()));
  }

  @Override
  public @Nullable String getParameter(String name) {
    return name.equals(EditorManager.REQ_EDITEDTEXT) ? draft.text() : super.getParameter(name);
  }

  /**
   * Edit.jsp would take the version of now for the one the author started from, and overwrite what
   * somebody else saved in between.
   */
  @Override
  public void setAttribute(String name, Object value) {
    boolean isOwnBase =
        name.equals(LAST_CHANGE)
            && !draft.base().isEmpty()
            && getRequest().getParameter(MERGED) == null;
    super.setAttribute(name, isOwnBase ? draft.base() : value);
  }
}
