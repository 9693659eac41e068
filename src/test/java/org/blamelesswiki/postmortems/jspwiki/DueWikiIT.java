package org.blamelesswiki.postmortems.jspwiki;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.mail.internet.MimeMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is due, requests and mail in a real JSPWiki with a real mail server. */
class DueWikiIT {

  private static final String TOKEN = "name=\"pm-token\" value=\"([^\"]+)\"";
  private static final String DUE = LocalDate.now(ZoneOffset.UTC).plusDays(9).toString();

  private final RunningWiki wiki = RunningWiki.get();
  private final GreenMail mail = wiki.mail();
  private final WikiVisitor sam = wiki.as("sam");
  private final WikiVisitor mira = wiki.as("mira");
  private final WikiVisitor admin = wiki.as("admin");

  @BeforeEach
  void emptyMailbox() throws Exception {
    mail.purgeEmailFromAllMailboxes();
  }

  @Test
  void who_asks_another_team_hears_by_mail_that_it_is_accepted_and_then_published()
      throws Exception {
    String id = ask("Payments were slow on Monday");
    assertThat(sam.get("postmortems/requests/one?id=" + id).body())
        .contains("Payments were slow on Monday")
        .doesNotContain("name=\"instead\"");

    post(mira, "postmortems/requests/one", Map.of("id", id, "do", "accept", "due", DUE));

    MimeMessage accepted = received(1)[0];
    assertThat(accepted.getAllRecipients()[0]).hasToString("sam@localhost");
    assertThat(accepted.getContent().toString())
        .contains(DUE)
        .contains("https://wiki.example/wiki/postmortems/requests/one?id=" + id);
    assertThat(sam.get("postmortems/due?space=payments").body())
        .contains("Payments were slow on Monday", "Mira Novak");

    String page = "Payments were slow";
    mira.write(page, facts("draft"));
    post(
        mira,
        "postmortems/due/one?for=request:" + id,
        Map.of("for", "request:" + id, "do", "page", "page", page));
    mira.edit(page).save(facts("published"), "");

    assertThat(received(2)[1].getSubject()).startsWith("Published");
    assertThat(sam.get("postmortems/due?space=payments&show=published").body())
        .contains("Payments were slow on Monday");
    assertThat(rows("obligations").filter(row -> row.contains("request:" + id)))
        .singleElement()
        .asString()
        .doesNotContain("mira");
  }

  @Test
  void only_the_owners_of_the_space_decline_and_say_what_they_suggest_instead() throws Exception {
    String id = ask("A refund was late");
    assertThat(
            sam.post(
                    "postmortems/requests/one",
                    Map.of("id", id, "do", "decline", "instead", "x", "pm-token", token(sam)))
                .statusCode())
        .isEqualTo(404);

    post(
        mira,
        "postmortems/requests/one",
        Map.of("id", id, "do", "decline", "instead", "Read the one of May"));

    assertThat(received(1)[0].getContent().toString()).contains("Read the one of May");
  }

  @Test
  void an_admin_forgets_a_user_and_no_file_of_ours_names_them() throws Exception {
    ask("A payment was booked twice");
    WikiVisitor.Editor held =
        sam.open(
            WikiVisitor.location(
                sam.edit("Held")
                    .save("[{SET keywords='payments'}]\nThen @tom did not bother to test.\n", "")));
    assertThat(held.html()).contains("pm-panel");
    assertThat(allRows()).contains("\"sam\"");

    post(admin, "postmortems/admin/people", Map.of("do", "forget", "user", "sam"));

    assertThat(allRows()).doesNotContain("\"sam\"", "Sam Okafor");
  }

  @Test
  void an_admin_tries_whether_mail_goes_out() throws Exception {
    post(admin, "postmortems/admin/people", Map.of("do", "test"));

    assertThat(received(1)[0].getAllRecipients()[0]).hasToString("admin@localhost");
  }

  private String ask(String incident) {
    Matcher criterion =
        Pattern.compile("<select name=\"criterion\".*?<option value=\"([^\"]+)\"", Pattern.DOTALL)
            .matcher(sam.get("postmortems/requests/ask").body());
    assertThat(criterion.find()).isTrue();
    post(
        sam,
        "postmortems/requests/ask",
        Map.of(
            "space",
            "payments",
            "incident",
            incident,
            "by",
            "Search " + incident.hashCode(),
            "criterion",
            criterion.group(1),
            "question",
            "What could both of us learn?"));
    Matcher row =
        Pattern.compile("requests/one\\?id=([^\"]+)\">" + Pattern.quote(incident) + "<")
            .matcher(sam.get("postmortems/requests").body());
    assertThat(row.find()).isTrue();
    return row.group(1);
  }

  private static void post(WikiVisitor visitor, String address, Map<String, String> form) {
    Map<String, String> all = new HashMap<>(form);
    all.put("pm-token", token(visitor));
    assertThat(visitor.post(address, all).statusCode()).isEqualTo(303);
  }

  private static String token(WikiVisitor visitor) {
    Matcher token = Pattern.compile(TOKEN).matcher(visitor.get("postmortems/requests/ask").body());
    assertThat(token.find()).isTrue();
    return token.group(1);
  }

  private MimeMessage[] received(int count) {
    assertThat(mail.waitForIncomingEmail(10_000, count)).isTrue();
    return mail.getReceivedMessages();
  }

  private static String facts(String state) {
    return "[{SET keywords='payments'}]\n[{PostmortemFacts form='incident' state='"
        + state
        + "'\n\nservice: payments\n}]\n\nThe queue grew faster than it was read.\n";
  }

  private String allRows() throws IOException {
    return rows("").collect(Collectors.joining("\n"));
  }

  private Stream<String> rows(String folder) throws IOException {
    try (Stream<Path> files = Files.walk(wiki.folder().store().resolve("rows").resolve(folder))) {
      return files.filter(Files::isRegularFile).map(DueWikiIT::read).toList().stream();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
