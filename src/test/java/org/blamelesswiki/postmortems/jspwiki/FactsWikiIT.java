package org.blamelesswiki.postmortems.jspwiki;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Incidents, facts and what comes of them in a real JSPWiki. */
class FactsWikiIT {

  private static final Pattern TOKEN = Pattern.compile("name=\"pm-token\" value=\"([^\"]+)\"");

  private final RunningWiki wiki = RunningWiki.get();
  private final WikiVisitor mira = wiki.as("mira");
  private final WikiVisitor sam = wiki.as("sam");

  @Test
  void an_incident_is_logged_then_written_about_and_each_leads_to_the_other() {
    String id = logged("Refund queue grew", "refunds");

    HttpResponse<String> opened =
        post(
            mira,
            "postmortems/create",
            Map.of(
                "step", "questions",
                "title", "Refund queue grew",
                "space", "payments",
                "log", id,
                "facts", "service: refunds",
                "open", "true"));
    WikiVisitor.Editor editor = mira.open(WikiVisitor.location(opened));
    assertThat(editor.text()).contains("incident: Refund queue grew (log " + id + ")");
    editor.save(editor.text(), "");

    assertThat(mira.get("Wiki.jsp?page=Refund+queue+grew").body())
        .contains("postmortems/incident?id=" + id, "Correct the facts");
    assertThat(mira.get("postmortems/incident?id=" + id).body())
        .contains("Its postmortem:", "page=Refund+queue+grew");
    assertThat(sam.get("postmortems/incident?id=" + id).body())
        .as("the draft is its author's alone")
        .contains("Its postmortem is not open to you");
  }

  @Test
  void facts_are_corrected_on_the_page_and_both_verdicts_stay() {
    String page = "Ledger was late";
    mira.write(
        page,
        "[{SET keywords='payments'}]\n[{PostmortemFacts form='short' state='published'\n\n"
            + "service: ledger\nstarted: 2026-10-02T10:00Z\n}]\n\n!! Summary\nThe ledger was late.\n");

    String form = mira.get("postmortems/facts?page=Ledger+was+late").body();
    HttpResponse<String> saved =
        post(
            mira,
            "postmortems/facts",
            Map.of(
                "page",
                page,
                "version",
                field(form, "version"),
                "fact-service",
                "ledger",
                "fact-incident-severity",
                "SEV-1"));

    assertThat(WikiVisitor.location(saved)).contains("Ledger+was+late");
    assertThat(mira.edit(page).text())
        .contains("incident-severity: SEV-1", "service: ledger", "The ledger was late.")
        .contains("[{SET keywords='payments'}]");
    assertThat(mira.get("Wiki.jsp?page=Ledger+was+late").body())
        .contains("How this was decided", "SEV-1");
  }

  @Test
  void a_small_incident_joins_the_page_of_one_like_it() {
    String page = "Pager storms in payments";
    mira.write(
        page,
        "[{SET keywords='payments'}]\n[{PostmortemFacts form='short' state='published'\n\n"
            + "service: pager\n}]\n\n!! Summary\nThe pager rang.\n");

    String asked =
        post(
                mira,
                "postmortems/create",
                Map.of(
                    "step", "first",
                    "title", "Another pager storm",
                    "space", "payments",
                    "fact-service", "pager"))
            .body();
    post(
        mira,
        "postmortems/create",
        Map.of(
            "step", "questions",
            "title", "Another pager storm",
            "space", "payments",
            "facts", "service: pager",
            "add-to", page));

    assertThat(asked).contains("Earlier ones like it", page);
    assertThat(mira.edit(page).text())
        .contains("incident: " + page, "incident: Another pager storm", "The pager rang.");
  }

  @Test
  void a_decision_opens_with_its_own_sections_for_its_author_alone() {
    HttpResponse<String> opened =
        post(
            mira,
            "postmortems/create",
            Map.of(
                "step", "questions",
                "title", "New rota for the night",
                "space", "payments",
                "form", "decision",
                "reason-class", "people",
                "open", "true"));

    assertThat(mira.open(WikiVisitor.location(opened)).text())
        .contains("[{ALLOW modify,rename mira}]", "form='decision'", "written-for: people")
        .contains("!! What was decided", "!! Options considered", "!! Whom it affected");
  }

  @Test
  void nobody_corrects_facts_without_the_right_to_edit() {
    mira.write(
        "Kept by Mira",
        "[{ALLOW edit mira}]\n[{PostmortemFacts form='short' state='draft'\n\nservice: a\n}]\n");

    assertThat(sam.get("postmortems/facts?page=Kept+by+Mira").statusCode()).isEqualTo(404);
  }

  private String logged(String title, String service) {
    HttpResponse<String> answer =
        post(
            mira,
            "postmortems/log",
            Map.of("title", title, "space", "payments", "fact-service", service));
    Matcher id = Pattern.compile("id=([a-z0-9]+)").matcher(WikiVisitor.location(answer));
    assertThat(id.find()).isTrue();
    return id.group(1);
  }

  private static HttpResponse<String> post(
      WikiVisitor visitor, String path, Map<String, String> form) {
    Matcher token = TOKEN.matcher(visitor.get("postmortems/log").body());
    assertThat(token.find()).isTrue();
    Map<String, String> all = new HashMap<>(form);
    all.put("pm-token", token.group(1));
    return visitor.post(path, all);
  }

  private static String field(String html, String name) {
    Matcher field = Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(html);
    assertThat(field.find()).isTrue();
    return field.group(1);
  }
}
