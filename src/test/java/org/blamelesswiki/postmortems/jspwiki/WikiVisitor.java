package org.blamelesswiki.postmortems.jspwiki;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody with a browser of few talents: follows no redirect, runs no script, keeps cookies. */
final class WikiVisitor {

  private static final Pattern INPUT = Pattern.compile("<input\\b[^>]*>");
  private static final Pattern NAME = Pattern.compile("\\bname=['\"]([^'\"]*)['\"]");
  private static final Pattern VALUE = Pattern.compile("\\bvalue=['\"]([^'\"]*)['\"]");
  private static final Pattern TEXT =
      Pattern.compile("<textarea[^>]*name=\"_editedtext\"[^>]*>(.*?)</textarea>", Pattern.DOTALL);

  private final URI wiki;
  private final CookieManager cookies = new CookieManager();
  private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();

  WikiVisitor(URI wiki) {
    this.wiki = wiki;
  }

  /** Somebody who has logged in. */
  static WikiVisitor loggedIn(URI wiki, String login) {
    WikiVisitor visitor = new WikiVisitor(wiki);
    visitor.logIn(login);
    return visitor;
  }

  void logIn(String login) {
    get("Login.jsp");
    HttpResponse<String> answer =
        post(
            "Login.jsp",
            Map.of(
                "j_username",
                login,
                "j_password",
                "blameless",
                "submitlogin",
                "x",
                "redirect",
                "Main"));
    if (answer.statusCode() != 302) {
      throw new IllegalStateException(login + " could not log in");
    }
  }

  HttpResponse<String> get(String address) {
    return send(HttpRequest.newBuilder(wiki.resolve(address)).GET());
  }

  HttpResponse<String> post(String address, Map<String, String> form) {
    return post(address, form.entrySet());
  }

  /** Sends a form in which a field may come more than once. */
  HttpResponse<String> post(String address, Collection<Map.Entry<String, String>> form) {
    String body =
        form.stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        HttpRequest.newBuilder(wiki.resolve(address))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** The cookies of this visitor, as a header has them. */
  String cookies() {
    return cookies.getCookieStore().getCookies().stream()
        .map(cookie -> cookie.getName() + "=" + cookie.getValue())
        .collect(Collectors.joining("; "));
  }

  /** Opens an editor. */
  Editor open(String address) {
    HttpResponse<String> page = get(address);
    if (page.statusCode() != 200) {
      throw new IllegalStateException(address + " answers " + page.statusCode());
    }
    return new Editor(address.replaceAll("[?].*", ""), page.body());
  }

  /** Opens the editor of a page. */
  Editor edit(String page) {
    return open("Edit.jsp?page=" + encoded(page));
  }

  /** Writes a page as it is; fails if it is not saved. */
  void write(String page, String text) {
    HttpResponse<String> answer = edit(page).save(text, "");
    if (!location(answer).contains("Wiki.jsp")) {
      throw new IllegalStateException("not saved, but led to " + location(answer));
    }
  }

  static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** An open editor. */
  final class Editor {

    private final String path;
    private final String html;

    Editor(String path, String html) {
      this.path = path;
      this.html = html;
    }

    String html() {
      return html;
    }

    /** The text that would be sent. */
    String text() {
      Matcher matcher = TEXT.matcher(html);
      if (!matcher.find()) {
        throw new IllegalStateException("no editor here");
      }
      return unescaped(matcher.group(1)).replace("\r\n", "\n");
    }

    /** The value of a field of the form or the panel; empty when it is not there. */
    String field(String name) {
      return fields().getOrDefault(name, "");
    }

    HttpResponse<String> save(String text, String note) {
      return save(text, note, Map.of());
    }

    /** Sends the form with {@code text}, and {@code more} in place of what its fields hold. */
    HttpResponse<String> save(String text, String note, Map<String, String> more) {
      Map<String, String> form = new LinkedHashMap<>(fields());
      form.remove("cancel");
      form.remove("preview");
      form.put("_editedtext", text);
      form.put("changenote", note);
      form.put("ok", "");
      form.putAll(more);
      return post(path, form);
    }

    private Map<String, String> fields() {
      Map<String, String> fields = new LinkedHashMap<>();
      Matcher inputs = INPUT.matcher(html);
      while (inputs.find()) {
        String input = inputs.group();
        boolean isChoice = input.contains("type=\"radio\"") || input.contains("type=\"checkbox\"");
        boolean counts = !isChoice || input.contains("checked");
        Matcher name = NAME.matcher(input);
        if (name.find() && counts) {
          Matcher value = VALUE.matcher(input);
          fields.putIfAbsent(name.group(1), value.find() ? unescaped(value.group(1)) : "");
        }
      }
      return fields;
    }
  }

  static String unescaped(String html) {
    return html.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }
}
