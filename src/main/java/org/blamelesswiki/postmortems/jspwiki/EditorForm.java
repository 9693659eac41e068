package org.blamelesswiki.postmortems.jspwiki;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.servlet.http.HttpServletRequest;
import org.apache.wiki.api.core.Page;
import org.apache.wiki.filters.SpamFilter;
import org.apache.wiki.ui.EditorManager;
import org.apache.wiki.util.TextUtil;
import org.blamelesswiki.postmortems.publishing.Confirmation;
import org.blamelesswiki.postmortems.publishing.Draft;
import org.blamelesswiki.postmortems.spi.WikiPage;
import org.blamelesswiki.postmortems.web.SuggestionsView;

/**
 * A form that was sent from one of JSPWiki's two editors: for a page, or for a comment at its end.
 *
 * @param request the request that brought it
 * @param kind which editor
 */
record EditorForm(CurrentRequest request, Kind kind) {

  /** Request parameter: the token of the draft that an editor opens with. */
  static final String DRAFT = "pm-draft";

  private static final String EDIT = "/Edit.jsp";
  private static final String COMMENT = "/Comment.jsp";

  /** What tells the draft of a comment from that of its page; no page name holds it. */
  private static final String COMMENT_MARK = "#comment";

  /** What Comment.jsp puts between a page and a comment. */
  private static final String BELOW = "\n\n----\n\n";

  /** JSPWiki's editors. */
  enum Kind {
    PAGE(EDIT),
    COMMENT(EditorForm.COMMENT);

    private final String path;

    Kind(String path) {
      this.path = path;
    }

    /** What a draft is kept for. */
    String subject(String page) {
      return this == COMMENT ? page + COMMENT_MARK : page;
    }

    /** Where the editor opens with a draft, below the address of the wiki. */
    String address(String page, String token) {
      return path + "?page=" + encoded(page) + "&" + DRAFT + "=" + encoded(token);
    }
  }

  /** The form that the request brings, if it came from an editor. */
  static Optional<EditorForm> of(CurrentRequest request) {
    return request.http().getMethod().equals("POST")
        ? kind(request.http()).map(kind -> new EditorForm(request, kind))
        : Optional.empty();
  }

  /** Which editor a request is for; empty for none. */
  static Optional<Kind> kind(HttpServletRequest http) {
    return switch (http.getServletPath()) {
      case EDIT -> Optional.of(Kind.PAGE);
      case COMMENT -> Optional.of(Kind.COMMENT);
      default -> Optional.empty();
    };
  }

  /** Keeps what the author wrote: the whole page, or their comment alone. */
  Draft keep(Page page, String pageText, Installation installation) {
    String comment = value(EditorManager.REQ_EDITEDTEXT);
    return keep(page.getName(), kind == Kind.COMMENT ? comment : pageText, installation);
  }

  /** Keeps {@code text} with the note and what JSPWiki tells conflicts by. */
  Draft keep(String page, String text, Installation installation) {
    return installation
        .application()
        .drafts()
        .keep(
            installation.owner(request),
            kind.subject(page),
            text,
            value("changenote"),
            value(SpamFilter.getHashFieldName(request.http())));
  }

  /** What the author wrote, in JSPWiki's markup; empty for nothing. */
  String edited(Installation installation) {
    String html = value("htmlPageText");
    return html.isEmpty()
        ? TextUtil.normalizePostData(value(EditorManager.REQ_EDITEDTEXT))
        : installation.markupOf(html, request.http());
  }

  /** The text the page would have once {@code edited} is saved. */
  String pageText(String page, String edited, Installation installation) {
    boolean isAdded = kind == Kind.COMMENT || request.http().getParameter("append") != null;
    String before = isAdded ? installation.pages().find(page).map(WikiPage::source).orElse("") : "";
    return kind == Kind.COMMENT ? before + BELOW + edited : before + edited;
  }

  /** What the author keeps as it is with this form. */
  Optional<Confirmation> confirmation() {
    return Confirmation.ofForm(
        value(SuggestionsView.SHOWN_FIELD),
        value(SuggestionsView.KEEP_FIELD),
        value(SuggestionsView.WORDS_FIELD));
  }

  /** Whether who sent it may do so, and nobody saved the page since they opened the editor. */
  boolean canBeSaved(String page, Installation installation) {
    return value(SpamFilter.getHashFieldName(request.http()))
            .equals(installation.conflictMark(page, request.http()))
        && installation.mayEdit(page, kind == Kind.COMMENT, request);
  }

  /** Where the editor opens with the draft, on the server of the wiki. */
  String address(String page, Draft draft) {
    return request.http().getContextPath() + kind.address(page, draft.token());
  }

  /** A field of the form; empty when it was not sent. */
  String value(String field) {
    String value = request.http().getParameter(field);
    return value == null ? "" : value;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
