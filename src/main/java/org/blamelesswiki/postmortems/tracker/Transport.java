package org.blamelesswiki.postmortems.tracker;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Carries requests to one tracker and adds who asks. A wiki with its own connections to trackers
 * brings its own; ours is {@link HttpTransport}. Implementations are thread-safe.
 */
@FunctionalInterface
public interface Transport {

  /**
   * Sends {@code request} in the name of {@code viewpoint} and waits for the whole answer, whatever
   * its status.
   *
   * @throws TrackerException if there is none within the limits, or none may be asked for
   */
  Response send(Request request, Viewpoint viewpoint);

  /**
   * A request.
   *
   * @param method GET, POST or PUT
   * @param path below the tracker's address, beginning with a slash, with its query if any
   * @param body JSON, or null for none
   * @param repeatable whether it changes nothing, so that it may be sent again after a failure
   */
  record Request(String method, String path, @Nullable String body, boolean repeatable) {

    public Request {
      if (!path.startsWith("/") || path.startsWith("//")) {
        throw new IllegalArgumentException("not a path below a tracker's address: " + path);
      }
    }

    static Request get(String path) {
      return new Request("GET", path, null, true);
    }

    /** A question that is too long for an address. */
    static Request question(String path, String body) {
      return new Request("POST", path, body, true);
    }

    /** Makes something new. */
    static Request create(String path, String body) {
      return new Request("POST", path, body, false);
    }
  }

  /**
   * An answer.
   *
   * @param status the HTTP status
   * @param headers by lower-case name; the first value of each
   * @param body as received
   */
  @SuppressWarnings("ArrayRecordComponent") // Bytes to be parsed at once; nobody compares answers.
  record Response(int status, Map<String, String> headers, byte[] body) {

    public Response {
      headers = Map.copyOf(headers);
    }

    public boolean isSuccess() {
      return status >= 200 && status < 300;
    }

    public Optional<String> header(String lowerCaseName) {
      return Optional.ofNullable(headers.get(lowerCaseName));
    }

    /** The body as UTF-8, which JSON always is. */
    public String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }
}
