package org.blamelesswiki.postmortems.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.blamelesswiki.postmortems.sampletracker.SampleTracker;
import org.blamelesswiki.postmortems.spi.FakeWiki;
import org.blamelesswiki.postmortems.spi.Viewer;
import org.blamelesswiki.postmortems.spi.WikiPage;
import org.blamelesswiki.postmortems.tracker.AccessToken;
import org.blamelesswiki.postmortems.tracker.TrackerConnection;
import org.blamelesswiki.postmortems.tracker.TrackerSettings;
import org.blamelesswiki.postmortems.tracker.Viewpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A tracker's webhook has the next view ask again, and does nothing else. */
class AnnouncementScreenTest {

  private static final Viewer ADA = Viewer.user("ada", "Ada Brandt", false);
  private static final String BODY = "{\"issue\":{\"key\":\"SHOP-101\",\"fields\":{}}}";

  private final Clock clock = Clock.fixed(Instant.parse("2026-03-10T12:00:00Z"), ZoneOffset.UTC);
  private final FakeWiki fake = new FakeWiki().withSpace("ops", "Operations");
  private final LinkNames names = new LinkNames(fake.asWiki().siteKey());
  private SampleTracker sample;
  private Application application;
  private WikiPage page;

  @BeforeEach
  void start() throws IOException {
    sample = SampleTracker.start(0, clock);
    application = Application.withChecks(fake.asWiki(), clock, language -> Optional.empty());
    TrackerConnection connection =
        TrackerConnection.jiraServiceAccount(
                "sample", "Sample", sample.address(), Map.of("*", Set.of("SHOP")))
            .withLocalAddressAllowed();
    application.trackers().setting().save(new TrackerSettings(List.of(connection), 5_000, 60), 0);
    application
        .trackers()
        .tokens()
        .keep(connection, new Viewpoint.ServiceAccount(), new AccessToken("sample-service-token"));
    page = fake.withPage("p", "ops", "SHOP-101").asWiki().pages().read("p").orElseThrow();
  }

  @AfterEach
  void stop() {
    application.close();
    sample.close();
  }

  @Test
  void what_was_changed_is_asked_for_at_the_next_view() {
    assertThat(shown()).contains("In Progress");
    sample.put(sample.issue("SHOP-101").in("Done", "Done"));
    assertThat(shown()).as("still fresh").contains("In Progress");

    Response answer = announce("sample", names.announcements("sample"), "", BODY);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(shown()).doesNotContain("In Progress").contains("1 of 1 closed");
  }

  @Test
  void one_that_signs_has_to_sign_rightly() {
    String secret = names.announcements("sample");
    String right =
        "sha256="
            + HexFormat.of()
                .formatHex(
                    LinkNames.mac(
                        secret.getBytes(StandardCharsets.US_ASCII),
                        BODY.getBytes(StandardCharsets.UTF_8)));

    assertThat(announce("sample", secret, right, BODY).status()).isEqualTo(200);
    assertThat(announce("sample", secret, right, BODY + " ").status()).isNotEqualTo(200);
    assertThat(announce("sample", secret, "sha1=00", BODY).status()).isNotEqualTo(200);
  }

  @Test
  void without_the_key_of_its_tracker_it_hears_nothing() {
    shown();
    int before = sample.requests().size();

    assertThat(announce("sample", "", "", BODY).status()).isNotEqualTo(200);
    assertThat(announce("sample", names.announcements("other"), "", BODY).status())
        .isNotEqualTo(200);
    assertThat(announce("other", names.announcements("other"), "", BODY).status())
        .isNotEqualTo(200);
    shown();

    assertThat(sample.requests()).hasSize(before);
  }

  @Test
  void what_it_cannot_read_still_means_that_something_was_changed() {
    assertThat(announce("sample", names.announcements("sample"), "", "<xml/>").status())
        .isEqualTo(200);
    assertThat(announce("sample", names.announcements("sample"), "", "").status()).isEqualTo(200);
  }

  private String shown() {
    return application.trackers().macro().render(page, Map.of(), Requests.get(ADA, "/p")).html();
  }

  /** As a machine sends it: no session, and so no token. */
  private Response announce(String of, String key, String signature, String body) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    parameters.put("of", List.of(of));
    parameters.put("key", List.of(key));
    if (!signature.isEmpty()) {
      parameters.put(Request.SIGNATURE_HEADER, List.of(signature));
    }
    return application
        .router()
        .handle(
            new Request(
                Request.Method.POST,
                "/announcements",
                parameters,
                Viewer.ANONYMOUS,
                Locale.ENGLISH,
                "",
                body,
                Requests.SITE));
  }
}
