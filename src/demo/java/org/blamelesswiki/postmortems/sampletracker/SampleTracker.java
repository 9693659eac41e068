package org.blamelesswiki.postmortems.sampletracker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The sample tracker: named a sample on every page it shows. Listens on 127.0.0.1 only. What it
 * does wrong, whom it lets see what and what its issues say can be changed while it runs, from
 * tests by methods and from the demo on its first page.
 */
public final class SampleTracker implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int HUGE = 50 * 1024 * 1024;

  private final HttpServer server;
  private final ExecutorService threads;
  private final SampleData data;
  private final SampleShapes shapes;
  private final Map<String, SampleIssue> issues = Collections.synchronizedMap(new TreeMap<>());
  private final Map<String, String> moved = Collections.synchronizedMap(new HashMap<>());
  private final Map<String, Set<String>> links = new ConcurrentHashMap<>();
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger atOnce = new AtomicInteger();
  private final AtomicInteger mostAtOnce = new AtomicInteger();
  private volatile Faults faults = Faults.NONE;
  private volatile boolean validates;

  private SampleTracker(HttpServer server, SampleData data, Clock clock) {
    this.server = server;
    this.data = data;
    data.issues().forEach(issue -> issues.put(issue.key(), issue));
    this.shapes = new SampleShapes(data, clock, address());
    AtomicInteger number = new AtomicInteger();
    this.threads =
        Executors.newFixedThreadPool(
            32,
            task -> {
              Thread thread = new Thread(task, "sample-tracker-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    server.setExecutor(threads);
    server.createContext("/", this::handle);
  }

  /** Starts one with its own data on {@code port}, or on any free one for 0. */
  public static SampleTracker start(int port, Clock clock) throws IOException {
    return start(port, SampleData.load(), clock);
  }

  /** Starts one with {@code data} on {@code port}, or on any free one for 0. */
  public static SampleTracker start(int port, SampleData data, Clock clock) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    SampleTracker tracker = new SampleTracker(server, data, clock);
    server.start();
    return tracker;
  }

  /** Where it answers, without a slash at the end. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** What it does wrong from now on. */
  public void fail(Faults faults) {
    this.faults = faults;
  }

  /** Whether it refuses queries with unknown keys even when told not to validate them. */
  public void validateAlways(boolean always) {
    this.validates = always;
  }

  /** Changes or adds an issue. */
  public void put(SampleIssue issue) {
    issues.put(issue.key(), issue);
  }

  public @Nullable SampleIssue issue(String key) {
    return issues.get(key);
  }

  /** Moves the issue {@code from} to the key {@code to}; questions for the old key find it. */
  public void move(String from, String to) {
    SampleIssue issue = issues.remove(from);
    if (issue != null) {
      issues.put(to, issue.named(to));
      moved.put(from, to);
    }
  }

  /** Links the issue {@code key} to a page, or an issue, of that name. */
  public void link(String name, String key) {
    links.computeIfAbsent(name, n -> ConcurrentHashMap.newKeySet()).add(key);
  }

  private Set<String> linkedTo(String name) {
    return links.getOrDefault(name, Set.of());
  }

  /** The requests so far, as method and path. */
  public List<String> requests() {
    synchronized (requests) {
      return List.copyOf(requests);
    }
  }

  /** The most requests that were under way at the same time. */
  public int mostAtOnce() {
    return mostAtOnce.get();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    try (exchange) {
      if (!path.startsWith("/rest/")) {
        page(exchange, path);
        return;
      }
      requests.add(exchange.getRequestMethod() + " " + path);
      mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
      try {
        Faults now = faults;
        pause(now.latency());
        if (now.kind() == Faults.Kind.NONE || now.kind() == Faults.Kind.LOST_ANSWER) {
          rest(exchange, path);
        } else {
          misbehave(exchange, now.kind());
        }
      } finally {
        atOnce.decrementAndGet();
      }
    } catch (RuntimeException e) {
      // A sample that breaks is to be seen in the answer, not in a hanging request.
      send(exchange, 500, "text/plain", String.valueOf(e.getMessage()));
    }
  }

  private static void pause(Duration latency) {
    try {
      Thread.sleep(latency.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void rest(HttpExchange exchange, String path) throws IOException {
    SampleData.SampleUser user = user(exchange);
    String method = exchange.getRequestMethod();
    if (user == null) {
      exchange.getResponseHeaders().set("X-Seraph-LoginReason", "AUTHENTICATED_FAILED");
      sendJson(exchange, 401, shapes.errors("You are not authenticated."));
    } else if (path.equals("/rest/api/2/myself")) {
      sendJson(exchange, 200, shapes.user(user.name()));
    } else if (path.equals("/rest/api/2/search") && method.equals("POST")) {
      search(exchange, user, JSON.readTree(exchange.getRequestBody()));
    } else if (path.equals("/rest/api/2/search")) {
      search(exchange, user, JSON.valueToTree(parameters(exchange.getRequestURI().getRawQuery())));
    } else if (path.startsWith("/rest/api/2/issue/") && method.equals("GET")) {
      one(exchange, user, path.substring("/rest/api/2/issue/".length()));
    } else if (path.endsWith("/remotelink") && method.equals("POST")) {
      String key = path.substring("/rest/api/2/issue/".length(), path.lastIndexOf('/'));
      link(JSON.readTree(exchange.getRequestBody()).path("globalId").asText(), key);
      sendJson(exchange, 201, JSON.createObjectNode().put("id", links.size()));
    } else if (path.equals("/rest/api/2/issue") && method.equals("POST")) {
      create(exchange, user, JSON.readTree(exchange.getRequestBody()));
    } else {
      sendJson(exchange, 404, shapes.errors("The sample does not have this resource."));
    }
  }

  private SampleData.@Nullable SampleUser user(HttpExchange exchange) {
    String header = exchange.getRequestHeaders().getFirst("Authorization");
    return header == null || !header.startsWith("Bearer ")
        ? null
        : data.withToken(header.substring("Bearer ".length()));
  }

  private void search(HttpExchange exchange, SampleData.SampleUser user, JsonNode question)
      throws IOException {
    SampleJql jql;
    try {
      jql = new SampleJql(question.path("jql").asText(""), this::linkedTo);
    } catch (IllegalArgumentException e) {
      sendJson(exchange, 400, shapes.errors(e.getMessage()));
      return;
    }
    boolean validate = validates || question.path("validateQuery").asBoolean(true);
    List<String> unknown =
        jql.keys().stream().filter(key -> visible(user, current(key)) == null).toList();
    if (validate && !unknown.isEmpty()) {
      sendJson(
          exchange,
          400,
          shapes.errors(
              unknown.stream()
                  .map(
                      key -> "An issue with key '" + key + "' does not exist for field 'issuekey'.")
                  .toArray(String[]::new)));
      return;
    }
    List<SampleIssue> found = new ArrayList<>();
    synchronized (issues) {
      issues.values().stream()
          .filter(issue -> user.projects().contains(issue.project()))
          .filter(issue -> jql.matches(issue) || jql.keys().contains(oldKey(issue.key())))
          .forEach(found::add);
    }
    int start = question.path("startAt").asInt(0);
    int most = Math.min(question.path("maxResults").asInt(50), 1_000);
    sendJson(exchange, 200, shapes.results(found, start, most));
  }

  private String current(String key) {
    return moved.getOrDefault(key, key);
  }

  private String oldKey(String key) {
    synchronized (moved) {
      return moved.entrySet().stream()
          .filter(entry -> entry.getValue().equals(key))
          .map(Map.Entry::getKey)
          .findFirst()
          .orElse("");
    }
  }

  private @Nullable SampleIssue visible(SampleData.SampleUser user, String key) {
    SampleIssue issue = issues.get(key);
    return issue != null && user.projects().contains(issue.project()) ? issue : null;
  }

  private void one(HttpExchange exchange, SampleData.SampleUser user, String key)
      throws IOException {
    SampleIssue issue = visible(user, current(key));
    if (issue == null) {
      sendJson(exchange, 404, shapes.errors("Issue Does Not Exist"));
    } else {
      sendJson(exchange, 200, shapes.issue(issue));
    }
  }

  private void create(HttpExchange exchange, SampleData.SampleUser user, JsonNode wanted)
      throws IOException {
    JsonNode fields = wanted.path("fields");
    String project = fields.path("project").path("key").asText("");
    String summary = fields.path("summary").asText("");
    if (!user.projects().contains(project) || summary.isEmpty()) {
      ObjectNode errors = shapes.errors();
      errors.withObject("/errors").put("project", "valid project is required");
      sendJson(exchange, 400, errors);
      return;
    }
    List<String> labels = new ArrayList<>();
    fields.path("labels").forEach(label -> labels.add(label.asText()));
    SampleIssue made;
    synchronized (issues) {
      made = shapes.made(nextKey(project), summary, fields, labels);
      issues.put(made.key(), made);
    }
    if (faults.kind() == Faults.Kind.LOST_ANSWER) {
      exchange.close();
      return;
    }
    sendJson(exchange, 201, shapes.created(made));
  }

  private String nextKey(String project) {
    int last =
        issues.keySet().stream()
            .filter(key -> key.startsWith(project + "-"))
            .mapToInt(key -> Integer.parseInt(key.substring(project.length() + 1)))
            .max()
            .orElse(0);
    return project + "-" + (last + 1);
  }

  private void misbehave(HttpExchange exchange, Faults.Kind kind) throws IOException {
    switch (kind) {
      case REFUSE -> sendJson(exchange, 401, shapes.errors("Refused by the sample."));
      case FORBID -> sendJson(exchange, 403, shapes.errors("Forbidden by the sample."));
      case BUSY -> {
        exchange.getResponseHeaders().set("Retry-After", "30");
        sendJson(exchange, 429, shapes.errors("Rate limit of the sample exceeded."));
      }
      case BROKEN_JSON -> send(exchange, 200, "application/json", "{\"issues\":[{\"key\":\"SHOP-");
      case LOGIN_PAGE -> send(exchange, 200, "text/html", "<title>Log in</title>");
      case HUGE -> sendHuge(exchange);
      case HALF -> sendHalf(exchange);
      case REDIRECT -> {
        exchange.getResponseHeaders().set("Location", "http://192.0.2.1/rest/api/2/search");
        exchange.sendResponseHeaders(307, -1);
      }
      case SILENT -> exchange.close();
      default -> send(exchange, 500, "text/plain", "An error of the sample.");
    }
  }

  private static void sendHuge(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, 0);
    byte[] chunk = " ".repeat(64 * 1024).getBytes(StandardCharsets.US_ASCII);
    try (OutputStream out = exchange.getResponseBody()) {
      for (int sent = 0; sent < HUGE; sent += chunk.length) {
        out.write(chunk);
      }
    }
  }

  private static void sendHalf(HttpExchange exchange) throws IOException {
    byte[] half = "{\"issues\":[".getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, half.length * 2L);
    exchange.getResponseBody().write(half);
    exchange.getResponseBody().flush();
    exchange.close();
  }

  private void page(HttpExchange exchange, String path) throws IOException {
    if (exchange.getRequestMethod().equals("POST")) {
      change(
          path,
          parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
      exchange.getResponseHeaders().set("Location", path.equals("/sample/faults") ? "/" : path);
      exchange.sendResponseHeaders(303, -1);
    } else if (path.equals("/")) {
      send(exchange, 200, "text/html", SamplePages.home(faults, List.copyOf(issues.values())));
    } else if (path.startsWith("/browse/")) {
      SampleIssue issue = issues.get(current(path.substring("/browse/".length())));
      if (issue == null) {
        send(exchange, 404, "text/html", SamplePages.missing());
      } else {
        send(exchange, 200, "text/html", SamplePages.issue(issue));
      }
    } else {
      send(exchange, 404, "text/html", SamplePages.missing());
    }
  }

  private void change(String path, Map<String, String> form) {
    if (path.equals("/sample/faults")) {
      Faults.Kind kind =
          Faults.Kind.valueOf(form.getOrDefault("kind", "NONE").toUpperCase(Locale.ROOT));
      long latency = Long.parseLong(form.getOrDefault("latency", "0"));
      fail(new Faults(kind, Duration.ofMillis(Math.min(latency, 60_000))));
    } else if (path.startsWith("/browse/")) {
      SampleIssue issue = issues.get(path.substring("/browse/".length()));
      String status = form.getOrDefault("status", "To Do");
      if (issue != null) {
        put(
            status.equals("Won't Do")
                ? issue.in("Done", "Won't Do")
                : issue.in(status, status.equals("Done") ? "Done" : null));
      }
    }
  }

  private static Map<String, String> parameters(@Nullable String encoded) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : (encoded == null ? "" : encoded).split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.put(
            URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return parameters;
  }

  private static void sendJson(HttpExchange exchange, int status, JsonNode body)
      throws IOException {
    send(exchange, status, "application/json", JSON.writeValueAsString(body));
  }

  private static void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type + ";charset=UTF-8");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
