package org.blamelesswiki.postmortems.confluence.save;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A servlet request as the save hook sees it, and as it goes on after that. */
final class FilteredRequest implements SaveRequest {

  private static final int CHUNK = 16 * 1024;

  private final HttpServletRequest request;
  private final Locale locale;
  private @Nullable Body body;
  private @Nullable IOException broken;

  FilteredRequest(HttpServletRequest request, Locale locale) {
    this.request = request;
    this.locale = locale;
  }

  /** The request for whoever answers it: with the body as it came. */
  HttpServletRequest onward() {
    return body == null ? request : new ReplayedRequest(request, body, broken);
  }

  @Override
  public String method() {
    return request.getMethod().toUpperCase(Locale.ROOT);
  }

  @Override
  public String path() {
    String uri = request.getRequestURI();
    return uri.startsWith(wikiPath()) ? uri.substring(wikiPath().length()) : uri;
  }

  @Override
  public String wikiPath() {
    return request.getContextPath();
  }

  @Override
  public String queryString() {
    String query = request.getQueryString();
    return query == null ? "" : query;
  }

  /** Read from the address itself: asking the servlet API may read a form, and with it the body. */
  @Override
  public Optional<String> query(String name) {
    for (String parameter : queryString().split("&", -1)) {
      int equals = parameter.indexOf('=');
      if (equals >= 0 && decode(parameter.substring(0, equals)).equals(name)) {
        return Optional.of(decode(parameter.substring(equals + 1)));
      }
    }
    return Optional.empty();
  }

  @Override
  public Optional<String> header(String name) {
    return Optional.ofNullable(request.getHeader(name));
  }

  /** A filter before us may have read the form, so it is asked for by name, never read. */
  @Override
  public Map<String, List<String>> parameters() {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    request.getParameterMap().forEach((name, values) -> parameters.put(name, List.of(values)));
    return parameters;
  }

  @Override
  public Locale locale() {
    return locale;
  }

  @Override
  public Body body() {
    Body known = body;
    if (known == null) {
      known = read();
      body = known;
    }
    return known;
  }

  private Body read() {
    if (request.getContentLengthLong() > SaveHook.LONGEST_BODY) {
      return new Body(new byte[0], Body.End.TOO_LONG);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      InputStream in = request.getInputStream();
      byte[] chunk = new byte[CHUNK];
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        bytes.write(chunk, 0, n);
        if (bytes.size() > SaveHook.LONGEST_BODY) {
          return new Body(bytes.toByteArray(), Body.End.TOO_LONG);
        }
      }
      return new Body(bytes.toByteArray(), Body.End.COMPLETE);
    } catch (IOException e) {
      broken = e;
      return new Body(bytes.toByteArray(), Body.End.BROKEN);
    }
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
