package org.blamelesswiki.postmortems.confluence;

import com.atlassian.sal.api.websudo.WebSudoSessionException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.blamelesswiki.postmortems.spi.Viewer;
import org.blamelesswiki.postmortems.web.Request;
import org.blamelesswiki.postmortems.web.Response;
import org.blamelesswiki.postmortems.web.SafeHtml;

/**
 * Serves the core's screens and JSON API inside Confluence's decorators.
 *
 * <p>Who may see a screen is decided here and in the core, whatever the descriptor's conditions say
 * of the menu: an admin screen needs an admin with a secure administrator session, every change
 * needs the token of the session.
 */
@SuppressWarnings("serial") // Servlets of plugins are never serialised.
public final class ScreensServlet extends HttpServlet {

  private static final String ADMIN = "/admin";
  private static final int LONGEST_BODY = 2_000_000;
  private static final String UTF_8 = ";charset=UTF-8";

  private final transient Plugin plugin;
  private final transient Doors doors;
  private final transient HookScreens hookScreens;

  public ScreensServlet(Plugin plugin, Doors doors) {
    this.plugin = plugin;
    this.doors = doors;
    this.hookScreens = new HookScreens(plugin);
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    answer(Request.Method.GET, request, response);
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    answer(Request.Method.POST, request, response);
  }

  private void answer(Request.Method method, HttpServletRequest http, HttpServletResponse response)
      throws IOException {
    Viewer viewer = plugin.confluence().users().current();
    String path = http.getPathInfo();
    String below = path == null ? "" : path.substring("/postmortems".length());
    boolean isAdminScreen = below.equals(ADMIN) || below.startsWith(ADMIN + "/");
    if (isAdminScreen && viewer.wikiAdmin() && !isSecure(http, response)) {
      return;
    }
    Request request = request(method, below.isEmpty() ? "/" : below, http, response, viewer);
    Response answer =
        hookScreens
            .find(request.path())
            .orElseGet(() -> plugin.application().router())
            .handle(request);
    send(answer, isAdminScreen, http, response);
  }

  /** Whether the admin's session is a secure one; otherwise Confluence asks for the password. */
  private boolean isSecure(HttpServletRequest http, HttpServletResponse response) {
    try {
      doors.webSudo().willExecuteWebSudoRequest(http);
      return true;
    } catch (WebSudoSessionException e) {
      doors.webSudo().enforceWebSudoProtection(http, response);
      return false;
    }
  }

  private Request request(
      Request.Method method,
      String path,
      HttpServletRequest http,
      HttpServletResponse response,
      Viewer viewer)
      throws IOException {
    Map<String, List<String>> parameters = new HashMap<>();
    http.getParameterMap().forEach((name, values) -> parameters.put(name, Arrays.asList(values)));
    String signature = http.getHeader(Request.SIGNATURE_HEADER);
    parameters.remove(Request.SIGNATURE_HEADER);
    if (signature != null) {
      parameters.put(Request.SIGNATURE_HEADER, List.of(signature));
    }
    String token = http.getHeader(Request.TOKEN_HEADER);
    if (token != null) {
      parameters.put(Request.TOKEN_FIELD, List.of(token));
    }
    return new Request(
        method,
        path,
        parameters,
        viewer,
        plugin.confluence().users().currentLocale(),
        doors.tokens().of(http, response),
        method == Request.Method.POST ? body(http) : "",
        plugin.siteOfScreens(http.getContextPath()));
  }

  /** The body of a JSON request; that of a form has become parameters. */
  private static String body(HttpServletRequest http) throws IOException {
    String type = http.getContentType();
    if (type == null || !type.startsWith("application/json")) {
      return "";
    }
    StringBuilder body = new StringBuilder();
    char[] buffer = new char[8192];
    Reader reader = http.getReader();
    int count = reader.read(buffer);
    // One character beyond the limit is enough for the core to refuse it.
    while (count >= 0 && body.length() <= LONGEST_BODY) {
      body.append(buffer, 0, count);
      count = reader.read(buffer);
    }
    return body.toString();
  }

  private void send(
      Response answer, boolean isAdminScreen, HttpServletRequest http, HttpServletResponse response)
      throws IOException {
    response.setStatus(answer.status());
    response.setHeader("X-Content-Type-Options", "nosniff");
    if (answer instanceof Response.Page page) {
      response.setHeader("Cache-Control", "no-store");
      write(response, "text/html", decorated(page, isAdminScreen, http));
    } else if (answer instanceof Response.Json json) {
      response.setHeader("Cache-Control", "no-store");
      write(response, "application/json", json.json());
    } else if (answer instanceof Response.Asset asset) {
      response.setHeader("Cache-Control", "max-age=3600");
      write(response, asset.contentType(), asset.content());
    } else if (answer instanceof Response.Download download) {
      response.setHeader(
          "Content-Disposition", "attachment; filename=\"" + download.fileName() + "\"");
      write(response, download.contentType(), download.content());
    } else if (answer instanceof Response.Redirect redirect) {
      response.setHeader("Location", location(redirect.location(), http));
    } else if (answer instanceof Response.LogIn) {
      response.setStatus(HttpServletResponse.SC_SEE_OTHER);
      response.setHeader("Location", doors.logins().getLoginUri(address(http)).toString());
    }
  }

  /** The editor's address is given below the wiki, ours with the wiki's path in front. */
  private static String location(String location, HttpServletRequest http) {
    String context = http.getContextPath();
    return location.startsWith(context + "/") ? location : context + location;
  }

  private static URI address(HttpServletRequest http) {
    String query = http.getQueryString();
    return URI.create(http.getRequestURI() + (query == null ? "" : "?" + query));
  }

  /** A page whose header names the decorator that Confluence puts around it. */
  private static String decorated(
      Response.Page page, boolean isAdminScreen, HttpServletRequest http) {
    String assets = SafeHtml.escape(Plugin.site(http.getContextPath()).screens()).html();
    return """
        <html>
        <head>
        <title>%s</title>
        <meta name="decorator" content="%s"/>
        <link rel="stylesheet" href="%s/assets/pm.css"/>
        <script src="%s/assets/pm-panel.js" defer="defer"></script>
        </head>
        <body class="pm-confluence">
        %s
        </body>
        </html>
        """
        .formatted(
            SafeHtml.escape(page.title()).html(),
            isAdminScreen ? "atl.admin" : "atl.general",
            assets,
            assets,
            page.body().html());
  }

  private static void write(HttpServletResponse response, String type, String content)
      throws IOException {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    response.setContentType(type + UTF_8);
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }
}
