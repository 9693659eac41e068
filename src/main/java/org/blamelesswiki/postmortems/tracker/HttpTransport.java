package org.blamelesswiki.postmortems.tracker;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.blamelesswiki.postmortems.tracker.TrackerException.Problem;

/**
 * Our own client: the JDK's, with what it leaves open. The answer as a whole has a time limit and a
 * size limit; a redirect is followed only below the tracker's own address; addresses are checked
 * before connecting; what may be repeated is sent once more when a connection breaks, as happens
 * when the tracker closes one that was kept for reuse.
 */
final class HttpTransport implements Transport {

  private static final int MOST_REDIRECTS = 2;
  private static final int LONGEST_PAUSE_MILLIS = 200;

  private final TrackerConnection connection;
  private final Tokens tokens;
  private final Limits limits;
  private final AddressPolicy addresses;
  private final ProxySelector proxies;
  private final HttpClient client;

  HttpTransport(
      TrackerConnection connection,
      Tokens tokens,
      Limits limits,
      AddressPolicy addresses,
      ProxySelector proxies) {
    this.connection = connection;
    this.tokens = tokens;
    this.limits = limits;
    this.addresses = addresses;
    this.proxies = proxies;
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(limits.connect())
            .proxy(proxies);
    Certificates.context(connection.certificates()).ifPresent(builder::sslContext);
    this.client = builder.build();
  }

  @Override
  public Response send(Request request, Viewpoint viewpoint) {
    AccessToken token =
        tokens
            .find(connection, viewpoint)
            .orElseThrow(
                () ->
                    TrackerException.needsPermission(
                        "no token of "
                            + viewpoint.getClass().getSimpleName()
                            + " for "
                            + connection.name(),
                        null));
    URI target = URI.create(stem() + request.path());
    for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      Response response = sendOrRepeat(target, request, token);
      Optional<URI> next = redirect(target, request, response);
      if (next.isEmpty()) {
        return response;
      }
      target = next.get();
    }
    throw new TrackerException(Problem.UNREADABLE, connection.name() + " redirects in a circle");
  }

  private Response sendOrRepeat(URI target, Request request, AccessToken token) {
    try {
      return sendOnce(target, request, token);
    } catch (TrackerException e) {
      if (!request.repeatable() || e.problem() != Problem.UNREACHABLE) {
        throw e;
      }
      pauseBriefly();
      return sendOnce(target, request, token);
    }
  }

  /** Not all who lost a connection at once come back at once. */
  private static void pauseBriefly() {
    try {
      TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextLong(20, LONGEST_PAUSE_MILLIS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Response sendOnce(URI target, Request request, AccessToken token) {
    if (isDirect(target)) {
      addresses.check(target.getHost());
    }
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(target)
            .timeout(limits.answer())
            .header("Accept", "application/json");
    authorise(builder, token);
    if (request.body() == null) {
      builder.method(request.method(), HttpRequest.BodyPublishers.noBody());
    } else {
      builder.header("Content-Type", "application/json");
      builder.method(request.method(), HttpRequest.BodyPublishers.ofString(request.body()));
    }
    return await(client.sendAsync(builder.build(), LimitedBody.upTo(limits.bytes())));
  }

  /** A personal access token (Jira), or an API key (Redmine), as their documentation has them. */
  private void authorise(HttpRequest.Builder builder, AccessToken token) {
    if (connection.kind() == TrackerConnection.Kind.JIRA) {
      builder.header("Authorization", "Bearer " + token.value());
    } else {
      builder.header("X-Redmine-API-Key", token.value());
    }
  }

  /** The request's own time limit ends with the first byte of the answer; this one does not. */
  private Response await(CompletableFuture<HttpResponse<byte[]>> future) {
    Duration limit = limits.answer();
    try {
      HttpResponse<byte[]> response = future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      return new Response(response.statusCode(), firstValues(response), response.body());
    } catch (TimeoutException e) {
      future.cancel(true);
      throw new TrackerException(
          Problem.TOO_SLOW, connection.name() + " took more than " + limit.toMillis() + " ms", e);
    } catch (InterruptedException e) {
      future.cancel(true);
      Thread.currentThread().interrupt();
      throw new TrackerException(Problem.UNREACHABLE, "interrupted", e);
    } catch (ExecutionException e) {
      throw translated(e.getCause() == null ? e : e.getCause());
    }
  }

  private TrackerException translated(Throwable cause) {
    for (Throwable at = cause; at != null; at = at.getCause()) {
      if (at instanceof TrackerException known) {
        return new TrackerException(
            known.problem(), connection.name() + ": " + known.getMessage(), cause);
      }
    }
    if (cause instanceof HttpTimeoutException) {
      return new TrackerException(Problem.TOO_SLOW, connection.name() + " was too slow", cause);
    }
    if (cause instanceof IOException) {
      String what = cause.getClass().getSimpleName();
      return new TrackerException(
          Problem.UNREACHABLE, connection.name() + " cannot be reached: " + what, cause);
    }
    return new TrackerException(
        Problem.UNREADABLE, connection.name() + " cannot be understood", cause);
  }

  private Optional<URI> redirect(URI from, Request request, Response response) {
    int status = response.status();
    if (status < 301 || status > 308 || status == 304) {
      return Optional.empty();
    }
    URI to = resolved(from, response.header("location").orElse(""));
    boolean keepsMethod = status == 307 || status == 308 || request.method().equals("GET");
    if (!isBelowBase(to) || !keepsMethod) {
      throw new TrackerException(
          Problem.UNREADABLE,
          connection.name()
              + " redirects elsewhere; its address may have changed, or it may want a login");
    }
    return Optional.of(to);
  }

  private URI resolved(URI from, String location) {
    try {
      return from.resolve(location).normalize();
    } catch (IllegalArgumentException e) {
      throw new TrackerException(
          Problem.UNREADABLE, connection.name() + " redirects to no address", e);
    }
  }

  private boolean isBelowBase(URI to) {
    return to.toString().startsWith(stem() + "/") && to.getUserInfo() == null;
  }

  private String stem() {
    String base = connection.base().toString();
    return base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
  }

  private boolean isDirect(URI target) {
    List<Proxy> chosen = proxies.select(target);
    return chosen == null
        || chosen.isEmpty()
        || chosen.stream().anyMatch(proxy -> proxy.type() == Proxy.Type.DIRECT);
  }

  private static Map<String, String> firstValues(HttpResponse<?> response) {
    Map<String, String> values = new LinkedHashMap<>();
    response
        .headers()
        .map()
        .forEach((name, all) -> values.put(name.toLowerCase(Locale.ROOT), all.get(0)));
    return values;
  }
}
