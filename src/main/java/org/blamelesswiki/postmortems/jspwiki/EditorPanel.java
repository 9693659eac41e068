package org.blamelesswiki.postmortems.jspwiki;

import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Optional;
import org.blamelesswiki.postmortems.postmortem.FactsMacro;
import org.blamelesswiki.postmortems.postmortem.Form;
import org.blamelesswiki.postmortems.publishing.Draft;
import org.blamelesswiki.postmortems.publishing.Outcome;
import org.blamelesswiki.postmortems.spi.Viewer;
import org.blamelesswiki.postmortems.spi.WikiPage;
import org.blamelesswiki.postmortems.web.I18n;
import org.blamelesswiki.postmortems.web.LiveCheck;
import org.blamelesswiki.postmortems.web.PanelView;
import org.blamelesswiki.postmortems.web.Request;
import org.blamelesswiki.postmortems.web.SafeHtml;
import org.blamelesswiki.postmortems.web.SuggestionsView;

/**
 * What stands above JSPWiki's editor: the suggestions for the text it opens with, and what its
 * author should know of their draft.
 */
record EditorPanel(Installation installation, CurrentRequest current, EditorForm.Kind kind) {

  /** The text area that people see; JSPWiki copies it to the one that is sent. */
  private static final String EDITOR = "#editform textarea.snipeable";

  /** Runs at once: the editor's own script must not find what it kept of an older text. */
  private static final String EDITOR_SCRIPT = "/postmortems-editor.js";

  private static final String FORM_ID = "editform";

  /** The panel; empty where there is nothing to say, such as in a space that is not checked. */
  String html(String page, Optional<Draft> draft) {
    StringBuilder html = new StringBuilder();
    boolean isGone = draft.isEmpty() && current.http().getParameter(EditorForm.DRAFT) != null;
    if (isGone) {
      html.append(note("jspwiki.draft.gone"));
    }
    if (draft.isPresent()) {
      draft.filter(d -> isOutdated(page, d)).ifPresent(d -> html.append(outdated(page, d)));
    } else {
      offered(page).ifPresent(kept -> html.append(offer(page, kept)));
    }
    if (installation.saves().areChecked()) {
      html.append(suggestions(page, draft));
    }
    return html.isEmpty() ? "" : frame(html.toString());
  }

  /** The text of the page as it stands, where it is looked at. */
  private String stored(String page) {
    return installation.pages().find(page).map(WikiPage::source).orElse("");
  }

  /** A held draft says so at once; in any other case the panel waits for the author to type. */
  private String suggestions(String page, Optional<Draft> draft) {
    boolean isWhole = kind == EditorForm.Kind.PAGE && draft.isPresent();
    WikiText text = installation.saves().text(page, isWhole ? draft.get().text() : stored(page));
    if (!installation.saves().isChecked(text)) {
      return "";
    }
    WikiMarkup markup = text.markup();
    LiveCheck anyPage =
        LiveCheck.jspwiki(installation.saves().space(text), page, PageSaves.state(markup));
    LiveCheck live =
        markup
            .call(FactsMacro.NAME)
            .map(
                facts ->
                    anyPage.ofForm(
                        Form.ofKey(facts.argument(FactsMacro.FORM)).orElse(Form.INCIDENT)))
            .orElse(anyPage);
    Optional<Outcome> outcome =
        draft.map(kept -> installation.saves().decidePart(kept.text(), text));
    PanelView view =
        draft
            .flatMap(kept -> held(outcome, kept.text()))
            .map(held -> new PanelView(held, EDITOR, Optional.of(live)))
            .orElseGet(() -> PanelView.waiting(FORM_ID, EDITOR, live));
    String failed =
        outcome
            .filter(EditorPanel::waitsForTheCheck)
            .map(o -> note("jspwiki.held.failed"))
            .orElse("");
    return failed
        + installation.application().views().render("panel", view, texts(), request()).html();
  }

  private static boolean waitsForTheCheck(Outcome outcome) {
    return outcome instanceof Outcome.CheckFailed failed && !failed.mayBeShared();
  }

  private static Optional<SuggestionsView> held(Optional<Outcome> outcome, String text) {
    return outcome
        .flatMap(Outcome::answer)
        .filter(verdict -> !verdict.mayBeShared())
        .map(verdict -> SuggestionsView.of(verdict, text, FORM_ID));
  }

  /** A draft that waits, when the editor was opened without one. */
  private Optional<Draft> offered(String page) {
    return installation
        .application()
        .drafts()
        .latest(installation.owner(current), kind.subject(page));
  }

  private String offer(String page, Draft kept) {
    String when =
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
            .withLocale(current.locale())
            .withZone(installation.zone())
            .format(kept.kept());
    return note("jspwiki.draft.offer", when)
        + link(current.site().wiki() + kind.address(page, kept.token()), "jspwiki.draft.open");
  }

  /** Whether somebody else saved the page after this draft was begun. */
  private boolean isOutdated(String page, Draft draft) {
    return kind == EditorForm.Kind.PAGE
        && !draft.base().isEmpty()
        && current.http().getParameter(DraftRequest.MERGED) == null
        && !draft.base().equals(installation.conflictMark(page, current.http()));
  }

  private String outdated(String page, Draft draft) {
    String merged =
        current.site().wiki()
            + kind.address(page, draft.token())
            + "&"
            + DraftRequest.MERGED
            + "=1";
    return note("jspwiki.draft.outdated")
        + link(installation.pages().viewUrl(page), "jspwiki.draft.newer")
        + link(merged, "jspwiki.draft.merged");
  }

  private String note(String key, Object... arguments) {
    return "<p class=\"pm-note\">" + SafeHtml.escape(texts().text(key, arguments)) + "</p>";
  }

  private String link(String address, String key) {
    return "<p><a href=\"%s\">%s</a></p>"
        .formatted(SafeHtml.escape(address), SafeHtml.escape(texts().text(key)));
  }

  private String frame(String html) {
    String assets = SafeHtml.escape(current.site().screens()) + "/assets/";
    return "<script src=\""
        + SafeHtml.escape(current.site().wiki())
        + EDITOR_SCRIPT
        + "\"></script>"
        + Styles.link(current.site())
        + "<div class=\"pm\">"
        + html
        + "</div><script src=\""
        + assets
        + "pm-panel.js\" defer></script>";
  }

  private I18n texts() {
    return I18n.of(current.locale());
  }

  private Request request() {
    Viewer viewer = installation.visitors().of(current.session());
    return current.toRequest(viewer);
  }
}
