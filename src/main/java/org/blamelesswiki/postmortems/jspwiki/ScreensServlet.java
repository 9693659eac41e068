package org.blamelesswiki.postmortems.jspwiki;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.apache.wiki.api.core.Context;
import org.apache.wiki.api.core.ContextEnum;
import org.apache.wiki.api.core.Engine;
import org.apache.wiki.api.spi.Wiki;
import org.blamelesswiki.postmortems.web.Request;
import org.blamelesswiki.postmortems.web.Response;
import org.blamelesswiki.postmortems.web.SafeHtml;

/** Serves the core's screens below one path, inside the wiki's own header, menu and footer. */
public final class ScreensServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  /** The path below that of the wiki. */
  static final String PATH = "/postmortems";

  static final String TITLE_ATTRIBUTE = "postmortems.title";
  static final String BODY_ATTRIBUTE = "postmortems.body";

  private static final String FRAME = "/postmortems-frame.jsp";
  private static final int LONGEST_BODY = 2_000_000;
  private static final String TEXT = ";charset=UTF-8";

  @Override
  protected void doGet(HttpServletRequest http, HttpServletResponse response)
      throws IOException, ServletException {
    answer(Request.Method.GET, http, response);
  }

  @Override
  protected void doPost(HttpServletRequest http, HttpServletResponse response)
      throws IOException, ServletException {
    if (isFromElsewhere(http)) {
      response.setStatus(HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    answer(Request.Method.POST, http, response);
  }

  private void answer(Request.Method method, HttpServletRequest http, HttpServletResponse response)
      throws IOException, ServletException {
    Optional<Installation> installed = Installation.in(getServletContext());
    Optional<CurrentRequest> current = CurrentRequest.get();
    if (installed.isEmpty() || current.isEmpty()) {
      response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      response.setContentType("text/plain" + TEXT);
      response.getWriter().write("Blameless Postmortems did not start. The log says why.\n");
      return;
    }
    Optional<String> ownFile = ofTemplate(http);
    if (ownFile.isPresent()) {
      response.sendRedirect(ownFile.get());
      return;
    }
    Installation installation = installed.get();
    Request request = request(method, http, current.get(), installation);
    send(installation.application().router().handle(request), installation, http, response);
  }

  /** JSPWiki's template names its icons from the page it stands on; ours stand deeper. */
  private static Optional<String> ofTemplate(HttpServletRequest http) {
    String path = String.valueOf(http.getPathInfo());
    int icons = path.lastIndexOf("/favicons/");
    return icons < 0
        ? Optional.empty()
        : Optional.of(http.getContextPath() + path.substring(icons));
  }

  private static Request request(
      Request.Method method,
      HttpServletRequest http,
      CurrentRequest current,
      Installation installation)
      throws IOException {
    Map<String, List<String>> parameters = new HashMap<>();
    for (Map.Entry<String, String[]> each : new TreeMap<>(http.getParameterMap()).entrySet()) {
      parameters.put(each.getKey(), Arrays.asList(each.getValue()));
    }
    String signature = http.getHeader(Request.SIGNATURE_HEADER);
    parameters.remove(Request.SIGNATURE_HEADER);
    if (signature != null) {
      parameters.put(Request.SIGNATURE_HEADER, List.of(signature));
    }
    String token = http.getHeader(Request.TOKEN_HEADER);
    if (token != null) {
      parameters.put(Request.TOKEN_FIELD, List.of(token));
    }
    String path = http.getPathInfo();
    return new Request(
        method,
        path == null ? "/" : path,
        parameters,
        installation.visitors().of(current.session()),
        current.locale(),
        current.token(),
        method == Request.Method.POST ? body(http) : "",
        current.site());
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

  /** What a browser itself says of where a form was; a second lock beside the token. */
  private static boolean isFromElsewhere(HttpServletRequest http) {
    String site = http.getHeader("Sec-Fetch-Site");
    if (site != null) {
      return !site.equals("same-origin") && !site.equals("none");
    }
    String origin = http.getHeader("Origin");
    return origin != null && !isOwn(origin, http);
  }

  private static boolean isOwn(String origin, HttpServletRequest http) {
    try {
      String host = http.getHeader("Host");
      return host != null && host.equalsIgnoreCase(URI.create(origin).getAuthority());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static void send(
      Response answer,
      Installation installation,
      HttpServletRequest http,
      HttpServletResponse response)
      throws IOException, ServletException {
    response.setStatus(answer.status());
    if (answer instanceof Response.Page page) {
      show(page.title(), page.body(), installation.engine(), http, response);
    } else if (answer instanceof Response.Json json) {
      response.setHeader("Cache-Control", "no-store");
      write(response, "application/json", json.json());
    } else if (answer instanceof Response.Asset asset) {
      response.setHeader("Cache-Control", "max-age=3600");
      write(response, asset.contentType() + TEXT, asset.content());
    } else if (answer instanceof Response.Download download) {
      response.setHeader(
          "Content-Disposition", "attachment; filename=\"" + download.fileName() + "\"");
      write(response, download.contentType() + TEXT, download.content());
    } else if (answer instanceof Response.Redirect redirect) {
      response.setHeader("Location", redirect.location());
    } else if (answer instanceof Response.LogIn) {
      ReturnAddress.remember(http);
      response.setStatus(HttpServletResponse.SC_SEE_OTHER);
      response.setHeader("Location", http.getContextPath() + "/Login.jsp");
    }
  }

  /** Puts a screen into the wiki's frame. */
  static void show(
      String title,
      SafeHtml body,
      Engine engine,
      HttpServletRequest http,
      HttpServletResponse response)
      throws IOException, ServletException {
    Context context =
        Wiki.context().create(engine, http, ContextEnum.PAGE_NONE.getRequestContext());
    context.setPage(Wiki.contents().page(engine, title));
    http.setAttribute(Context.ATTR_CONTEXT, context);
    http.setAttribute(TITLE_ATTRIBUTE, title);
    http.setAttribute(BODY_ATTRIBUTE, body.html());
    response.setHeader("Cache-Control", "no-store");
    http.getRequestDispatcher(FRAME).forward(http, response);
  }

  private static void write(HttpServletResponse response, String contentType, String content)
      throws IOException {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setContentType(contentType);
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }

  @Override
  public void destroy() {
    Installation.in(getServletContext()).ifPresent(Installation::close);
  }
}
