package org.blamelesswiki.postmortems.confluence.save;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.blamelesswiki.postmortems.confluence.save.SavedContent.Stored;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Sends each exchange of src/test/resources/save to the hook. A fixture has what is stored (kind,
 * id, space and title on one line, the text on the next), the request as it goes over the wire
 * below the wiki's path, and what is expected: the route, whether the hook passes or holds it, and
 * whether it looks at the body.
 */
class SaveFixturesTest {

  private static final Path FOLDER = Path.of("src/test/resources/save");

  @TestFactory
  Stream<DynamicTest> each_exchange_is_answered_as_its_fixture_says() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      List<Path> sorted = files.filter(f -> f.toString().endsWith(".test")).sorted().toList();
      assertThat(sorted).hasSizeGreaterThan(30);
      return sorted.stream()
          .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
    }
  }

  private static void check(Path file) throws IOException {
    Map<String, String> parts = parts(file);
    SentRequest request = new SentRequest(parts.get("request"));
    try (SaveWorld world = new SaveWorld()) {
      store(parts.getOrDefault("stored", ""), world.content);

      Decision decision = world.hook.decide(request);

      String route = Routes.of(request).map(match -> match.route().key()).orElse("none");
      String unread =
          world.coverage.rows().stream().anyMatch(row -> row.unread() > 0) ? ", unread" : "";
      String seen =
          "route: "
              + route
              + "\nanswer: "
              + (decision instanceof Decision.Hold ? "hold" : "pass" + unread)
              + "\nbody: "
              + (request.bodyWasRead ? "looked at" : "untouched");
      assertThat(seen).isEqualTo(parts.get("expect").strip());
      assertThat(world.coverage.rows()).allSatisfy(row -> assertThat(row.failed()).isZero());
    }
  }

  private static void store(String stored, SaveWorld.Content content) {
    String[] lines = stored.strip().split("\n", -1);
    for (int i = 0; i + 1 < lines.length; i += 2) {
      String[] words = lines[i].split(" ", 4);
      boolean published = !words[0].equals("draft");
      boolean restricted = words[0].equals("restricted");
      content.with(new Stored(words[1], words[2], words[3], published, restricted), lines[i + 1]);
      if (words[0].equals("closed")) {
        content.closed.add(words[1]);
      }
    }
  }

  private static Map<String, String> parts(Path file) throws IOException {
    Map<String, String> parts = new HashMap<>();
    String[] pieces = Files.readString(file).split("(?m)^--- ", -1);
    for (int i = 1; i < pieces.length; i++) {
      int line = pieces[i].indexOf('\n');
      parts.put(pieces[i].substring(0, line), pieces[i].substring(line + 1));
    }
    return parts;
  }
}
