package org.blamelesswiki.postmortems.confluence;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.blamelesswiki.postmortems.confluence.save.Coverage;
import org.blamelesswiki.postmortems.confluence.save.EditorPanel;
import org.blamelesswiki.postmortems.confluence.save.SaveHookSettings;
import org.blamelesswiki.postmortems.confluence.save.SaveHookSettings.Phase;
import org.blamelesswiki.postmortems.confluence.save.SaveHookSettings.Tripped;
import org.blamelesswiki.postmortems.settings.Versioned;
import org.blamelesswiki.postmortems.spi.Store;
import org.blamelesswiki.postmortems.web.Access;
import org.blamelesswiki.postmortems.web.I18n;
import org.blamelesswiki.postmortems.web.Request;
import org.blamelesswiki.postmortems.web.Response;
import org.blamelesswiki.postmortems.web.Router;
import org.blamelesswiki.postmortems.web.Screen;

/**
 * The screens that only Confluence has: the save hook's, the panel of its editor, and the page that
 * waits for its author.
 */
final class HookScreens {

  static final String HOOK = "/admin/save-hook";
  static final String WAITING = "/waiting";
  static final String EDITOR = "/editor";

  private final Plugin plugin;

  HookScreens(Plugin plugin) {
    this.plugin = plugin;
  }

  /** The key of what every admin screen says of the hook; empty for nothing. */
  static String notice(SaveHookSettings settings) {
    return settings.tripped() == Tripped.NO
        ? ""
        : "hook.tripped." + settings.tripped().name().toLowerCase(Locale.ROOT);
  }

  /** The router of such a screen, if the path is one of theirs. */
  Optional<Router> find(String path) {
    return switch (path) {
      case HOOK -> Optional.of(router(Map.of(HOOK, new HookScreen())));
      case EDITOR ->
          Optional.of(
              router(
                  Map.of(
                      EDITOR,
                      new EditorPanel(
                          plugin.saveHook(),
                          plugin.confluence().savedContent(),
                          plugin.application().site(),
                          plugin.application().views()))));
      case WAITING -> Optional.of(router(Map.of(WAITING, new WaitingScreen())));
      default -> Optional.empty();
    };
  }

  private Router router(Map<String, Screen> screens) {
    return new Router(screens, viewer -> false, plugin.application().views());
  }

  /**
   * What the screen of the save hook shows.
   *
   * @param version the version of the settings that is shown
   * @param phase {@link Phase} in lower case
   * @param accounts the service accounts, one a line
   * @param tellMe whether whoever looks is told when the hook takes itself back
   * @param switchedOff whether the emergency switch is thrown
   * @param rows what was seen of each route
   * @param stale whether somebody else saved in between
   */
  public record HookView(
      long version,
      String phase,
      String accounts,
      boolean tellMe,
      boolean switchedOff,
      List<Coverage.Row> rows,
      boolean stale) {}

  /** Shows what the hook sees, and lets an admin switch it on and off. */
  private final class HookScreen implements Screen {

    @Override
    public Access access() {
      return Access.WIKI_ADMIN;
    }

    @Override
    public Response get(Request request) {
      return shown(request, 200, false);
    }

    @Override
    public Response post(Request request) {
      List<String> accounts =
          Arrays.stream(request.raw("accounts").split("\\R", -1))
              .map(String::strip)
              .filter(line -> !line.isEmpty())
              .toList();
      Optional<Phase> phase =
          Arrays.stream(Phase.values())
              .filter(p -> p.name().equalsIgnoreCase(request.value("phase")))
              .findFirst();
      try {
        SaveHookSettings changed =
            plugin
                .hookSettings()
                .value()
                .withPhase(phase.orElse(Phase.OBSERVE))
                .withServiceAccounts(accounts)
                .telling(request.viewer().id().orElseThrow(), request.has("tell"));
        plugin.hookSettings().save(changed, Long.parseLong(request.value("version")));
      } catch (Store.StaleRowException | NumberFormatException e) {
        return shown(request, 409, true);
      }
      return new Response.Redirect(request.site().screens() + HOOK);
    }

    private Response shown(Request request, int status, boolean stale) {
      I18n texts = I18n.of(request.locale());
      Versioned<SaveHookSettings> now = plugin.hookSettings().read();
      HookView view =
          new HookView(
              now.version(),
              now.value().phase().name().toLowerCase(Locale.ROOT),
              String.join("\n", now.value().serviceAccounts()),
              request.viewer().id().filter(now.value().tell()::contains).isPresent(),
              Plugin.isSwitchedOff(),
              plugin.coverage().rows(),
              stale);
      return new Response.Page(
          status,
          texts.text("hook.title"),
          plugin.application().views().render("save-hook", view, texts, request));
    }
  }

  /** What the waiting screen shows. */
  public record WaitingView(String title) {}

  /** Leads from the wizard to Confluence's own Create dialog. */
  private final class WaitingScreen implements Screen {

    @Override
    public Access access() {
      return Access.LOGGED_IN;
    }

    @Override
    public Response get(Request request) {
      I18n texts = I18n.of(request.locale());
      WaitingPage page =
          WaitingPage.of(plugin.application().drafts(), request.viewer())
              .orElseThrow(() -> new Router.NotForViewerException("waiting page"));
      return new Response.Page(
          200,
          texts.text("waiting.title"),
          plugin
              .application()
              .views()
              .render("waiting", new WaitingView(page.title()), texts, request));
    }
  }
}
