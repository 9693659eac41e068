package org.blamelesswiki.postmortems.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import org.blamelesswiki.postmortems.Fuzz;
import org.blamelesswiki.postmortems.phrasing.KnownPeople;
import org.blamelesswiki.postmortems.settings.Mode;
import org.blamelesswiki.postmortems.settings.SpaceSettings;
import org.blamelesswiki.postmortems.spi.FakeWiki;

/** Every screen with fields that its forms have and values they should not, and every endpoint. */
class EndpointFuzzTest {

  private static final Path WEB =
      Path.of("src/main/resources/org/blamelesswiki/postmortems/web/views");
  private static final Path SCREENS = Path.of("src/main/java/org/blamelesswiki/postmortems/web");
  private static final Pattern NAME = Pattern.compile("name=\"([a-z-]+)\"");
  private static final Pattern PATH = Pattern.compile("\"(/[a-z/-]*)\"");
  private static final List<String> VALUES =
      List.of(
          "",
          "0",
          "1",
          "-1",
          "999999999999999999999",
          "confirm",
          "on",
          "ops",
          "2026-03-02T10:00",
          "2026-02-31",
          "SEV-1",
          "<script>",
          "../../x",
          "%",
          "*",
          "http://example.org",
          "a@b",
          "x".repeat(5_000),
          "\u0000",
          "\uD800",
          "search, checkout",
          "[1,2",
          "{\"a\":1}");

  private static final Application APPLICATION = application();
  private static final List<String> FIELDS = found(WEB, NAME);
  private static final List<String> PATHS = found(SCREENS, PATH);

  @AfterContainer
  static void stop() {
    APPLICATION.close();
  }

  @Property
  void a_screen_answers_every_form(@ForAll("forms") List<String> form, @ForAll boolean isPost) {
    String path = form.get(0);
    String[] fields = form.subList(1, form.size()).toArray(new String[0]);
    Fuzz.bounded(
        () -> {
          Response response =
              APPLICATION
                  .router()
                  .handle(
                      isPost
                          ? Requests.post(Requests.ADMIN, path, fields)
                          : Requests.get(Requests.ADMIN, path, fields));
          assertThat(response.status()).isLessThan(500);
        });
  }

  @Property
  void an_endpoint_answers_every_body(@ForAll("bodies") String body) {
    Fuzz.bounded(
        () -> {
          for (String path : PATHS.stream().filter(p -> p.startsWith("/api/")).toList()) {
            Response response =
                APPLICATION.router().handle(Requests.json(Requests.IDA, path, body));
            assertThat(response.status()).as(path).isLessThan(500);
          }
        });
  }

  @Provide
  Arbitrary<String> bodies() {
    return Fuzz.like("api");
  }

  @Provide
  Arbitrary<List<String>> forms() {
    return Arbitraries.randomValue(EndpointFuzzTest::form);
  }

  private static List<String> form(Random random) {
    List<String> form = new ArrayList<>();
    form.add(PATHS.get(random.nextInt(PATHS.size())));
    int fields = random.nextInt(30);
    for (int i = 0; i < fields; i++) {
      form.add(FIELDS.get(random.nextInt(FIELDS.size())));
      form.add(VALUES.get(random.nextInt(VALUES.size())));
    }
    return form;
  }

  /** What the pattern finds in the files of a folder, so that nothing new is left out. */
  private static List<String> found(Path folder, Pattern pattern) {
    TreeSet<String> found = new TreeSet<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Matcher matcher = pattern.matcher(Files.readString(file));
        while (matcher.find()) {
          found.add(matcher.group(1));
        }
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return List.copyOf(found);
  }

  private static Application application() {
    FakeWiki wiki = new FakeWiki().withSpace("ops", "Operations");
    Application application =
        Application.start(wiki.asWiki(), Clock.systemUTC(), KnownPeople.none());
    application
        .site()
        .save(
            application
                .site()
                .value()
                .withSpace(SpaceSettings.off("ops", "Operations").withMode(Mode.CONFIRM)),
            0);
    return application;
  }
}
