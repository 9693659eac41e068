package org.blamelesswiki.postmortems.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.blamelesswiki.postmortems.spi.Viewer;

/** Requests as a wiki's adapter would hand them over. */
public final class Requests {

  public static final Viewer ADMIN = Viewer.user("admin", "Admin", true);
  public static final Viewer IDA = Viewer.user("ida", "Ida Sand", false);
  public static final String TOKEN = "token-of-this-session";

  static final Request.Site SITE = new Request.Site("/wiki", "/wiki/pm");

  private Requests() {}

  public static Request get(Viewer viewer, String path, String... namesAndValues) {
    return request(Request.Method.GET, viewer, path, parameters(namesAndValues));
  }

  /** A form of the session's own, with its token. */
  public static Request post(Viewer viewer, String path, String... namesAndValues) {
    Map<String, List<String>> parameters = parameters(namesAndValues);
    parameters.put(Request.TOKEN_FIELD, List.of(TOKEN));
    return request(Request.Method.POST, viewer, path, parameters);
  }

  /** A JSON request of the session's own. */
  public static Request json(Viewer viewer, String path, String body) {
    Request form = post(viewer, path);
    return new Request(
        form.method(),
        path,
        form.parameters(),
        viewer,
        form.locale(),
        form.token(),
        body,
        form.site());
  }

  /** The body of a request about one block of text, good for every endpoint of the API. */
  static String jsonText(String space, String text) {
    ObjectNode body = JsonApi.MAPPER.createObjectNode().put("space", space).put("text", text);
    body.putArray("blocks").addObject().put("id", "b").put("text", text);
    return body.toString();
  }

  /** A form that another site made the browser send. */
  public static Request forged(Viewer viewer, String path, String... namesAndValues) {
    return request(Request.Method.POST, viewer, path, parameters(namesAndValues));
  }

  private static Map<String, List<String>> parameters(String... namesAndValues) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      String value = namesAndValues[i + 1];
      parameters.merge(
          namesAndValues[i],
          List.of(value),
          (old, more) -> Stream.concat(old.stream(), more.stream()).toList());
    }
    return parameters;
  }

  private static Request request(
      Request.Method method, Viewer viewer, String path, Map<String, List<String>> parameters) {
    return new Request(method, path, parameters, viewer, Locale.ENGLISH, TOKEN, "", SITE);
  }
}
