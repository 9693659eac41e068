package org.blamelesswiki.postmortems.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.blamelesswiki.postmortems.phrasing.PhrasingCheck;
import org.blamelesswiki.postmortems.postmortem.Form;
import org.blamelesswiki.postmortems.postmortem.PageState;
import org.blamelesswiki.postmortems.settings.Mode;
import org.blamelesswiki.postmortems.settings.SpaceSettings;
import org.blamelesswiki.postmortems.spi.FakeWiki;
import org.blamelesswiki.postmortems.spi.Viewer;
import org.blamelesswiki.postmortems.spi.Wiki;
import org.blamelesswiki.postmortems.text.SimpleMarkup;

/** The smallest wiki editor: a text area, the panel above it, and our screens and API beside it. */
public final class WritingPage implements AutoCloseable {

  private static final String TOKEN = "token-of-this-session";
  private static final Viewer IDA = Viewer.user("ida", "Ida Sand", false);

  private final HttpServer server;
  private final Application application;
  private final List<String> checked = new CopyOnWriteArrayList<>();
  private final List<Map<String, List<String>>> saved = new CopyOnWriteArrayList<>();
  private volatile boolean away;
  private volatile String text = "";

  /** A page in a space on {@code confirm}. */
  public WritingPage(PhrasingCheck check) {
    FakeWiki wiki = new FakeWiki().withSpace("ops", "Operations");
    application =
        Application.withChecks(
            withMarkup(wiki.asWiki()), Clock.systemUTC(), l -> Optional.of(check));
    application
        .site()
        .save(
            application
                .site()
                .value()
                .withSpace(SpaceSettings.off("ops", "Operations").withMode(Mode.CONFIRM)),
            0);
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newFixedThreadPool(4));
    server.createContext("/", this::answer);
    server.start();
  }

  private static Wiki withMarkup(Wiki wiki) {
    return new Wiki(
        wiki.pages(),
        wiki.spaces(),
        wiki.groups(),
        wiki.users(),
        wiki.editor(),
        new SimpleMarkup(),
        wiki.store(),
        wiki.siteKey(),
        wiki.notifications(),
        wiki.definesSpaces());
  }

  /** The address of the editor, opened with {@code text}. */
  public String open(String openedWith) {
    text = openedWith;
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/wiki/edit";
  }

  /** The bodies of the requests for suggestions, in order. */
  public List<String> checked() {
    return List.copyOf(checked);
  }

  /** The fields of the forms that were sent, in order. */
  public List<Map<String, List<String>>> saved() {
    return List.copyOf(saved);
  }

  /** From now on the API answers nothing useful. */
  public void goAway(boolean isAway) {
    away = isAway;
  }

  @Override
  public void close() {
    server.stop(0);
    application.close();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    if (path.equals("/wiki/edit")) {
      send(exchange, 200, "text/html", page());
    } else if (path.equals("/wiki/save")) {
      saved.add(form(body));
      send(exchange, 200, "text/html", "<p id='saved'>Saved</p>");
    } else if (path.startsWith("/wiki/pm/")) {
      screen(exchange, path.substring("/wiki/pm".length()), body);
    } else {
      send(exchange, 404, "text/plain", "");
    }
  }

  private void screen(HttpExchange exchange, String path, String body) throws IOException {
    if (path.startsWith("/api/")) {
      if (path.equals("/api/check")) {
        checked.add(body);
      }
      if (away) {
        send(exchange, 503, "text/html", "<h1>Down</h1>");
        return;
      }
    }
    String token = exchange.getRequestHeaders().getFirst(Request.TOKEN_HEADER);
    Map<String, List<String>> parameters =
        token == null ? Map.of() : Map.of(Request.TOKEN_FIELD, List.of(token));
    Request.Method method = Request.Method.valueOf(exchange.getRequestMethod());
    Response response = application.router().handle(request(method, path, parameters, body));
    if (response instanceof Response.Json json) {
      send(exchange, json.status(), "application/json", json.json());
    } else if (response instanceof Response.Asset asset) {
      send(exchange, 200, asset.contentType(), asset.content());
    } else {
      send(exchange, response.status(), "text/plain", "");
    }
  }

  private String page() {
    PanelView panel =
        PanelView.waiting(
            "editform",
            "#editor",
            LiveCheck.jspwiki("ops", "Checkout outage", PageState.PUBLISHED).ofForm(Form.SHORT));
    I18n texts = I18n.of(Locale.ENGLISH);
    Request request = request(Request.Method.GET, "/edit", Map.of(), "");
    return """
        <!doctype html><html lang="en"><head><title>Edit</title>
        <link rel="stylesheet" href="/wiki/pm/assets/pm.css">
        <meta name="viewport" content="width=device-width">
        <script>
        // How long each piece of work of a script keeps the page from answering a key.
        window.busy = [];
        (function () {
          function timed(work) {
            return function () {
              var before = performance.now();
              try { return work.apply(this, arguments); } finally { window.busy.push(performance.now() - before); }
            };
          }
          var later = window.setTimeout;
          window.setTimeout = function (work, delay) { return later.call(window, timed(work), delay); };
          var then = Promise.prototype.then;
          Promise.prototype.then = function (done, failed) {
            return then.call(this, done && timed(done), failed);
          };
          var listen = EventTarget.prototype.addEventListener;
          EventTarget.prototype.addEventListener = function (type, listener, options) {
            return listen.call(this, type, type === 'abort' ? listener : timed(listener), options);
          };
        })();
        </script>
        <script src="/wiki/pm/assets/pm-panel.js" defer></script></head>
        <body style="margin: 1rem; font-family: sans-serif"><main><h1>Edit</h1>
        """
        + application.views().render("panel", panel, texts, request).html()
        + "<form id=\"editform\" method=\"post\" action=\"/wiki/save\">"
        + "<label for=\"editor\">Text</label>"
        + "<textarea id=\"editor\" name=\"text\" style=\"width: 100%; height: 14rem\">\n"
        + SafeHtml.escape(text)
        + "</textarea><button id=\"save\">Save</button></form></main></body></html>";
  }

  private static Request request(
      Request.Method method, String path, Map<String, List<String>> parameters, String body) {
    return new Request(
        method,
        path,
        parameters,
        IDA,
        Locale.ENGLISH,
        TOKEN,
        body,
        new Request.Site("/wiki", "/wiki/pm"));
  }

  private static Map<String, List<String>> form(String body) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    for (String pair : body.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      fields
          .computeIfAbsent(decoded(parts[0]), name -> new ArrayList<>())
          .add(parts.length > 1 ? decoded(parts[1]) : "");
    }
    return fields;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", type + "; charset=utf-8");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
