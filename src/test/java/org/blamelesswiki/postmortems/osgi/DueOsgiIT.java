package org.blamelesswiki.postmortems.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.confluence.event.events.user.UserRemoveEvent;
import com.atlassian.mail.Email;
import com.atlassian.scheduler.JobRunner;
import com.atlassian.user.User;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.blamelesswiki.postmortems.confluence.fake.FakeConfluence;
import org.blamelesswiki.postmortems.confluence.fake.FakeUser;
import org.blamelesswiki.postmortems.osgi.OsgiHost.PluginContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.osgi.framework.Bundle;

/** Requests, what is due, the job and a user who leaves, through the very jar over real HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DueOsgiIT {

  private static final Path JAR = Path.of(System.getProperty("bundle.jar"));
  private static final String SCREENS = "/plugins/servlet/postmortems";
  private static final String DUE = LocalDate.now(ZoneOffset.UTC).plusDays(9).toString();

  private final FakeConfluence wiki = FakeConfluence.withSampleUsers();
  private final HttpClient browser = HttpClient.newHttpClient();
  private OsgiHost host;
  private Bundle bundle;
  private PluginContext plugin;
  private WebHost web;

  @BeforeAll
  void start() throws Exception {
    wiki.addUser(new FakeUser("quinn", "Quinn Zander", Set.of(), false));
    host = HostServices.register(OsgiHost.start(HostPackages.ofConfluence()), wiki);
    bundle = host.install(JAR);
    plugin = host.enable(bundle);
    web = new WebHost(plugin, wiki);
  }

  @AfterAll
  void stop() throws Exception {
    web.close();
    host.close();
  }

  @Test
  void another_team_is_asked_answers_and_whoever_asked_hears_of_it_by_mail() throws Exception {
    String id = ask("ben", "Search was slow");
    HtmlForm answer =
        HtmlForm.in(get("ana", "/requests/one?id=" + id).body())
            .with("owner", "reader")
            .with("due", DUE);
    assertThat(get("ben", "/requests/one?id=" + id).body()).doesNotContain("name=\"instead\"");

    assertThat(submit("ana", answer).statusCode()).isEqualTo(303);

    Email mail = wiki.mail().next();
    assertThat(mail.getTo()).isEqualTo("ben@wiki.example");
    assertThat(mail.getBody())
        .contains("Search was slow", DUE)
        .containsPattern("https?://\\S+" + SCREENS + "/requests/one\\?id=" + id);
    assertThat(get("ben", "/due").body()).contains("Search was slow", "Rea Der", DUE);
    assertThat(get("reader", "/due?show=mine").body()).contains("Search was slow");
    assertThat(submit("ben", answer).statusCode()).isEqualTo(403);
  }

  @Test
  void a_user_whose_account_is_removed_is_in_no_row_of_ours_any_more() throws Exception {
    String id = ask("quinn", "Login was slow");
    HtmlForm answer =
        HtmlForm.in(get("ana", "/requests/one?id=" + id).body())
            .with("owner", "quinn")
            .with("due", DUE);
    assertThat(submit("ana", answer).statusCode()).isEqualTo(303);
    assertThat(wiki.mail().next().getTo()).isEqualTo("quinn@wiki.example");
    assertThat(rowsWith("key-quinn")).isEqualTo(2);

    User quinn = wiki.userAccessor().getUserByName("quinn");
    wiki.events()
        .publish(
            new UserRemoveEvent() {
              @Override
              public User getUser() {
                return quinn;
              }
            });

    assertThat(rowsWith("key-quinn")).isZero();
    assertThat(get("ben", "/due").body()).contains("Login was slow").doesNotContain("Quinn");
  }

  @Test
  void the_job_that_the_descriptor_names_runs() throws Exception {
    String named = Descriptor.of(bundle).elements("job").get(0).getAttribute("key");
    JobRunner job = (JobRunner) plugin.bean(named);

    assertThat(job.runJob(() -> false)).isNotNull();
    assertThat(job.runJob(() -> true)).isNotNull();
    assertThat(wiki.events().thrown()).isEmpty();
  }

  @Test
  void an_admin_with_a_secure_session_tries_mail_and_nobody_else() throws Exception {
    assertThat(get("ben", "/admin/people").statusCode()).isEqualTo(403);
    assertThat(get("admin", "/admin/people").statusCode()).isEqualTo(302);
    wiki.confirmPassword();
    HtmlForm form = HtmlForm.in(get("admin", "/admin/people").body());

    assertThat(submit("admin", form).statusCode()).isEqualTo(303);

    assertThat(wiki.mail().next().getTo()).isEqualTo("admin@wiki.example");
  }

  private String ask(String user, String incident) throws Exception {
    String html = get(user, "/requests/ask").body();
    Matcher criterion =
        Pattern.compile("(?s)<select name=\"criterion\".*?<option value=\"([^\"]+)\"")
            .matcher(html);
    assertThat(criterion.find()).isTrue();
    HtmlForm form =
        HtmlForm.in(html)
            .and("space", "OPS")
            .with("incident", incident)
            .with("by", "Search")
            .and("criterion", criterion.group(1))
            .and("question", "What could both of us learn?");
    assertThat(submit(user, form).statusCode()).isEqualTo(303);
    Matcher row =
        Pattern.compile("requests/one\\?id=([^\"]+)\">" + incident)
            .matcher(get(user, "/requests").body());
    assertThat(row.find()).isTrue();
    return row.group(1);
  }

  private long rowsWith(String text) {
    return wiki.activeObjects().rowsWith(text);
  }

  private HttpResponse<String> get(String user, String path) throws Exception {
    return send(user, HttpRequest.newBuilder(web.url(SCREENS + path)));
  }

  private HttpResponse<String> submit(String user, HtmlForm form) throws Exception {
    return send(
        user,
        HttpRequest.newBuilder(web.url("").resolve(form.action()))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form.encoded())));
  }

  private HttpResponse<String> send(String user, HttpRequest.Builder request) throws Exception {
    String basic =
        Base64.getEncoder().encodeToString((user + ":x").getBytes(StandardCharsets.UTF_8));
    return browser.send(
        request.header("Authorization", "Basic " + basic).build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
