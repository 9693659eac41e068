package org.blamelesswiki.postmortems.jspwiki;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.blamelesswiki.postmortems.sampletracker.SampleTracker;
import org.junit.jupiter.api.Test;

/** Action items in a real JSPWiki, with the sample tracker behind it. */
class ActionItemsWikiIT {

  private static final int VIEWS = 60;
  private static final Pattern TOKEN = Pattern.compile("name=\"pm-token\" value=\"([^\"]+)\"");
  private static final Pattern ROW = Pattern.compile("name=\"row\" value=\"([^\"]+)\"");
  private static final Pattern WEBHOOK = Pattern.compile("/postmortems/announcements\\?[^<]+");
  private static final String FACTS = "[{PostmortemFacts form='incident' state='published'\n\n}]\n";

  private final RunningWiki wiki = RunningWiki.get();
  private final WikiVisitor mira = wiki.as("mira");
  private final SampleTracker sample = wiki.tracker();

  @Test
  void issues_are_made_of_rows_and_the_saved_page_shows_them() {
    String page = "Items " + System.nanoTime();
    mira.write(
        page,
        FACTS
            + "!! Action items\n||Action||Kind||Owner||Due||Issue\n"
            + "|Warm the other cache|prevent|pricing team|2031-04-01|\n"
            + "|Page a third phone|mitigate| | |\n\n[{ActionItems}]\n");
    assertThat(view(mira, page))
        .contains("Warm the other cache")
        .contains("items/new?page=")
        .doesNotContain("pm-items-title");

    String form = mira.get("postmortems/items/new?page=" + WikiVisitor.encoded(page)).body();
    String made = post(form, page, "make");

    assertThat(made).contains("the page names them").contains("OPS-34").contains("OPS-35");
    assertThat(mira.edit(page).text())
        .contains("|Warm the other cache|prevent|pricing team|2031-04-01| [OPS-34|")
        .contains("|Page a third phone|mitigate| | | [OPS-35|");
    assertThat(view(mira, page)).contains("browse/OPS-34").doesNotContain("items/new?page=");
    assertThat(sample.issue("OPS-34").labels()).contains("action-prevent", "postmortem");
    assertThat(mira.get("postmortems/items?show=all").body()).contains("OPS-34").contains(page);
    assertThat(
            wiki.anonymous()
                .get("postmortems/items/new?page=" + WikiVisitor.encoded(page))
                .statusCode())
        .isEqualTo(303);
  }

  @Test
  void the_overview_stands_on_any_page() {
    String page = "Follow-ups " + System.nanoTime();
    mira.write(page, FACTS + "!! Action items\nSHOP-103 and OPS-33\n");
    String list = "Overview " + System.nanoTime();
    mira.write(list, "[{ActionItemsOverview show='all' limit='50'}]\n");

    assertThat(view(mira, list)).contains("pm-rollup").contains("SHOP-103").contains("OPS-33");
  }

  @Test
  void a_webhook_has_the_next_view_ask_again() throws Exception {
    String page = "Webhook " + System.nanoTime();
    mira.write(page, "!! Action items\nSHOP-101\n\n[{ActionItems}]\n");
    assertThat(view(mira, page)).contains("In Progress");
    sample.put(sample.issue("SHOP-101").in("Done", "Done"));
    String screen = wiki.as("admin").get("postmortems/admin/trackers/issues?tracker=sample").body();
    Matcher address = WEBHOOK.matcher(screen);
    assertThat(address.find()).isTrue();
    String path = address.group().substring(1).replace("&amp;", "&");

    assertThat(announce(path)).isEqualTo(200);
    assertThat(announce(path.substring(0, path.length() - 1))).isNotEqualTo(200);

    assertThat(view(mira, page)).contains("1 of 1 closed");
  }

  @Test
  void readers_who_look_at_one_page_at_once_are_each_answered_for_themselves() throws Exception {
    String page = "Hammer " + System.nanoTime();
    mira.write(
        page, FACTS + "!! Action items\n||Action||Issue\n|Look|\n\n[{ActionItems}]\nSHOP-102\n");
    assertThat(view(mira, page)).contains("items/new?page=");
    assertThat(view(wiki.anonymous(), page)).doesNotContain("items/new?page=");
    ExecutorService readers = Executors.newFixedThreadPool(6);
    try {
      List<Callable<List<String>>> views = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        WikiVisitor reader = i % 2 == 0 ? wiki.as("mira") : wiki.anonymous();
        views.add(() -> lists(reader, page));
      }
      List<Future<List<String>>> seen = readers.invokeAll(views);
      for (int i = 0; i < 6; i++) {
        assertThat(seen.get(i).get()).hasSizeGreaterThan(VIEWS / 2);
        if (i % 2 == 0) {
          assertThat(seen.get(i).get()).allMatch(list -> list.contains("items/new?page="));
        } else {
          assertThat(seen.get(i).get()).noneMatch(list -> list.contains("items/new?page="));
        }
      }
    } finally {
      readers.shutdownNow();
    }
  }

  /**
   * What a reader sees of the page many times over. JSPWiki shares one context among all who read
   * the same page, and now and then shows nothing of it at all; those views are left out.
   */
  private static List<String> lists(WikiVisitor reader, String page) {
    List<String> lists = new ArrayList<>();
    for (int view = 0; view < VIEWS; view++) {
      String shown = view(reader, page);
      if (shown.contains("id=\"pm-items\"")) {
        lists.add(shown);
      }
    }
    return lists;
  }

  private static String view(WikiVisitor visitor, String page) {
    HttpResponse<String> answer = visitor.get("Wiki.jsp?page=" + WikiVisitor.encoded(page));
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  private String post(String form, String page, String what) {
    Matcher token = TOKEN.matcher(form);
    assertThat(token.find()).isTrue();
    List<Map.Entry<String, String>> fields = new ArrayList<>();
    fields.add(Map.entry("pm-token", token.group(1)));
    fields.add(Map.entry("page", page));
    fields.add(Map.entry("tracker", "sample"));
    fields.add(Map.entry("do", what));
    Matcher rows = ROW.matcher(form);
    while (rows.find()) {
      fields.add(Map.entry("row", rows.group(1)));
    }
    return mira.post("postmortems/items/new", fields).body();
  }

  private int announce(String path) throws Exception {
    URI address = wiki.address().resolve(path);
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"issue\":{\"key\":\"SHOP-101\"}}"))
            .build();
    return HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }
}
