package org.blamelesswiki.postmortems.confluence.save;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.blamelesswiki.postmortems.confluence.save.SavedContent.Stored;
import org.blamelesswiki.postmortems.confluence.storage.FactsMacro;
import org.blamelesswiki.postmortems.postmortem.Form;
import org.blamelesswiki.postmortems.postmortem.PageState;
import org.blamelesswiki.postmortems.settings.PageSigns;
import org.blamelesswiki.postmortems.settings.Setting;
import org.blamelesswiki.postmortems.settings.SiteSettings;
import org.blamelesswiki.postmortems.web.Access;
import org.blamelesswiki.postmortems.web.I18n;
import org.blamelesswiki.postmortems.web.LiveCheck;
import org.blamelesswiki.postmortems.web.PanelView;
import org.blamelesswiki.postmortems.web.Request;
import org.blamelesswiki.postmortems.web.Response;
import org.blamelesswiki.postmortems.web.Screen;
import org.blamelesswiki.postmortems.web.SuggestionsView;
import org.blamelesswiki.postmortems.web.Views;
import org.jspecify.annotations.Nullable;

/**
 * The panel for Confluence's editor, as HTML that the editor's script puts beside it: one that
 * waits for suggestions, and one that says why a page would be held if it were sent now. Stores
 * nothing. Both speak of what is stored only to who may edit it.
 */
public final class EditorPanel implements Screen {

  private final SaveHook hook;
  private final SavedContent content;
  private final Setting<SiteSettings> site;
  private final Views views;

  /** A panel that says what {@code hook} would. */
  public EditorPanel(SaveHook hook, SavedContent content, Setting<SiteSettings> site, Views views) {
    this.hook = hook;
    this.content = content;
    this.site = site;
    this.views = views;
  }

  /**
   * What the template shows.
   *
   * @param panel the panel; null where the page could not be checked
   * @param held whether the page would wait
   */
  public record View(@Nullable PanelView panel, boolean held) {}

  @Override
  public Access access() {
    return Access.LOGGED_IN;
  }

  /** The panel for a page whose editor has just been opened; empty where it is not looked at. */
  @Override
  public Response get(Request request) {
    if (!site.value().checks(request.value("spaceKey"), signs(request))) {
      return json("", false);
    }
    PanelView waiting = PanelView.waiting("", "", live(request));
    return json(render(new View(waiting, false), request), false);
  }

  /** What is known of the page without its text. */
  private PageSigns signs(Request request) {
    List<String> texts =
        request.value("facts").isEmpty()
            ? List.of()
            : List.of(FactsMacro.storage("", Map.of("form", formOf(request).key())));
    return new SaveSigns(content, stored(request), List.of(request.value("title")), texts);
  }

  private static Form formOf(Request request) {
    return Form.ofKey(request.value("form")).orElse(Form.INCIDENT);
  }

  private Optional<Stored> stored(Request request) {
    return request.values("pageId").stream()
        .flatMap(id -> content.find(id, request.viewer()).stream())
        .findFirst();
  }

  /** The panel that holds the page in the form, if it would be held; empty if it would not. */
  @Override
  public Response post(Request request) {
    Optional<Decision.Hold> hold = hook.asked(new EditedPage(request));
    if (hold.isEmpty()) {
      return json("", false);
    }
    PanelView panel =
        hold.get()
            .verdict()
            .map(verdict -> SuggestionsView.of(verdict, hold.get().text(), ""))
            .map(held -> new PanelView(held, "", Optional.of(live(request))))
            .orElse(null);
    return json(render(new View(panel, true), request), true);
  }

  private LiveCheck live(Request request) {
    Optional<Stored> stored = stored(request);
    PageState state =
        stored.filter(Stored::restricted).isPresent() ? PageState.IN_REVIEW : PageState.PUBLISHED;
    LiveCheck live =
        LiveCheck.plain(request.value("spaceKey"), stored.map(Stored::id).orElse(""), state);
    return request.value("facts").isEmpty() ? live : live.ofForm(formOf(request));
  }

  private String render(View view, Request request) {
    return views.render("editor-panel", view, I18n.of(request.locale()), request).html();
  }

  private static Response json(String panel, boolean held) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("held", held);
    answer.put("panel", panel);
    return new Response.Json(200, answer.toString());
  }

  /** What the editor holds, asked about in the fields of the classic form. */
  private record EditedPage(Request asked) implements SaveRequest {

    @Override
    public String method() {
      return asked.method().name();
    }

    @Override
    public String path() {
      return "";
    }

    @Override
    public String wikiPath() {
      return asked.site().wiki();
    }

    @Override
    public String queryString() {
      return "";
    }

    @Override
    public Optional<String> query(String name) {
      return Optional.empty();
    }

    @Override
    public Optional<String> header(String name) {
      return Optional.empty();
    }

    @Override
    public Map<String, List<String>> parameters() {
      return asked.parameters();
    }

    @Override
    public Body body() {
      return new Body(new byte[0], Body.End.COMPLETE);
    }

    @Override
    public Locale locale() {
      return asked.locale();
    }
  }
}
