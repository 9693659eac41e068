package org.blamelesswiki.postmortems.confluence.save;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.blamelesswiki.postmortems.confluence.save.SavedContent.Stored;
import org.blamelesswiki.postmortems.phrasing.Phrasing;
import org.blamelesswiki.postmortems.publishing.LeaveNoTraceContract;
import org.blamelesswiki.postmortems.publishing.LogLines;
import org.blamelesswiki.postmortems.publishing.Suggestion;
import org.junit.jupiter.api.AfterEach;

/** Confluence's editor through the save hook: its rows and its log. Drafts are Confluence's own. */
class SaveHookLeavesNoTraceTest extends LeaveNoTraceContract {

  private static final String FACTS =
      "<img class='editor-inline-macro' data-macro-name='PostmortemFacts'>";

  private final SaveWorld world = new SaveWorld();
  private final LogLines log = new LogLines();
  private String stored = FACTS + "<p>It broke.</p>";
  private String shown = "";

  SaveHookLeavesNoTraceTest() {
    world.check = Phrasing.standard();
    store();
  }

  @AfterEach
  void close() {
    log.close();
    world.close();
  }

  @Override
  protected String author() {
    return "ida";
  }

  @Override
  protected boolean keepsDrafts() {
    return false;
  }

  @Override
  protected boolean save(String text, String keep) {
    String page = FACTS + "<p>" + text + "</p>";
    SentRequest request =
        SentRequest.json(
            "PUT /rest/api/content/1?status=draft",
            "{\"id\":\"1\",\"type\":\"page\",\"status\":\"current\",\"title\":\"Outage\","
                + "\"body\":{\"editor\":{\"value\":\""
                + page
                + "\",\"representation\":\"editor\"}}}");
    if (!keep.isEmpty()) {
      String marks = URLEncoder.encode(shown, StandardCharsets.UTF_8);
      request.withHeader(Keep.HEADER, "pm-keep=" + keep + "&pm-shown=" + marks);
    }
    Decision decision = world.hook.decide(request);
    if (decision instanceof Decision.Hold hold) {
      shown =
          hold.verdict().orElseThrow().open().stream()
              .map(Suggestion::mark)
              .collect(Collectors.joining(","));
      return false;
    }
    stored = page;
    store();
    ((Decision.Pass) decision).kept().ifPresent(world.hook::saved);
    world.net.shared("1", "OPS", "Outage", page);
    return true;
  }

  private void store() {
    world.content.with(new Stored("1", "OPS", "Outage", true, false), stored);
  }

  @Override
  protected Map<String, String> written() {
    Map<String, String> written = new TreeMap<>();
    world.store.keys("").stream()
        .filter(key -> !key.startsWith("settings/") && !key.equals("confluence/save-hook"))
        .forEach(key -> written.put(key, world.store.read(key).orElseThrow().json()));
    log.lines().forEach(line -> written.put("log " + written.size(), line));
    return written;
  }
}
