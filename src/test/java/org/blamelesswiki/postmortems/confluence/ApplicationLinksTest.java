package org.blamelesswiki.postmortems.confluence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.blamelesswiki.postmortems.confluence.fake.FakeConfluence;
import org.blamelesswiki.postmortems.tracker.TrackerConnection;
import org.blamelesswiki.postmortems.tracker.TrackerException;
import org.blamelesswiki.postmortems.tracker.TrackerException.Problem;
import org.blamelesswiki.postmortems.tracker.Transport;
import org.blamelesswiki.postmortems.tracker.Viewpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApplicationLinksTest {

  private static final String LINK = "0f0f0f0f-0000-4000-8000-000000000001";
  private static final Viewpoint BEN = new Viewpoint.User("key-ben");
  private static final Transport.Request QUESTION =
      new Transport.Request("GET", "/rest/api/2/search", null, true);

  private final FakeConfluence wiki = FakeConfluence.withSampleUsers();
  private final ApplicationLinks links = new ApplicationLinks(wiki.links(), wiki.executors());
  private HttpServer tracker;
  private Transport transport;

  @BeforeEach
  void a_linked_tracker() throws Exception {
    tracker = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    tracker.createContext(
        "/",
        exchange -> {
          byte[] answer =
              exchange
                  .getRequestHeaders()
                  .getFirst("Authorization")
                  .getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Retry-After", "7");
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    tracker.start();
    URI base = URI.create("http://127.0.0.1:" + tracker.getAddress().getPort());
    wiki.links().add(LINK.toUpperCase(java.util.Locale.ROOT), "Tracker", base);
    transport =
        links
            .transports()
            .open(
                TrackerConnection.jiraAsViewer(
                    LINK, "Tracker", base, TrackerConnection.Route.APPLICATION_LINK));
  }

  @AfterEach
  void log_out() {
    wiki.logIn("");
    tracker.stop(0);
  }

  @Test
  void a_tracker_is_asked_in_the_name_of_who_looks() {
    wiki.links().allow("ben", "bens-token");
    wiki.logIn("ben");

    Transport.Response answer = transport.send(QUESTION, BEN);

    assertThat(answer.text()).isEqualTo("Bearer bens-token");
    assertThat(answer.header("retry-after")).contains("7");
  }

  @Test
  void who_has_not_allowed_it_is_led_to_do_so() {
    wiki.logIn("ben");

    assertThatThrownBy(() -> transport.send(QUESTION, BEN))
        .isInstanceOfSatisfying(
            TrackerException.class,
            e -> assertThat(e.problem()).isEqualTo(Problem.NEEDS_PERMISSION));
  }

  @Test
  void a_thread_of_another_user_asks_nothing() {
    wiki.links().allow("ana", "anas-token");
    wiki.logIn("ana");

    assertThatThrownBy(() -> transport.send(QUESTION, BEN))
        .isInstanceOfSatisfying(
            TrackerException.class, e -> assertThat(e.problem()).isEqualTo(Problem.REFUSED));
  }

  @Test
  void a_link_that_was_removed_is_named() {
    wiki.logIn("ben");
    Transport gone =
        links
            .transports()
            .open(
                TrackerConnection.jiraAsViewer(
                    "gone",
                    "Tracker",
                    URI.create("http://tracker.example"),
                    TrackerConnection.Route.APPLICATION_LINK));

    assertThatThrownBy(() -> gone.send(QUESTION, BEN)).hasMessageContaining("gone");
  }
}
