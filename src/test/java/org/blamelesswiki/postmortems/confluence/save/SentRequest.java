package org.blamelesswiki.postmortems.confluence.save;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A request written as it goes over the wire: a line, headers, an empty line, and the body. In the
 * body {@code {{x*1000}}} stands for a thousand times x; a body shorter than its {@code
 * Content-Length} was broken off.
 */
final class SentRequest implements SaveRequest {

  private final String method;
  private final String path;
  private final String query;
  private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private Body body;
  boolean bodyWasRead;

  SentRequest(String wire) {
    String[] parts = wire.split("\n\n", 2);
    String[] lines = parts[0].strip().split("\n", -1);
    String[] first = lines[0].split(" ", 2);
    method = first[0];
    String[] address = first[1].strip().split("\\?", 2);
    path = address[0];
    query = address.length > 1 ? address[1] : "";
    for (int i = 1; i < lines.length; i++) {
      String[] header = lines[i].split(":", 2);
      headers.put(header[0].strip(), header[1].strip());
    }
    String text = parts.length > 1 ? parts[1].strip() : "";
    byte[] bytes = repeated(text).getBytes(StandardCharsets.UTF_8);
    long promised = Long.parseLong(headers.getOrDefault("Content-Length", "0"));
    Body.End end = Body.End.COMPLETE;
    if (bytes.length > SaveHook.LONGEST_BODY) {
      end = Body.End.TOO_LONG;
    } else if (promised > bytes.length) {
      end = Body.End.BROKEN;
    }
    body = new Body(bytes, end);
  }

  private static String repeated(String text) {
    return Pattern.compile("\\{\\{(.)\\*(\\d+)}}")
        .matcher(text)
        .replaceAll(found -> found.group(1).repeat(Integer.parseInt(found.group(2))));
  }

  static SentRequest json(String line, String body) {
    return new SentRequest(line + "\nContent-Type: application/json\n\n" + body);
  }

  SentRequest withHeader(String name, String value) {
    headers.put(name, value);
    return this;
  }

  SentRequest withBody(Body other) {
    body = other;
    return this;
  }

  String bodyText() {
    return new String(body.bytes(), StandardCharsets.UTF_8);
  }

  @Override
  public String method() {
    return method;
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public String wikiPath() {
    return "/wiki";
  }

  @Override
  public String queryString() {
    return query;
  }

  @Override
  public Optional<String> query(String name) {
    return parse(query).getOrDefault(name, List.of()).stream().findFirst();
  }

  @Override
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  @Override
  public Map<String, List<String>> parameters() {
    bodyWasRead = true;
    String type = headers.getOrDefault("Content-Type", "");
    return parse(type.contains("form-urlencoded") ? query + "&" + bodyText() : query);
  }

  @Override
  public Body body() {
    bodyWasRead = true;
    return body;
  }

  @Override
  public Locale locale() {
    return Locale.ENGLISH;
  }

  private static Map<String, List<String>> parse(String text) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    for (String parameter : text.split("&", -1)) {
      int equals = parameter.indexOf('=');
      if (equals > 0) {
        parameters
            .computeIfAbsent(decode(parameter.substring(0, equals)), name -> new ArrayList<>())
            .add(decode(parameter.substring(equals + 1)));
      }
    }
    return parameters;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
