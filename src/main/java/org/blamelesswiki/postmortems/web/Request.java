package org.blamelesswiki.postmortems.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.blamelesswiki.postmortems.spi.Viewer;

/**
 * One request to a screen, as an adapter hands it over.
 *
 * @param method GET or POST; everything that changes something is a POST
 * @param path the path below {@link Site#screens()}, starting with a slash
 * @param parameters decoded query and form parameters
 * @param viewer who is asking
 * @param locale the language they read
 * @param token the CSRF token of their session
 * @param body the body of a JSON request; empty for forms
 * @param site the addresses of the wiki
 */
public record Request(
    Method method,
    String path,
    Map<String, List<String>> parameters,
    Viewer viewer,
    Locale locale,
    String token,
    String body,
    Site site) {

  /** The name of the form field that carries the CSRF token. */
  public static final String TOKEN_FIELD = "pm-token";

  /**
   * The name of the HTTP header that carries the token of a JSON request. An adapter hands its
   * value over as the parameter {@link #TOKEN_FIELD}.
   */
  public static final String TOKEN_HEADER = "X-PM-Token";

  /**
   * The name of the HTTP header in which a machine signs its request. An adapter hands its value
   * over as the parameter of that name, and lets no query parameter stand for it.
   */
  public static final String SIGNATURE_HEADER = "X-Hub-Signature";

  /** What a request may do. */
  public enum Method {
    GET,
    POST
  }

  /**
   * The addresses of the wiki, without a slash at the end.
   *
   * @param wiki the path of the wiki on its server, such as {@code /wiki}; empty at the root
   * @param screens the path below which our screens are served
   * @param adminScreens the admin screens that only this wiki has
   */
  public record Site(String wiki, String screens, List<HostScreen> adminScreens) {

    public Site {
      adminScreens = List.copyOf(adminScreens);
    }

    /** A wiki without admin screens of its own. */
    public Site(String wiki, String screens) {
      this(wiki, screens, List.of());
    }
  }

  /**
   * An admin screen that only one wiki has.
   *
   * @param name its path below {@code /admin/}; {@code admin.nav.} and the name is the key of its
   *     title in the menu
   * @param notice the key of what every admin screen says of it; empty for nothing
   */
  public record HostScreen(String name, String notice) {}

  public Request {
    parameters = Map.copyOf(parameters);
  }

  /** The first value of a parameter, trimmed; empty when there is none. */
  public String value(String name) {
    return optional(name).orElse("");
  }

  /** The first value of a parameter, trimmed, if it was sent. */
  public Optional<String> optional(String name) {
    return values(name).stream().findFirst().map(String::strip);
  }

  /** The first value of a parameter exactly as it was sent; empty when there is none. */
  public String raw(String name) {
    return values(name).stream().findFirst().orElse("");
  }

  /** The value of a repeated field in one row of a form, trimmed; empty when it was not sent. */
  public String at(String name, int index) {
    List<String> all = values(name);
    return index < all.size() ? all.get(index).strip() : "";
  }

  /** All values of a parameter. */
  public List<String> values(String name) {
    return parameters.getOrDefault(name, List.of());
  }

  /** Whether a parameter was sent with any value, as a ticked box is. */
  public boolean has(String name) {
    return parameters.containsKey(name);
  }
}
