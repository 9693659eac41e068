package org.blamelesswiki.postmortems.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.blamelesswiki.postmortems.settings.NewerFormatException;
import org.blamelesswiki.postmortems.spi.Viewer;

/**
 * Finds the screen of a request, and lets it run only for those who may use it and only with their
 * session's token when it changes something.
 */
public final class Router {

  private final Map<String, Screen> screens;
  private final Predicate<Viewer> isSteward;
  private final Views views;

  /**
   * A router.
   *
   * @param screens by the path they answer
   * @param isSteward whether a user is in the stewards group
   */
  public Router(Map<String, Screen> screens, Predicate<Viewer> isSteward, Views views) {
    this.screens = Map.copyOf(screens);
    this.isSteward = isSteward;
    this.views = views;
  }

  /** The paths that have a screen or endpoint. */
  Set<String> paths() {
    return screens.keySet();
  }

  /** The answer to a request; never throws for what a user can send. */
  public Response handle(Request request) {
    Screen screen = screens.get(request.path());
    if (screen == null) {
      return message(request, 404, "error.not-found");
    }
    try {
      Optional<Response> refusal = refuse(screen, request);
      if (refusal.isPresent()) {
        return refusal.get();
      }
      return request.method() == Request.Method.POST ? screen.post(request) : screen.get(request);
    } catch (Screen.MethodNotAllowedException e) {
      return message(request, 405, "error.method");
    } catch (NewerFormatException e) {
      return message(request, 503, "error.newer");
    } catch (NotForViewerException e) {
      return request.viewer().isLoggedIn()
          ? message(request, 404, "error.not-found")
          : new Response.LogIn();
    }
  }

  private Optional<Response> refuse(Screen screen, Request request) {
    Viewer viewer = request.viewer();
    boolean allowed =
        switch (screen.access()) {
          case ANYONE -> true;
          case LOGGED_IN -> viewer.isLoggedIn();
          case STEWARD -> viewer.wikiAdmin() || (viewer.isLoggedIn() && isSteward.test(viewer));
          case WIKI_ADMIN -> viewer.wikiAdmin();
        };
    if (!allowed) {
      return Optional.of(
          viewer.isLoggedIn() || isApi(request)
              ? message(request, 403, "error.not-allowed")
              : new Response.LogIn());
    }
    if (request.method() == Request.Method.POST
        && !screen.isCalledByMachines()
        && !hasToken(request)) {
      return Optional.of(message(request, 403, "error.token"));
    }
    return Optional.empty();
  }

  private static boolean hasToken(Request request) {
    byte[] expected = request.token().getBytes(StandardCharsets.UTF_8);
    byte[] sent = request.raw(Request.TOKEN_FIELD).getBytes(StandardCharsets.UTF_8);
    return expected.length > 0 && MessageDigest.isEqual(expected, sent);
  }

  private static boolean isApi(Request request) {
    return request.path().startsWith("/api/");
  }

  private Response message(Request request, int status, String key) {
    I18n texts = I18n.of(request.locale());
    if (isApi(request)) {
      return JsonApi.error(status, texts.text(key));
    }
    return new Response.Page(
        status,
        texts.text("error.title"),
        views.render("message", new MessageView(texts.text(key)), texts, request));
  }

  /** What the message screen shows. */
  public record MessageView(String message) {}

  /** The viewer may not see what the request is about, or there is no such thing. */
  public static final class NotForViewerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** {@code what} names the thing, such as a space key; it is never shown. */
    public NotForViewerException(String what) {
      super("not for this viewer: " + what);
    }
  }
}
